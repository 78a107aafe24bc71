"""A country of households, the rule of 2016 written by hand for it, and how both are measured."""
