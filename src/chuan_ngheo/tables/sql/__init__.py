"""A standard as a view in a database: the same plan as for dataframes, written in six dialects by sqlglot."""
