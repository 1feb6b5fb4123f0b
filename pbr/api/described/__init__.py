"""A scheme, a line, a reason or a rule in words."""
