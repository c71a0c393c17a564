"""How the made-up cost centres use their money: over which accounts, and in which months."""

MIXES: dict[str, tuple[tuple[str, float], ...]] = {
    "board": (("5010", 0.62), ("5510", 0.18), ("7050", 0.12), ("7500", 0.08)),
    "office": (("5020", 0.55), ("5510", 0.17), ("5520", 0.05), ("6010", 0.1), ("6850", 0.06), ("7410", 0.07)),
    "audit": (("7410", 1.0),),
    "activity": (("7100", 0.82), ("6010", 0.08), ("6410", 0.04), ("7050", 0.03), ("7500", 0.03)),
    "summer": (("7100", 0.78), ("6010", 0.1), ("6410", 0.09), ("7050", 0.03)),
    "structural": (("7410", 0.45), ("7500", 0.4), ("7050", 0.15)),
    "project": (("5020", 0.5), ("5510", 0.16), ("7100", 0.24), ("7050", 0.05), ("6410", 0.05)),
}
"""How a cost centre's costs are spread over accounts."""

SEASONS: dict[str, tuple[int, ...]] = {
    "board": (6, 8, 10, 8, 9, 10, 1, 4, 11, 9, 12, 12),
    "office": (8, 8, 8, 8, 9, 10, 7, 7, 8, 8, 9, 10),
    "audit": (0, 10, 40, 30, 0, 0, 0, 0, 10, 0, 0, 10),
    "activity": (6, 8, 9, 9, 9, 8, 3, 6, 10, 10, 10, 12),
    "summer": (3, 5, 8, 11, 13, 13, 11, 11, 9, 7, 5, 4),
    "structural": (4, 6, 12, 8, 12, 5, 1, 4, 14, 12, 14, 8),
    "project": (8, 8, 9, 9, 9, 8, 5, 7, 9, 9, 9, 10),
}
"""How a cost centre's costs fall over the months, in parts of the year's sum."""
