"""For whom a measure is taken: each provider, each area, each person, or everybody together."""

from enum import StrEnum


class Per(StrEnum):
    """For whom a measure is taken, as it is written. All together it is taken of everybody at once, and of nobody."""

    PROVIDER = "provider"
    AREA = "area"
    PERSON = "person"
    TOGETHER = "all together"
