"""Households as unknowns, and rules as conditions on them, for a solver: what holds of every household at once.

Needs the extra ``prove``.
"""
