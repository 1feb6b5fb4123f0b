"""What the page's Python is asked, outside of a browser: it is the same Python."""
