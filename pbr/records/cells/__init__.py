"""Columns of one table: each cell parsed by its type, and what is wrong with it said."""
