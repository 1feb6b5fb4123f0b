"""What each scheme would have paid for the same records, exactly."""
