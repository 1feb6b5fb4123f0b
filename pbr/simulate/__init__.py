"""What contracts would have paid, could pay, and how likely: the only place where anything is drawn by chance."""
