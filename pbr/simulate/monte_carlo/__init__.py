"""What each scheme could come to: the results drawn many times, and what the draws say."""
