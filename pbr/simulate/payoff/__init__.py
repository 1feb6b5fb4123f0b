"""A scheme settled once for each way in which records can turn out, and what those sums come to."""
