"""Settling past one machine: a part, parts together, and parts as text or in a folder."""
