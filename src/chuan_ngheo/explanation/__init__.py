"""A result in words: the class, the numbers, the facts behind each deprivation, the law, what would change it."""
