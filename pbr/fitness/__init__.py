"""Fitness for payment by results: what the writers answer, beside what the scheme says and the records show.

It advises and decides nothing.
"""
