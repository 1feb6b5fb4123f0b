"""Who confirmed results, what hangs on them and a sample to check, as text, JSON and a list to check by."""
