"""One table read: ids, parents, rows that are twice or held."""
