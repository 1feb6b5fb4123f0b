"""Records invented, mapped, or read out of the national return."""
