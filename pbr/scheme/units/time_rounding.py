"""How the time of each record is rounded before it is priced: to the nearest step, up or down, and at least so much."""

from typing import Literal

from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class TimeRounding:
    """Time of a record brought to whole steps of so many minutes, half a step going up where it is to the nearest.

    ``least`` is the shortest time that counts, in minutes, of a record that has any time at all; None where any does.
    """

    step: int
    way: Literal["nearest", "up", "down"]
    least: int | None = None
