"""Files as written: text, and where each piece of it stands."""
