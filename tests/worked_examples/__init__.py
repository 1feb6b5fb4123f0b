"""Tests of schemes as they may be settled."""
