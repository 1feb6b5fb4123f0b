"""Python written by the product: lines of source, and functions made of them. It knows nothing of schemes."""
