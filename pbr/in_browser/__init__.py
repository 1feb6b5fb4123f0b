"""The calculator in a page: what its Python worker is asked, each answered in text that the page shows."""
