"""What was judged, written: as text, as JSON, in CSV files, and on a page."""
