"""How every subject of a comparison is laid out: amounts, names, columns of text and sections of the page."""
