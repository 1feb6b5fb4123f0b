"""What every section of a scheme is read with: names, places, sources, words of days."""
