"""One standard verified as a whole: checked, tried on its cases, held against another, and its cases tried in turn."""
