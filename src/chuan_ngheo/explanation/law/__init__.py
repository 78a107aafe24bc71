"""The law as it is encoded, in words: a standard, a table of benefits, the rules of reviews."""
