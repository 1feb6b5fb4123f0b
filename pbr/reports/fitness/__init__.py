"""Fitness, written: as text, as JSON and as a page."""
