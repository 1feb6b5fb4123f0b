"""In which days a quantity is limited, as it is written: ``… for each plan and week``."""

import re

from pbr.scheme.pricing.places import CountedOver
from pbr.scheme.reading.cycles import window_written
from pbr.scheme.reading.reading_context import Reading
from pbr.source.yaml_nodes import Scalar, part_of
from pbr.values.pattern import Pattern

OWN = Pattern(r"(?P<field>[a-z][a-z0-9_]*) for each (?P<whom>[a-z_]+)(?: and (?P<window>[a-z_ ]+))?", re.ASCII)
"""A number of the plan's own, and the window in which it limits: it begins with a name."""
_WINDOWS: dict[str, CountedOver] = {
    "day": "day",
    "week": "week",
    "month": "month",
    "quarter": "quarter",
    "contract quarter": "contract quarter",
    "contract year": "contract year",
    "calendar year": "year",
    "run": "run",
}


def read_window(match: re.Match[str], text: Scalar, reading: Reading) -> CountedOver | None:
    """In which days a quantity is limited, as a match has them: the whole run where it says none."""
    return "run" if match["window"] is None else _window(part_of(text, *match.span("window")), reading)


def _window(text: Scalar, reading: Reading) -> CountedOver | None:
    if text.text == "cycle":
        return window_written(text, {}, reading)
    found = _WINDOWS.get(text.text)
    if found is None:
        message = f"'{text.text}' is not a window in which a quantity is limited"
        reading.problem("PBR360", message, text.place, f"write {', '.join((*_WINDOWS, 'cycle'))}")
    return found
