"""Source files as written: text, and where (line and column) each piece of it stands."""
