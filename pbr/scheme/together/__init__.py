"""What sections of a scheme say together: combinations refused or warned of."""
