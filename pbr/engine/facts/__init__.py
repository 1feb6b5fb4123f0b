"""What a settlement asks of the records: their rows and references, and looks at other records."""
