"""Looks at other records: what they find, what leaves them in doubt, and where they are asked."""
