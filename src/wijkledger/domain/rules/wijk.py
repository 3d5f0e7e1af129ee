"""Rules on the neighbourhood: reach, input, support, taking part, and care afterwards."""

from __future__ import annotations

from typing import Final

RULES: Final = """
R-WIJK-1 W norm S4:135-140,1064-1067 De wijk hoort regelmatig iets, en er gebeurt iets.
R-WIJK-2 W norm S4:135-140 Het initiatief neemt bij het betrekken van de wijk het voortouw.
R-WIJK-3 W norm S4:295-300 De buurt kent het initiatief.
R-WIJK-4 W norm S4:378-384 Er is gesproken met meer bewoners dan de initiatiefnemers.
R-WIJK-5 W norm S4:730-741 Koplopers, middengroep en achterblijvers zijn alle bereikt.
R-WIJK-6 I advies S4:730-741 Naast het plan gebeurt er in de wijk nu al iets tastbaars.
R-WIJK-7 I advies S4:730-741 De wijk wordt met verschillende middelen bereikt.
R-TEN-1 P norm S4:1149-1152 Het initiatief weet dat de gemeente er ook voor tegenstanders is.
R-TEN-2 I norm S4:1348-1351 De raad hoort vroeg van spanningen in de wijk.
R-S2-1 I advies S2:16 De positie van bewoners wordt niet vaker betwist dan die van andere partijen.
R-PRT-1 P norm S1:13 Het ontwerp van de participatie rust op een voorbereiding.
R-PRT-2 W norm S1:19 Bij een activiteit staat hoe mensen zijn gekozen en uitgenodigd.
R-PRT-3 W eigen S1:7 Een activiteit is er voor een groep die in kaart is gebracht.
R-PRT-4 P advies S1:19 Te zien is waar een uitkomst in het plan terechtkwam.
R-PRT-5 I eigen S1:5-19 De participatie gaat van voorbereiden via ontwerpen naar uitvoeren; teruggaan mag.
R-TRK-1 P norm S1:19 Op elke inbreng komt antwoord.
R-TRK-2 P norm S1:19 Deelnemers, andere bewoners en belanghebbenden horen terug wat er met inbreng is gedaan.
R-TRK-3 H eigen S1:19 De terugkoppeling komt binnen de termijn die ervoor geldt.
R-TRK-4 W advies S2:37 Wat niet is overgenomen, heeft een reden.
R-TRK-5 I eigen S2:37 Van elke fase is te zien welk deel van de inbreng is overgenomen.
R-TRK-6 P advies S1:19 Het uitvoeringsplan zegt hoe de uitkomsten zijn opgenomen.
R-DRV-1 P norm S4:671-675 In fase 2 is afgesproken hoe de steun groeit en wordt getoetst.
R-DRV-2 P norm S4:1044-1050 De steun is opnieuw getoetst toen het plan bijna definitief was.
R-DRV-3 W eigen S4:1044-1050 De laatste meting van de steun gaat over het plan zoals het nu is.
R-DRV-4 P norm S4:1052-1056 Een deelnameverklaring volgt op een concreet aanbod.
R-DRV-5 W eigen - Wie een plan breed gedragen noemt, wijst een meting aan.
R-DRV-6 W advies S2:23-24,43 Bij het meten zijn huurders, verhuurders, middengroep en achterblijvers niet
  vergeten.
R-DRV-7 I advies S4:979-984 Heeft het plan weinig gezamenlijke gevolgen, dan is minder steun nodig.
R-DRV-8 W norm S4:749-756 Is het initiatief een van de spelers, dan toetst ook een ander de steun.
R-DLN-1 P eigen - Er doen niet meer woningen mee dan er zijn.
R-DLN-2 P norm S4:1052-1056 Een aanbod noemt ingrepen, kosten en opbrengsten.
R-DLN-3 W eigen - Een deelnameverklaring hoort bij het aanbod dat nu geldt.
R-DLN-4 H eigen S4:979-988 Voor het investeringsbesluit is de drempel voor deelname gehaald.
R-DLN-5 P eigen - Deelname staat er als aantal, niet op naam.
R-OPT-1 P advies S4:1005-1010 Voor de raad het uitvoeringsplan krijgt, is de afmeldregeling bepaald.
R-OPT-2 P eigen S4:1005-1010 De wijk kent de afmeldregeling.
R-OPT-3 I eigen - Wie zich afmeldde, is te zien in de eindstand.
R-VRB-1 P norm S4:1290-1295 Bij het begin van fase 4 is er een vraagbaak, en de wijk weet dat.
R-VRB-2 W norm S4:1290-1295 Bewoners worden met een vraag niet heen en weer gestuurd.
R-VRB-3 W eigen - De vraagbaak kan het aantal vragen aan.
R-VRB-4 I eigen - Wat vaak wordt gevraagd, is een les waard.
R-NAZ-1 P norm S4:1386-1389,1404-1408 De nazorg heeft een eigenaar.
R-NAZ-2 H eigen - Een melding bij de nazorg wordt op tijd opgelost.
R-NAZ-3 W eigen S4:1404-1408 Doet het initiatief de nazorg, dan heeft het er steun en mensen voor.
"""
