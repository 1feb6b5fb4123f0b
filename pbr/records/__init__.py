"""Records: an extract's tables of CSV, what their fields mean (the data dictionary), and how they are read."""
