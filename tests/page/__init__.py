"""The page in a browser: the same bytes as the command line's, nothing sent, and used by whoever comes to it new."""
