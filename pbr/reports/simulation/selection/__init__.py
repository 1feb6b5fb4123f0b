"""Selection (whom it pays to choose or to leave), as text and as a section of the page."""
