"""Phrases of an extract: when two cells say the same."""

from pbr.records.invisible_characters import trimmed


def known_as(phrase: str) -> str:
    """By what a phrase is known: capitals, and how it is spaced, make no difference."""
    return " ".join(trimmed(phrase).casefold().split())
