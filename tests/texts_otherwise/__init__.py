"""Texts of a scheme that the records have in other capitals, or with other spaces or signs: told, and never paid by."""
