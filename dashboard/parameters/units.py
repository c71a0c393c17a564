"""The units that parameters, plans and levers are written in, as whole ören."""

from typing import Final

ORE_PER_KRONA: Final = 100
ORE_PER_TKR: Final = 100_000
ORE_PER_MKR: Final = 100_000_000
