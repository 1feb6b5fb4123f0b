"""Fields and tables of a scheme's own, and what holds a record."""
