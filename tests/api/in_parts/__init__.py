"""Settlements worked out in several processes."""
