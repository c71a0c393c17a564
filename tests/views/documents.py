"""The source documents' tables as printed (tkr, costs with minus), written off by hand for the tests."""

# Tertial report January-April 2017, "Uppföljning per kostnadsställe": budget, accumulated.
COST_CENTRES_2017 = {
    "1001": (-200, -74),
    "1003": (-200, -39),
    "1010": (-1550, -304),
    "2000": (-44, 0),
    "3001": (-4850, -1617),
    "3002": (-600, -200),
    "3004": (-500, -120),
    "3005": (-1068, -55),
    "3006": (-1250, -417),
    "3007": (-225, -75),
    "3008": (-1875, -625),
    "3010": (-75, -25),
    "3011": (-450, -143),
    "3012": (-75, -25),
    "3013": (-550, -183),
    "3015": (-650, -217),
    "3016": (-1250, -417),
    "3018": (-675, -163),
    "3019": (-575, -192),
    "3020": (-75, -25),
    "3021": (-150, -50),
    "3036": (-500, -184),
    "3041": (0, -44),
    "3042": (0, -444),
    "3044": (0, -189),
    "3045": (0, -1566),
    "positiv-rorelse-medfinansiering": (-281, 0),
}
ESF_COST_CENTRES = ("3041", "3042", "3044", "3045")

# The same report, "Resultaträkning": kronor and ören.
STATEMENT_2017 = (
    203_809.45,
    -4.61,
    203_804.84,
    -17_682.42,
    -33_389.69,
    -6_203.00,
    -264_589.88,
    -6_972_168.30,
    -98_775.86,
    -7_392_809.15,
    -7_189_004.31,
    5_889_335.00,
    -1_570.00,
    5_887_765.00,
    -1_301_239.31,
)

# The same report, "Månadsvis flöden": in women, in men, in; out women, out men, out.
FLOWS_2017 = {
    "2017-01": (50, 30, 80, 21, 20, 41),
    "2017-02": (25, 32, 57, 19, 9, 28),
    "2017-03": (28, 18, 46, 38, 22, 60),
    "2017-04": (18, 7, 25, 15, 12, 27),
}

# The same report, "Antal deltagare folkbokförda i": expected yearly volume, total, unique, in, out.
RESIDENTS_2017 = {
    "1443": (47, 17, 17, 11, 4),
    "1490": (409, 167, 152, 81, 45),
    "1466": (49, 26, 22, 11, 7),
    "1463": (145, 76, 68, 40, 32),
    "1465": (49, 28, 26, 6, 13),
    "1452": (53, 29, 25, 17, 10),
    "1491": (111, 71, 64, 27, 30),
    "1442": (54, 38, 29, 14, 14),
}

# The same report, "Ackumulerat antal i Aktiv": women, men, total, yearly budget. Seven values under
# eight headings: Svenljunga and Tranemo share one (seeds/README.md, 2).
ANONYMOUS_2017 = {
    "1443": (8, 3, 11, 20),
    "1490": (60, 25, 85, 160),
    "1466": (6, 4, 10, 20),
    "1463": (22, 9, 31, 60),
    "1465+1452": (24, 1, 25, 40),
    "1491": (6, 9, 15, 40),
    "1442": (6, 4, 10, 20),
}

# Plan 2016, "Finansieringsplan": 2016, and 2017 and 2018 alike.
CONTRIBUTIONS_2016 = {
    "forsakringskassan": 4417,
    "arbetsformedlingen": 4417,
    "vastra-gotalandsregionen": 4417,
    "bollebygd": 178,
    "boras": 2201,
    "herrljunga": 191,
    "mark": 693,
    "svenljunga": 212,
    "tranemo": 237,
    "ulricehamn": 478,
    "vargarda": 228,
}
CONTRIBUTIONS_2017 = {
    "forsakringskassan": 3817.5,
    "arbetsformedlingen": 3817.5,
    "vastra-gotalandsregionen": 3817.5,
    "bollebygd": 154,
    "boras": 1902,
    "herrljunga": 165,
    "mark": 599,
    "svenljunga": 183,
    "tranemo": 205,
    "ulricehamn": 413,
    "vargarda": 197,
}

# Plan 2016, "Ekonomisk sammanställning".
SUMMARY_2016 = {
    "individinriktat-bollebygd": -505,
    "individinriktat-boras": -5950,
    "individinriktat-herrljunga": -546,
    "individinriktat-mark": -1972,
    "individinriktat-svenljunga": -607,
    "individinriktat-tranemo": -682,
    "individinriktat-ulricehamn": -1361,
    "individinriktat-vargarda": -653,
    "individinriktat-gemensamt": -800,
    "strukturovergripande-gemensamt": -200,
    "under-utredning": -2398,
    "overhead": -1994,
}

# Plan 2022-2024, "Finansieringsplan" (the column headed 2021 is read as 2022) and the economic summary.
CONTRIBUTIONS_2022 = {
    "forsakringskassan": 4516,
    "arbetsformedlingen": 4516,
    "vastra-gotalandsregionen": 5000,
    "bollebygd": 211,
    "boras": 2504,
    "herrljunga": 208,
    "mark": 770,
    "svenljunga": 236,
    "tranemo": 261,
    "ulricehamn": 544,
    "vargarda": 266,
}
CONTRIBUTIONS_2023 = CONTRIBUTIONS_2022 | {"forsakringskassan": 5000, "arbetsformedlingen": 5000}
SUMMARY_2022 = {
    "individinriktat-bollebygd": -650,
    "individinriktat-boras": -8750,
    "individinriktat-herrljunga": -650,
    "individinriktat-mark": -2370,
    "individinriktat-svenljunga": -750,
    "individinriktat-tranemo": -800,
    "individinriktat-ulricehamn": -1650,
    "individinriktat-vargarda": -800,
    "individinriktat-gemensamt": -135,
    "strukturovergripande-gemensamt": -200,
    "overhead": -2850,
}
OVERHEAD_IF_GRANTED = -2277

# Norra Skaraborg, plan 2019, "Verksamhetsbudget": preliminary outcome 2018, budget 2019; None is not printed.
NORRA_SKARABORG_ROWS = {
    "forbundschef": (-650, -510),
    "resor-i-tjansten": (-15, -25),
    "gdpr": (-25, -25),
    "revisionsbitrade": (-53, -55),
    "ekonomihantering": (-33, -35),
    "maria-nova": (-1200, -1200),
    "amu-toreboda": (-450, -450),
    "ame-gullspang": (-250, -250),
    "ung-arena": (None, -200),  # (-700) in 2018: in brackets and outside the sum
    "gron-rehab-rorsas": (-150, -150),
    "gront-jobbspar-sotasen": (0, -150),
    "friskare-norra-skaraborg": (-330, -330),
    "kur": (-45, -70),
    "uma": (-45, 0),
    "vald-i-nara-relation": (-66, -65),
    "goda-exempel": (-8, -10),
    "utvecklingsmedel": (None, -300),
    "samverkansdag-mtg": (-15, -20),
    "styrelse": (-130, -140),
    "konferenser-styrelse": (-15, -30),
    "kopta-externa-tjanster": (-35, -10),
    "ovrigt": (-17, -20),
}
CONTRIBUTIONS_NORRA_SKARABORG = {
    2018: {
        "staten": 1794,
        "vastra-gotalandsregionen": 897,
        "mariestad": 538.2,
        "toreboda": 224.25,
        "gullspang": 134.55,
    },
    2019: {
        "staten": 1746,
        "vastra-gotalandsregionen": 873,
        "mariestad": 524,
        "toreboda": 218,
        "gullspang": 131,
    },
}
