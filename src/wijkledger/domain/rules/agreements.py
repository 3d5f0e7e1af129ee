"""Rules on what parties decide, agree, promise, escalate and evaluate."""

from __future__ import annotations

from typing import Final

RULES: Final = """
R-PHA-1 P eigen S4:50-92 Een fase begint op grond van een overeenkomst, een plan, een besluit of een uitleg.
R-PHA-2 P norm S4:50-92 Een volgende fase begint als het resultaat van de vorige er is, of met reden iets in
  plaats daarvan.
R-PHA-3 I advies S4:215-216 Fasen mogen naast elkaar lopen: een deel van de wijk kan alvast beginnen.
R-GEN-1 P eigen S4:19-23 Wie van het stappenplan afwijkt, zegt waarom en met wiens instemming.
R-GEN-2 I eigen S4:46-47 Van elke fase is te zien hoe lang zij duurt.
R-GEN-3 I advies S1:25 Een uitvoeringsplan beslaat al gauw twee jaar of langer.
R-F1-1 P norm S4:288-294 Gemeente en initiatief hebben eerst elk hun eigen ambitie gezegd.
R-F1-2 P norm S4:308-310 Voor de vervolgfase zijn rollen, planning en financiering afgesproken.
R-F1-3 W norm S4:359-366 De buurtanalyse gaat over bebouwing, bewoners, sleutelspelers, sociale kenmerken en
  warmteopties.
R-F1-5 P eigen S4:597-600 Gaat ieder zijn eigen weg, dan staat erbij waarom.
R-F4-1 P norm S4:1249-1254 Voor fase 5 zijn vorm van samenwerking, rollen, investeringen en de plaats van
  bewoners afgesproken.
R-F4-2 P norm S4:1256-1261 De bewonersorganisatie heeft gekozen: verder, iets nieuws of stoppen.
R-F4-3 H advies S4:1267-1271 Voor het meerjarenplan afloopt, is er een vervolg.
R-F4-4 P eigen S4:1370-1371 Aan het eind van fase 4 zijn alle woningen aardgasvrij, op wie zich afmeldde na.
R-F5-1 I norm S4:1383-1384 Het resultaat is gevierd met wijk, initiatief en partners.
R-F5-2 P norm S4:1410-1420 Bij een nieuwe rol van het initiatief hoort een nieuwe afspraak.
R-F5-3 P norm S4:1422-1426 Blijft het initiatief actief, dan is opnieuw besproken hoe men samenwerkt.
R-F5-4 P norm S4:1428-1431 Stopt het initiatief, dan is er geëvalueerd, gedeeld, gevierd en goed afgesloten.
R-DEC-1 P eigen - Een besluit noemt wie besloot, wanneer en wat.
R-DEC-2 P eigen S4:706-719 Een besluit noemt zijn reden en wat er anders had gekund.
R-DEC-3 W eigen - Wie besluit, gaat erover of heeft er een mandaat voor.
R-DEC-4 P eigen - Een besluit dat een ander vervangt of heropent, verwijst naar dat andere.
R-DEC-5 H eigen - De voorwaarden van een besluit worden afgehandeld.
R-DEC-6 W eigen S1:19 Voor het besluit hoorden bewoners wat er met hun inbreng gebeurde.
R-AGR-1 P eigen - Een overeenkomst is van kracht als alle partijen die erin staan hebben getekend.
R-AGR-2 P norm S4:394-403 Wie tekent, heeft daarvoor een mandaat dat op die dag loopt.
R-AGR-3 P norm S4:575-581,911-917,1165-1185 In een overeenkomst of uitvoeringsplan staat wat erin hoort.
R-AGR-4 P eigen - Een wijziging is een nieuwe versie: wat verandert, waarom, en opnieuw getekend.
R-AGR-5 H eigen - Voor een overeenkomst afloopt, is besproken hoe het verder gaat.
R-AGR-6 W norm S4:758-763 Besturen, wethouder en zo nodig de raad zien het concept lang voor het tekenen.
R-AGR-7 W eigen - Wat een overeenkomst van iemand vraagt, staat ook als toezegging genoteerd.
R-AGR-8 P moet S4:866-875 De samenwerkingsovereenkomst sluit aan bij de uitgangspunten van de raad.
R-AGR-9 I advies S4:895-900 Veranderen plan of partners, dan kan een tweede intentieverklaring helpen.
R-AGR-10 P eigen S4:911-917 Een overeenkomst eindigt volgens haar beëindigingsclausule, of met een reden.
R-AGR-11 W advies S4:590-596 Een opdracht of subsidie veronderstelt een minder gelijkwaardige relatie; past
  dat bij de bedoelde rol?
R-AGR-12 P norm S4:877-883 Wie moet investeren, tekent de samenwerkingsovereenkomst mee.
R-COM-1 W norm S4:430-433 Niemand belooft meer dan hij kan waarmaken en mag toezeggen.
R-COM-2 H norm S4:1313-1318 Een toezegging wordt op tijd nagekomen of herzien.
R-COM-3 W eigen S4:803-814 Partijen gaan hun toezeggingen niet minder vaak nakomen.
R-COM-4 W eigen - Een toezegging heeft een termijn.
R-COM-5 P eigen - Vertrekt iemand, dan neemt een ander zijn open toezeggingen over.
R-COM-6 P eigen - Aan het eind van een fase zijn de toezeggingen afgerond of overgedragen.
R-EXP-1 W norm S4:430-433,811-814 Op een uitgesproken verwachting komt antwoord.
R-ESC-1 P norm S4:816-821 Voor de samenwerkingsovereenkomst is afgesproken hoe men escaleert.
R-ESC-2 W eigen - Een escalatie slaat geen stap van het afgesproken pad over.
R-ESC-3 H eigen - Een stap duurt niet langer dan is afgesproken.
R-ESC-4 P eigen - Bij het einde van een escalatie staat de uitkomst, en wat erdoor verandert.
R-ESC-5 I eigen S4:816-821 Een spanning blijft niet lang liggen.
R-ESC-6 I eigen - Een onderwerp dat vaak terugkomt, is een les waard.
R-EVA-1 P norm S4:889-893 Vanaf fase 2 is in elke fase een evaluatie gepland.
R-EVA-2 H norm S4:1285-1288 Een geplande evaluatie gaat door, of er staat waarom niet.
R-EVA-3 W advies S4:1017-1024 Bij evaluaties in fase 3 zitten bestuurders van gemeente en initiatief.
R-EVA-4 W norm S4:1285-1288 Evaluaties gaan over de inhoud en over de samenwerking.
R-EVA-5 P norm S4:949-951,1285-1288 Op een minpunt volgt bijsturing, of er staat dat het zo blijft.
R-EVA-6 W eigen - De bijsturing die is afgesproken, gebeurt ook.
R-EVA-7 I eigen S4:1433-1436 Het initiatief doet mee aan de evaluatie.
R-LES-1 P norm S4:1433-1436 Lessen zijn samen met initiatief en partners opgehaald.
R-LES-2 P eigen - Een les noemt de regels waarop zij rust.
R-LES-3 W eigen - Elke fase en elk spoor heeft een les.
R-LES-4 W advies S3:44 Er zijn niet alleen lessen uit successen, ook uit fouten.
R-LES-5 P norm S4:1391-1396,1428-1431 Lessen zijn binnen en buiten de gemeente gedeeld.
R-LES-6 P eigen - Een les die wordt gedeeld, noemt geen personen.
R-LES-7 I eigen - Een betwiste les staat er met beide lezingen.
"""
