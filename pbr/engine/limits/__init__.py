"""Caps and floors: what they come to, their lines, and what is carried over or saved up."""
