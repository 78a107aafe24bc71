"""The rule language: one expression tree, several readers. Knows facts, and no particular standard."""
