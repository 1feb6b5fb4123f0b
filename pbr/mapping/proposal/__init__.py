"""A mapping started from an extract: which column is likely to be which field, and which phrase which code."""
