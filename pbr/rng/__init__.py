"""Random numbers by key: the same key gives the same numbers on any machine, in any order."""
