"""Two standards compared over the facts themselves, where they define the same indicator differently too."""
