"""Invented extracts, drawn to published figures: every row is made up and says so."""
