"""A scheme's worked examples."""
