"""What a contract rewards, as text and as a section of the page."""
