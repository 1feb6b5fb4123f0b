"""Records: the extract's tables, what their fields mean, and how they are read."""
