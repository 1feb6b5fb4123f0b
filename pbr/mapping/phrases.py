"""Phrases of an extract: when two cells say the same."""

from pbr.records.files.invisible_characters import trimmed

KEY_SIGN = "\x1f"
"""Stands between the parts of a key of several columns: a sign that separates cells, and that no cell has in it."""


def key_known_as(key: str) -> str:
    """By what a key is known, of one cell or of several with the sign between them; empty where all are blank."""
    parts = [known_as(part) for part in key.split(KEY_SIGN)]
    return KEY_SIGN.join(parts) if any(parts) else ""


def known_as(phrase: str) -> str:
    """By what a phrase is known: capitals, and how it is spaced, make no difference."""
    return " ".join(trimmed(phrase).casefold().split())
