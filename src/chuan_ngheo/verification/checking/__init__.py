"""One standard by itself: what is wrong with its rules, lines, names, dates and citations, and what is proved of it."""
