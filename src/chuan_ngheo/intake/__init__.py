"""A commune's files in: tables of households and members, read cell by cell, no row lost."""
