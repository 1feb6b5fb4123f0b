"""What is said beside the lines: records that count nowhere, and what was used of each table."""
