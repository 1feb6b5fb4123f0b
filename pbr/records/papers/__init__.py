"""Files beside an extract: notices, adjustments, a directory of providers."""
