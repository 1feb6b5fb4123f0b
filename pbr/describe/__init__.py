"""A scheme in plain English, from what was read of it: what the engine runs is what is described."""
