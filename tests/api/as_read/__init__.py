"""A large extract settled as it is read, against the same extract read whole."""
