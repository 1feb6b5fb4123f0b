"""The quality of an extract before anyone settles it: what is there, what is blank, and what money hangs on it."""
