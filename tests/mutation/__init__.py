"""Changes of one thing in the code on the way to money, and whether a test notices."""
