"""Two standards side by side: which households move from one class to another, as rules and in a population."""
