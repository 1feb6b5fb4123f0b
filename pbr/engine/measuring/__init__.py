"""What is counted or measured of a provider over a window, and what is not known of it."""
