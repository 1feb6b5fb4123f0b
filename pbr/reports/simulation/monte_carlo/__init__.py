"""What the draws say, as text and as sections of the page."""
