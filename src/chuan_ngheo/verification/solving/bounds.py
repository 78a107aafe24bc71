"""Up to how many persons households are looked at, where nobody says."""

MOST_MEMBERS = 8
"""For comparisons and claims: larger households are rare, and numbers of members in rules turn with fewer."""

FEW_MEMBERS = 4
"""For whether two rules differ: conditions on any member differ for one person if at all, numbers for a few."""
