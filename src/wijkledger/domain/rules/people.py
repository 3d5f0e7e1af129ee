"""Rules on who takes part, with what role and mandate, and how they meet."""

from __future__ import annotations

from typing import Final

RULES: Final = """
R-PTY-1 P norm S4:312-320,367-370 De gemeente heeft steeds één aanspreekpunt, met een mandaat dat loopt.
R-PTY-2 W eigen - Wie aan tafel zit of een overeenkomst sluit, is ingeschreven.
R-PTY-3 W eigen - Niemand treedt tegelijk op voor twee partijen.
R-PTY-4 P norm S4:1353-1359 Nieuwe partners in de uitvoering zijn bijgepraat over doelen en rollen.
R-PTY-5 W advies S2:23-24 Bekend is van wie de woningen en gebouwen in de wijk zijn.
R-REG-1 W eigen S4:200-204,228-259 Voor de intentieovereenkomst is bekend welke regierollen de gemeente kiest.
R-REG-2 W eigen S4:200-204,228-259 De gemeente gebruikt op den duur niet maar één van de drie regierollen.
R-REG-3 P norm S4:252-256 Raakt een besluit mensen buiten het initiatief, dan staat de eigen afweging van de
  gemeente erbij.
R-REG-4 P norm S4:795-802 Wat de gemeente aan zich houdt, staat als voorbehoud bij de kaders.
R-LEG-1 W norm S4:536-542 In fase 1 en 2 blijkt dat wijk en gemeente achter het initiatief staan.
R-LEG-2 P norm S4:749-756 Voor de samenwerkingsovereenkomst is duidelijk of het initiatief de wijk
  vertegenwoordigt of een van de spelers is.
R-REP-1 P advies S2:23-24 Bekend is hoeveel woningen van bewoners, verhuurders en corporatie zijn.
R-REP-2 W advies S2:23-24,43 Met elke groep eigenaren en huurders is er in deze fase contact.
R-REP-3 W eigen S4:749-756 Wie een groep vertegenwoordigt, zegt waarop dat rust.
R-REP-4 W advies S2:32 Niet alleen de bekende bewonersorganisaties zijn bereikt.
R-INI-1 P norm S4:288-292 Het initiatief heeft in fase 1 een organisatievorm, al is die voorlopig.
R-INI-2 P norm S4:660-669 Het initiatief heeft in fase 2 zijn besluitvorming en taken helder verdeeld.
R-INI-3 W advies S4:686-694 Een initiatief dat een grote rol wil, krijgt in fase 2 al taken.
R-INI-4 P norm S4:996-998 Het initiatief heeft in fase 3 zijn definitieve organisatievorm.
R-ORG-1 P norm S4:623-627,686-694 Elke betrokken partner heeft een plek in de projectorganisatie.
R-ORG-2 P norm S4:1131-1137 Voor het eerste investeringsbesluit is er een stuurgroep naast de werkgroep.
R-ORG-3 P norm S4:1353-1359 In fase 4 is de overlegstructuur met alle partners opnieuw gekozen.
R-FAC-1 P norm S4:780-785 Vanaf fase 2 is er een neutrale procesbegeleider.
R-FAC-2 P norm S4:780-785 Een procesbegeleider van buiten heeft het vertrouwen van alle partijen; een van de
  gemeente doet alleen het proces.
R-FAC-3 W norm S4:780-785 De procesbegeleider heeft geen taak in de inhoud en beslist niet mee.
R-FAC-4 P eigen S4:1104-1110 Wisselt de procesbegeleider, dan is er een overdracht.
R-FAC-5 I eigen - Er zit geen gat tussen twee procesbegeleiders.
R-ROL-1 P eigen - Een onderwerp heeft één trekker, tenzij twee het uitdrukkelijk delen.
R-ROL-2 P norm S4:1078-1086 Een rol die verschuift, past nog bij de samenwerkingsovereenkomst, of die is
  gewijzigd.
R-ROL-3 W eigen S4:1078-1086 Wie een rol heeft afgesproken, vervult hem ook.
R-ROL-4 W norm S4:206-211 Bij een zwaardere rol hoort een steviger organisatie.
R-ROL-5 W norm S4:1143-1147 Wie twee petten heeft, zegt aan tafel welke hij op heeft.
R-ROL-6 I eigen - Van twee dagen is te zien waarin de rollen verschillen.
R-HND-1 P norm S4:1104-1110 Wie met een rol of open toezeggingen vertrekt, draagt die over.
R-CAP-1 P norm S4:352-357 Voor elke fase is geschat en geregeld hoeveel capaciteit nodig is.
R-CAP-2 W eigen S4:352-357 Op een tekort aan capaciteit volgt iets.
R-CAP-3 W norm S0:10 Sociale, organisatorische, technische en financiële kennis zijn alle in beeld.
R-CAP-4 H advies S0:15 Een proef met de werkwijze is geëvalueerd, en wat zij leerde is gebruikt.
R-CAP-5 I advies S2:7 De gemeente heeft een interne klankbordgroep.
R-CNL-1 P norm S4:484-488 De raad is ten minste bij de uitgangspunten voor participatie betrokken.
R-CNL-2 H advies S4:1281-1283 De raad hoort regelmatig over voortgang, keuzes, dilemma's en planning.
R-CNL-3 P norm S4:758-763,866-875 Bij de samenwerkingsovereenkomst is er een raadsbesluit, of staat er waarom
  dat niet nodig is.
R-CNL-4 W norm S0:18 De raad hoort niet alleen over de inhoud, ook over het proces.
R-CNL-5 I advies S4:1124-1129 Het initiatief heeft zelf contact met de raad.
R-DEP-1 P norm S4:649-658 Aan het eind van fase 2 kennen de afdelingen die nodig zijn het plan.
R-DEP-2 W norm S4:721-729 Een afdeling die is ingelicht, weet ook wanneer zij nodig is.
R-DEP-3 P norm S4:990-994,1058-1062 Aan het eind van fase 3 stemmen de afdelingen die nodig zijn in.
R-DEP-4 H norm S4:1073-1076 De afdelingen voor de vergunningen zijn op tijd ingeschakeld.
R-DEP-5 W eigen S4:469-472 Op een zorg van een afdeling komt antwoord.
R-DEP-6 P norm S4:854-860 Het mandaat binnen de gemeente en de weg omhoog zijn vastgelegd.
R-MTG-1 W norm S4:775-778 Er is overleg in het ritme dat is afgesproken.
R-MTG-2 W eigen - Het verslag is vastgesteld voor het volgende overleg.
R-MTG-3 P eigen - Een vastgesteld verslag blijft zoals het was; wat later blijkt, komt erbij als nagekomen.
R-MTG-4 W eigen - Een gremium besluit met het quorum dat het heeft afgesproken.
R-MTG-5 I eigen S4:623-627 Van elke fase is te zien wie waar aan tafel zat.
R-RSP-1 W norm S4:418-421 Op vragen van het initiatief komt snel antwoord.
R-RSP-2 I norm S4:418-421 Er is ook overleg bij het initiatief, niet alleen op het gemeentehuis.
R-VOL-1 I norm S4:823-828 Successen worden gevierd.
"""
