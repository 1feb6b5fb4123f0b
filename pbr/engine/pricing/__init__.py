"""The price of a day and codes, and what one line comes to."""
