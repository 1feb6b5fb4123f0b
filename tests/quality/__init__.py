"""The quality of an extract, checked before anyone settles it."""
