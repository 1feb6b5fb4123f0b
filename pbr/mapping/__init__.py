"""Mappings: how the tables of records are read out of an extract as a case system writes it."""
