"""The record of what was settled, run by run."""
