"""What can be wrong in a CSV folder, and what is said of it: the whole line, since the words are the help."""

import csv

from data_access.limits import LONGEST_CELL, MOST_FILE_BYTES
from tests.data_access.folders import FILES

BUDGET, FLOWS, SHARES = "siffror/budget-2020.csv", "siffror/floden-2020.csv", "siffror/bidrag-2020.csv"
A_PERSON = "811218" + "-" + "9876"

NUMBER = "är inte ett tal. Skriv till exempel 1250 eller −1 250,50."
MONTH = "är inte en månad. Skriv till exempel 2017-04."
CODE = "är inte en kod. Använd a-z, siffror och bindestreck."
DATE = "är inte ett datum. Skriv till exempel 2022-01-25, 2022-01 eller 2022."
YES_OR_NO = "ska vara ja eller nej."
COUNT = "är ett antal och ska vara ett heltal."
NOT_BELOW_ZERO = "ska vara noll eller större, och högst 1000000000."
EMPTY = "cellen är tom men behövs. Fyll i den."
BACKWARDS = "perioden slutar innan den börjar. Byt plats på månaderna eller rätta dem."
ENDS_FIRST = "slutar innan det börjar. Byt plats på datumen eller rätta dem."
NOT_MONEY = "enheten passar inte måttet. Skriv kr eller tkr eller mkr."
UNIT = "är ingen enhet. Skriv något av: kr, tkr, mkr, antal, andel."
ONE_VALUE = "ange ett värde, eller i ”saknas” varför det inte finns."
TWO_VALUES = "raden har ett värde, så det saknas inte. Töm den ena cellen."
NOT_LISTED = "koden finns inte i {file}. Rätta den eller lägg till den där."
NO_AREA = NOT_LISTED.format(file="omraden.csv")
NO_CENTRE = NOT_LISTED.format(file="kostnadsstallen.csv")
NO_SOURCE = NOT_LISTED.format(file="kallor.csv")
TWICE = "koden står redan på rad {row}. Ta bort den ena raden eller ändra koden."
SAME_FIGURE = "samma uppgift står redan på rad 2. Ta bort den ena raden."
TOO_MANY_CELLS = "raden har fler celler än rubriker. Ta bort ett semikolon eller sätt citattecken om cellen."
PERSONNUMMER = "ser ut som ett personnummer. Ta bort det: här får bara antal finnas."
PARTS = "en grupp anger vilka kommuner som ingår, en kommun gör det inte."
NOT_PARTS = "0009 är inte en kommun i omraden.csv. Rätta koden eller lägg till kommunen."
OWN_AREA = "en kommun ska ha kommunkod, och bara en kommun."
NO_SHARE = "förbundet har fasta andelar, men kommunens saknas. Skriv till exempel 0,25."
SHARES_OFF = "kommunernas fasta andelar ska bli 1 tillsammans. Rätta dem."
NO_FIGURES = "tabellens siffror saknas. Lägg till filen siffror/budget-2021.csv eller ta bort raden."
GOAL = "ett mål med gräns har gräns, enhet och riktning. Fyll i alla tre eller ingen."
NO_COLUMN = "kolumnen saknas. Lägg till den eller rätta rubriken."
TWO_COLUMNS = "rubriken står två gånger. Ta bort den ena kolumnen."
SIX_DECIMALS = "är en andel och får ha högst sex decimaler."
UTF_8 = "filen är inte UTF-8. Spara den som ”CSV UTF-8”."
NUL = "filen är ingen textfil (NUL-tecken). Spara den på nytt som ”CSV UTF-8”."
DELIMITER = "cellerna skiljs åt med {sign}. Spara filen som CSV med semikolon mellan cellerna."
QUOTATION = 'ett citattecken stängs inte rätt. Skriv "…" om hela cellen och "" inuti den.'
LONG_CELL = f"cellen är längre än {csv.field_size_limit()} tecken. Korta den, eller stäng citattecknet."
NO_HEADINGS = "filen är tom. Den ska börja med en rad rubriker."
NO_FILE = "filen saknas. Lägg till den."
MEASURES = (
    "är inte känt. Skriv något av: budget, utfall, intäkt, bidrag, tilldelning, projektmedel, "
    "ingående eget kapital, utgående eget kapital, andel, inflöde, utflöde, deltagare totalt, "
    "deltagare unika, ingående deltagare, förväntad årsvolym, anonyma deltagare, planerade deltagare, befolkning."
)
GRAINS = (
    "är inte känt. Skriv något av: kostnadsställe, resultatrad, kategori, medlem, insats, kön, "
    "folkbokföring, leverans, alternativ, månad, total."
)
NOT_ZERO = "ska vara större än noll. Skriv till exempel 1 tkr."
LONG = f"cellen är längre än {LONGEST_CELL} tecken. Korta den."
NO_ORE = "har fler decimaler än ören. Avrunda till hela ören."
NO_SHARE_OF_ONE = "är en andel och ska ligga mellan 0 och 1."

LINES = {
    BUDGET: "budget;2020-01;2020-12;100;-400;tkr;1 tkr;;plan",
    FLOWS: "inflöde;2020-01;2020-01;kvinna;6;antal;;plan",
    SHARES: "andel;2020-01;2020-12;staten;;0,5;andel;0,01;;;;;plan",
    "medlemmar.csv": "aby;Aby;kommun;0001;0,75;2;plan",
    "omraden.csv": "0001+0002;Aby + Östby;kommungrupp;0001+0002;plan",
    "kostnadsstallen.csv": "200;Vägen;individ;nej;0001;2;plan",
    "forbund.csv": "lilla;Lilla förbundet;ja;fasta andelar;5;nej;100;0,2;plan",
    "kallor.csv": f"plan;Verksamhetsplan 2020;2019-11-20;3 Budget;7;;plan.txt;{'0123456789abcdef' * 4}",
    "tabeller.csv": "budget-2020;budget;Budget 2020;beslutat;2019-11-20;kostnadsställe;nej;plan;",
    "mal.csv": "eget-kapital;Minst 100 tkr.;eget-kapital;100;tkr;minst;2020-01;plan",
    "kalender.csv": "2020-02-11;2020-02-12;Styrelsemöte;styrelse;plan;",
    "insatser.csv": "kod;namn;inriktning;underkategori;målgrupp;märkningar;varaktighet;beskrivning;källa",
}
"""The row of each file that is made faulty."""

# File | what stands in its row | what stands there instead | row, column, value as shown | what is said.
CELLS: list[tuple[str, str, str, tuple[int, str, str], str]] = [
    (BUDGET, "-400", "fyra", (2, "värde", "fyra"), NUMBER),
    (BUDGET, "-400", '"-4\n00"', (2, "värde", "-4 00"), NUMBER),
    (BUDGET, "-400", "1.250", (2, "värde", "1.250"), "kan läsas på två sätt. Skriv 1250 eller 1,25."),
    (BUDGET, "-400", "0,000001", (2, "värde", "0,000001"), NO_ORE),
    (BUDGET, "-400", "9" * 14, (2, "värde", "9" * 14), "är orimligt stort. Kontrollera tal och enhet."),
    (BUDGET, "-400", "9" * 16, (2, "värde", "9" * 16), "har orimligt många siffror. Kontrollera talet."),
    (BUDGET, "-400", "-4\x0700", (2, "värde", ""), "innehåller tecken som inte syns. Skriv om cellen."),
    (BUDGET, "-400", "", (2, "värde", ""), ONE_VALUE),
    (BUDGET, "budget;", "budgett;", (2, "mått", "budgett"), MEASURES),
    (BUDGET, "2020-12", "2020-13", (2, "till", "2020-13"), MONTH),
    (BUDGET, "2020-01", "0000-01", (2, "från", "0000-01"), MONTH),
    (BUDGET, "2020-01", "", (2, "från", ""), EMPTY),
    (BUDGET, "2020-01;2020-12", "2020-12;2020-01", (2, "till", "2020-01"), BACKWARDS),
    (BUDGET, "tkr;1 tkr", "antal;1 tkr", (2, "enhet", "antal"), NOT_MONEY),
    (BUDGET, "tkr;1 tkr", ";1 tkr", (2, "enhet", ""), NOT_MONEY),
    (BUDGET, "tkr;1 tkr", "kkr;1 tkr", (2, "enhet", "kkr"), UNIT),
    (BUDGET, "1 tkr", "0 tkr", (2, "precision", "0 tkr"), NOT_ZERO),
    (BUDGET, "1 tkr", "y" * 100, (2, "precision", "y" * 60 + "…"), NUMBER),
    (BUDGET, "1 tkr", "x" * 5_001, (2, "precision", ""), LONG),
    (BUDGET, ";plan", ";", (2, "källa", ""), EMPTY),
    (BUDGET, ";1 tkr;;plan", "", (2, "källa", ""), EMPTY),
    (BUDGET, ";plan", ";plan;mer", (2, "", ""), TOO_MANY_CELLS),
    (BUDGET, ";plan", ";gissning", (2, "källa", "gissning"), NO_SOURCE),
    (BUDGET, ";100;", ";999;", (2, "kostnadsställe", "999"), NO_CENTRE),
    (BUDGET, ";100;", ";hundra å;", (2, "kostnadsställe", "hundra å"), CODE),
    (BUDGET, ";100;", f";{A_PERSON};", (2, "kostnadsställe", ""), PERSONNUMMER),
    (BUDGET, LINES[BUDGET], f"{LINES[BUDGET]}\n{LINES[BUDGET]}", (3, "mått", "budget"), SAME_FIGURE),
    (FLOWS, ";6;", ";-6;", (2, "värde", "-6"), "ett antal kan inte vara mindre än noll. Rätta tecknet."),
    (FLOWS, ";6;", ";6,5;", (2, "värde", "6,5"), COUNT),
    (FLOWS, "antal;;", "antal;tom;", (2, "saknas", "tom"), TWO_VALUES),
    (FLOWS, "antal", "tkr", (2, "enhet", "tkr"), "enheten passar inte måttet. Skriv antal."),
    (FLOWS, "kvinna", "?", (2, "kön", "?"), "är inte känt. Skriv något av: kvinna, kvinnor, man, män."),
    (SHARES, "andel;0,01", "kr;0,01", (6, "enhet", "kr"), "enheten passar inte måttet. Skriv andel."),
    (SHARES, "0,5", "0,1234567", (6, "värde", "0,1234567"), SIX_DECIMALS),
    (SHARES, "staten;;", f"staten;{'K' * 201};", (6, "kategori", "K" * 60 + "…"),
     "är längre än 200 tecken. Korta texten."),
    ("kallor.csv", LINES["kallor.csv"], f"{LINES['kallor.csv']}\n{LINES['kallor.csv']}", (3, "kod", "plan"),
     TWICE.format(row=2)),
    ("medlemmar.csv", "0001", "", (3, "kommunkod", ""), OWN_AREA),
    ("medlemmar.csv", "0001", "0009", (3, "kommunkod", "0009"), NO_AREA),
    ("medlemmar.csv", "0,75", "", (3, "fast andel", ""), NO_SHARE),
    ("medlemmar.csv", "0,75", "0,7", (4, "fast andel", "0,25"), SHARES_OFF),
    ("medlemmar.csv", "0,75", "75 %", (3, "fast andel", "75 %"), NUMBER),
    ("medlemmar.csv", ";2;", ";-2;", (3, "ordning", "-2"), NOT_BELOW_ZERO),
    ("omraden.csv", "kommungrupp;0001+0002", "kommungrupp;", (4, "ingår", ""), PARTS),
    ("omraden.csv", "kommungrupp;", "kommun;", (4, "ingår", "0001+0002"), PARTS),
    ("omraden.csv", "grupp;0001+0002", "grupp;0001+0009", (4, "ingår", "0001+0009"), NOT_PARTS),
    ("omraden.csv", "grupp;0001+0002", "grupp;0001+0001", (4, "ingår", "0001+0001"),
     "samma kommun står två gånger. Ta bort den ena."),
    ("omraden.csv", "grupp;0001+0002", "grupp;0001, 0002", (4, "ingår", "0001, 0002"), CODE),
    ("omraden.csv", "kommungrupp", "län", (4, "slag", "län"),
     "är inte känt. Skriv något av: kommun, kommungrupp, hela förbundet."),
    ("kostnadsstallen.csv", "0001", "0009", (3, "leveransområde", "0009"), NO_AREA),
    ("kostnadsstallen.csv", "nej", "kanske", (3, "projekt", "kanske"), YES_OR_NO),
    ("forbund.csv", ";ja;", ";?;", (2, "påhittad", "?"), YES_OR_NO),
    ("forbund.csv", ";5;", ";-5;", (2, "skyddströskel", "-5"), NOT_BELOW_ZERO),
    ("forbund.csv", "0,2", "20", (2, "tak andel av tilldelning", "20"), NO_SHARE_OF_ONE),
    ("forbund.csv", "fasta andelar", "lika", (2, "fördelningsnyckel", "lika"),
     "är inte känt. Skriv något av: befolkning, fasta andelar."),
    ("kallor.csv", "2019-11-20", "2019-02-30", (2, "datum", "2019-02-30"), DATE),
    ("kallor.csv", "0123456789abcdef" * 4, "0123", (2, "sha256", "0123"),
     "är inte en SHA-256-summa (64 tecken 0-9, a-f)."),
    ("tabeller.csv", "kostnadsställe", "konto", (2, "indelning", "konto"), GRAINS),
    ("tabeller.csv", LINES["tabeller.csv"], f"{LINES['tabeller.csv']}\n{LINES['tabeller.csv']}",
     (3, "kod", "budget-2020"), TWICE.format(row=2)),
    ("tabeller.csv", LINES["tabeller.csv"],
     f"{LINES['tabeller.csv']}\n{LINES['tabeller.csv'].replace('budget-2020', 'budget-2021')}",
     (3, "kod", "budget-2021"), NO_FIGURES),
    ("mal.csv", ";tkr;", ";%;", (2, "enhet", "%"), UNIT),
    ("mal.csv", ";tkr;", ";;", (2, "gräns", "100"), GOAL),
    ("mal.csv", "100;tkr", "0,5;antal", (2, "gräns", "0,5"), COUNT),
    ("kalender.csv", "2020-02-12", "2020-02-10", (2, "till", "2020-02-10"), ENDS_FIRST),
    ("kalender.csv", "2020-02-12", "2019", (2, "till", "2019"), ENDS_FIRST),
    ("insatser.csv", "inriktning", "riktning", (1, "inriktning", ""), NO_COLUMN),
    ("insatser.csv", "märkningar", "målgrupp", (1, "målgrupp", ""), TWO_COLUMNS),
    ("insatser.csv", "varaktighet", A_PERSON, (1, "", ""), PERSONNUMMER),
]  # fmt: skip

_GOALS = FILES["mal.csv"]

# File | its whole content (None: deleted) | row (0: none) | what is said.
WHOLE_FILES: list[tuple[str, bytes | None, int, str]] = [
    ("forbund.csv", None, 0, NO_FILE),
    ("kallor.csv", None, 0, NO_FILE),
    ("tabeller.csv", None, 0, NO_FILE),
    ("forbund.csv", FILES["forbund.csv"].split("\n")[0].encode(), 0, "ska ha just en rad: förbundet."),
    ("mal.csv", b"", 0, NO_HEADINGS),
    ("mal.csv", b"\xef\xbb\xbf", 0, NO_HEADINGS),
    ("mal.csv", _GOALS.encode("latin-1"), 1, UTF_8),
    ("mal.csv", _GOALS.encode() + "sista;råd".encode("latin-1"), 3, UTF_8),
    ("mal.csv", _GOALS.encode("utf-16"), 1, UTF_8),
    ("mal.csv", _GOALS.encode() + b"a\x00b", 3, NUL),
    ("mal.csv", _GOALS.replace(";", ",").encode(), 1, DELIMITER.format(sign="komma")),
    ("mal.csv", _GOALS.replace(";", "\t").encode(), 1, DELIMITER.format(sign="tabb")),
    ("mal.csv", _GOALS.replace("Minst 100", '"Minst 100').encode(), 2, QUOTATION),
    ("mal.csv", _GOALS.replace("Minst 100", '"Minst" 100').encode(), 2, QUOTATION),
    ("mal.csv", _GOALS.replace("kod;", '"kod;').encode(), 1, QUOTATION),
    ("mal.csv", _GOALS.replace("Minst", "x" * 10_000_000).encode(), 2, LONG_CELL),
    ("mal.csv", b"x" * (MOST_FILE_BYTES + 1), 0, "filen är större än 20 MB. Är det rätt fil?"),
]
