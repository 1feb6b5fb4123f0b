"""Prices, their rows, years and uplifts, tiers and bands, and the amounts written with them."""
