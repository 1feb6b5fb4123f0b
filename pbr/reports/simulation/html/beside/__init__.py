"""The sections of a page for what stands beside the back-cast: each picture with the same numbers under it."""
