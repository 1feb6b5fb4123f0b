"""What each scheme would have paid, as a table, as CSV and JSON, and as sections of the page."""
