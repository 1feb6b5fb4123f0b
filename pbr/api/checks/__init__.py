"""Schemes and extracts checked before anything is settled."""
