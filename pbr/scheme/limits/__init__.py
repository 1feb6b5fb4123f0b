"""Caps and floors over payments."""
