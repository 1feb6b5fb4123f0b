"""Held, not earned, open or earned, and why: written into the function of a payment."""
