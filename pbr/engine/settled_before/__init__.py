"""What was settled of an obligation before, and what stands of it now."""
