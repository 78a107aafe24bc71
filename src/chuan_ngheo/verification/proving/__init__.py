"""Claims about what standards say of households: proved, or a household that shows otherwise."""
