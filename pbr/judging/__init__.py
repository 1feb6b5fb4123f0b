"""Judging a service: targets met or missed, and what follows for a provider. Nothing here pays anything."""
