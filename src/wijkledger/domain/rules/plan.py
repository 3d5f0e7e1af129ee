"""Rules on ambition, frames, the plan itself, its money and its execution."""

from __future__ import annotations

from typing import Final

RULES: Final = """
R-AMB-1 P norm S4:297-306,386-392 Aan het eind van fase 1 is de gedeelde ambitie vastgelegd.
R-AMB-2 P eigen S4:101-108 Wie een plan of rol wijzigt, zegt wat dat met de ambitie doet.
R-AMB-3 H norm S4:1242-1247 Lijkt de ambitie niet haalbaar, dan is op tijd gekozen: doorgaan, anders of extra.
R-SP2-1 W norm S4:109-113 De lijst van partijen die nodig zijn, is van deze fase.
R-KAD-1 P norm S4:327-328,484-485,866-867 Voor de intentieovereenkomst staan de uitgangspunten vast voor
  warmtetransitie, participatie en samenwerking; bij die voor participatie is de raad betrokken.
R-KAD-2 P norm S4:327-340 Veranderen de kaders, dan is dat met het initiatief besproken.
R-KAD-3 W norm S4:386-392 De wijk weet wat er kan en niet kan, en hoe je meedoet.
R-KAD-4 W advies S2:10 Over een onderwerp dat vastligt, wordt geen inbreng gevraagd.
R-KAD-5 P norm S4:457-461 Het initiatief weet in fase 1 wat aan hem is, en wat gemeente en raad beslissen.
R-KAD-6 P norm S1:7 De technische, bestuurlijke en financiële kaders zijn er voordat de participatie wordt
  ontworpen.
R-KAD-7 W advies S3:27 Er zijn kaders samen gesteld, niet alleen door de gemeente.
R-KAD-8 W eigen S2:10 Bij een onderwerp waarop inbreng komt, staat hoe open het is.
R-KAD-9 I eigen S3:29 Te zien is waar de samenwerking het beleid heeft veranderd.
R-PAR-1 P advies S4:206-211,405-412 Gemeente en initiatief spreken in fase 1 samen een participatieniveau af.
R-PAR-2 W eigen S4:206-211 Verschuiven de rollen, dan is ook het participatieniveau bekeken.
R-PAR-3 P eigen S4:405-412 Wie het participatieniveau wijzigt, zegt waarom.
R-TEC-1 P norm S4:918-922 Hangen plannen sterk van elkaar af, dan is de samenwerkingsovereenkomst uitgebreid.
R-TEC-2 W norm S4:1012-1015 Na de keuze van een techniek is de organisatievorm opnieuw bekeken.
R-PLN-1 P norm S4:629-641 Voor de samenwerkingsovereenkomst is het plan technisch-economisch, sociaal en
  juridisch bekeken.
R-PLN-2 P norm S4:643-647 Voor de samenwerkingsovereenkomst is bekend wie eigenaar wordt van welk deel.
R-PLN-3 P advies S4:700-704 De partners stemmen in met doel, analyse, techniek, rollen en hoe de wijk meedoet.
R-PLN-4 W norm S4:696-704 Elke partner is gevraagd wat hij nodig heeft om in te stemmen.
R-PLN-5 P norm S4:969-972 Het uitvoeringsplan is sociaal, juridisch, technisch, financieel en planmatig
  bekeken.
R-PLN-6 P norm S4:969-972 Het uitvoeringsplan is vastgesteld door de gemeenteraad.
R-PLN-7 P advies S4:1005-1010 Het uitvoeringsplan zegt wat bewoners kunnen die niet willen meedoen.
R-PLN-8 P moet S0:6 Bij de transitievisie en het uitvoeringsplan hebben belanghebbenden kunnen meedoen.
R-INV-1 P moet S4:974-977 Het plan staat pas als alle partners instemmen met hun onderdeel.
R-INV-2 H norm S4:1034-1043 Een investeringsbesluit krijgt de tijd die de partner ervoor nodig heeft.
R-INV-3 W norm S4:1034-1043 Wie over een investering beslist, is vooraf betrokken.
R-INV-4 W eigen S4:979-988 Een investeringsbesluit komt na genoeg steun en deelname.
R-INV-5 P eigen S4:974-977 Een ja onder voorwaarden telt pas mee als de voorwaarden zijn vervuld.
R-INV-6 W eigen - Een investeringsbesluit gaat over het plan zoals het nu is.
R-TND-1 P norm S4:1026-1032 Voor de aanbesteding is er een gezamenlijke strategie.
R-TND-2 W norm S4:1026-1032 Alle partners kennen de gevolgen van de aanbestedingsstrategie.
R-TND-3 W norm S4:1273-1279 De aanbesteding volgt de strategie die is afgesproken.
R-KOP-1 W eigen S4:302-304 Een koppelkans heeft een eigenaar.
R-KOP-2 H eigen S4:302-304 Een koppelkans wordt gepakt voor zij voorbij is.
R-KOP-3 P norm S4:1263-1264 In fase 4 is elke koppelkans verzilverd, of met een reden vervallen.
R-SUP-1 W norm S4:342-350 Er is een ondersteuningsaanbod, en de voorwaarden zijn duidelijk.
R-SUP-2 I advies S4:435-437,526-534 Er is kleine, laagdrempelige steun naast grotere.
R-SUP-3 P norm S4:787-793 In fase 2 is er geld voor onderzoek en voor het werk van het initiatief.
R-SUP-4 W norm S4:342-350 Bij grotere bedragen horen meer voorwaarden.
R-SUP-5 W eigen S4:743-747 De steun houdt niet op terwijl het werk doorgaat, en is op tijd verantwoord.
R-PRG-1 P eigen - Het aantal aardgasvrije woningen daalt niet zonder dat er staat waarom.
"""
