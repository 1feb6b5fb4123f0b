"""The names of the sections of a file of assumptions, by which it is known before anything of it is read."""

SECTIONS = frozenset(("pbr", "title", "sources", "draw", "rates", "prices", "volumes", "figures", "invent"))
"""Those of `AssumptionsForm`: whoever only asks what a file is does not wait for all that it may hold."""
