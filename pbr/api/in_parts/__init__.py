"""A settlement worked out in parts, in several processes at once."""
