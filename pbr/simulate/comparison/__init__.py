"""A comparison of schemes as a whole: what to beware of in it."""
