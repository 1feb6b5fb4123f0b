"""What a contract rewards."""
