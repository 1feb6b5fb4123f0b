"""Measures, their targets and baselines, what they scale, and what is judged by them."""
