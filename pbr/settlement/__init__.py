"""What a settlement is made of: lines, totals, measures and the counts of rows."""
