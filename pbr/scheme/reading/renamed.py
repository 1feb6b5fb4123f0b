"""That something of a scheme was called otherwise when it was settled before."""

from typing import NamedTuple

Called = tuple[str, str]
"""A payment or limit, and a part of it; empty for the whole."""


class Renamed(NamedTuple):
    """What was settled under one name and goes on under another."""

    before: Called
    now: Called
