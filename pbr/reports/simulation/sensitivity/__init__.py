"""Sensitivity (tornado, switching values), as text and as a section of the page."""
