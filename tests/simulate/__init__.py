"""Tests of simulating: money worked by hand, and draws against closed forms."""
