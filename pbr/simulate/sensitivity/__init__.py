"""Sensitivity: how far each assumption moves the answer (tornado), and where it changes (switching values)."""
