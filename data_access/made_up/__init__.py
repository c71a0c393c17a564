"""The made-up association "Exempelförbundet": every page in full, from a seeded generator.

Nothing here is about a real association, municipality or person; codes lie outside the real ranges.
"""
