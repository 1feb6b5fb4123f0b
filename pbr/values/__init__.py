"""Money, shares, dates and periods: exact, and never a float."""
