"""A small association as a CSV folder with a row in every table, for tests to change and break."""

from pathlib import Path

FILES = {
    "forbund.csv": """\
kod;namn;påhittad;fördelningsnyckel;skyddströskel;skydda publicerade;golv eget kapital tkr;\
tak andel av tilldelning;källa
lilla;Lilla förbundet;ja;fasta andelar;5;nej;100;0,2;plan
""",
    "kallor.csv": f"""\
kod;titel;datum;avsnitt;sida;adress;fil;sha256
plan;Verksamhetsplan 2020;2019-11-20;3 Budget;7;;plan.txt;{"0123456789abcdef" * 4}
""",
    "omraden.csv": """\
kod;namn;slag;ingår;källa
0001;Aby;kommun;;plan
0002;Östby;kommun;;plan
0001+0002;Aby + Östby;kommungrupp;0001+0002;plan
""",
    "medlemmar.csv": """\
kod;namn;slag;kommunkod;fast andel;ordning;källa
staten;Staten;staten;;;1;plan
aby;Aby;kommun;0001;0,75;2;plan
ostby;Östby;kommun;0002;0,25;3;plan
""",
    "kostnadsstallen.csv": """\
kod;namn;budgetområde;projekt;leveransområde;ordning;källa
100;Kansli;administration;nej;;1;plan
200;Vägen;individ;nej;0001;2;plan
300;Projektet;projekt;ja;;3;plan
""",
    "resultatrader.csv": """\
kod;namn;avsnitt;projekt;ordning;källa
bidrag;Medlemmarnas bidrag;bidrag;nej;1;plan
""",
    "insatser.csv": """\
kod;namn;inriktning;underkategori;målgrupp;märkningar;varaktighet;beskrivning;källa
vagen;Vägen;individ;förberedande;Unga;Unga AE PRIO, ESF MF;1 år;En väg.;plan
""",
    "tabeller.csv": """\
kod;slag;rubrik;status;beslutad;indelning;publicerad;källa;anmärkning
budget-2020;budget;Budget 2020;beslutat;2019-11-20;kostnadsställe;nej;plan;
floden-2020;flöden;Flöden 2020;utfall;2020;månad,kön;nej;plan;
bidrag-2020;medlemsbidrag;Bidrag 2020;plan;2019;medlem;ja;plan;Med andelar.
resultat-2020;resultaträkning;Resultat 2020;preliminärt;2021-02;resultatrad;ja;plan;
insatser-2020;insatsplan;Insatser 2020;plan;2019;insats,leverans,alternativ;ja;plan;
kommuner-2020;deltagare per kommun;Deltagare 2020;utfall;2020;folkbokföring;ja;plan;
""",
    "mal.csv": """\
kod;text;mått;gräns;enhet;riktning;gäller från;källa
eget-kapital;Minst 100 tkr.;eget-kapital;100;tkr;minst;2020-01;plan
""",
    "kalender.csv": """\
från;till;rubrik;slag;källa;anmärkning
2020-02-11;2020-02-12;Styrelsemöte;styrelse;plan;
""",
    "siffror/budget-2020.csv": """\
mått;från;till;kostnadsställe;värde;enhet;precision;summa;källa
budget;2020-01;2020-12;100;-400;tkr;1 tkr;;plan
budget;2020-01;2020-12;200;-600;tkr;1 tkr;;plan
budget;2020-01;2020-12;300;0;tkr;1 tkr;;plan
budget;2020-01;2020-12;;-1000;tkr;1 tkr;ja;plan
""",
    "siffror/floden-2020.csv": """\
mått;från;till;kön;värde;enhet;saknas;källa
inflöde;2020-01;2020-01;kvinna;6;antal;;plan
inflöde;2020-01;2020-01;man;5;antal;;plan
inflöde;2020-02;2020-02;kvinna;;;tom cell i källan;plan
""",
    "siffror/bidrag-2020.csv": """\
mått;från;till;medlem;kategori;värde;enhet;precision;tryckt;i summan;summa;anmärkning;källa
bidrag;2020-01;2020-12;staten;;1000;tkr;1 tkr;1 000*;;;Med stjärna.;plan
bidrag;2020-01;2020-12;aby;;750;tkr;1 tkr;;;;;plan
bidrag;2020-01;2020-12;ostby;;250,5;tkr;0,5 tkr;;;;;plan
bidrag;2020-01;2020-12;;Kommuner;1000,5;tkr;0,5 tkr;;nej;ja;;plan
andel;2020-01;2020-12;staten;;0,5;andel;0,01;;;;;plan
""",
    "siffror/resultat-2020.csv": """\
mått;från;till;resultatrad;värde;enhet;precision;källa
utfall;2020-01;2020-12;bidrag;2000500,25;kr;1 öre;plan
""",
    "siffror/insatser-2020.csv": """\
mått;från;till;insats;leverans;alternativ;värde;enhet;källa
budget;2020-01;2020-12;vagen;0001+0002;utan beviljat projekt;-0,6;mkr;plan
planerade deltagare;2020-01;2020-12;vagen;0001;med beviljat projekt;30;antal;plan
""",
    "siffror/kommuner-2020.csv": """\
mått;från;till;folkbokföring;värde;enhet;källa
deltagare totalt;2020-01;2020-04;0001;7;antal;plan
deltagare totalt;2020-01;2020-04;0002;4;antal;plan
förväntad årsvolym;2020-01;2020-12;0001;20;antal;plan
""",
}


def write_folder(folder: Path) -> Path:
    """The small association's files in a new folder."""
    for name, text in FILES.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


def change(folder: Path, name: str, old: str, new: str) -> None:
    """Replace what stands exactly once in a file."""
    file = folder / name
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, (name, old, text.count(old))
    file.write_text(text.replace(old, new), encoding="utf-8", newline="")
