"""A row that a scheme expects and nobody recorded."""

from typing import Any

from pbr.values.dataclass import dataclass
from pbr.values.period import Period
from pbr.values.window import Window


@dataclass(frozen=True, slots=True)
class ExpectedRow:
    """A row that a scheme expects and nobody recorded, by its code, its provider and its window.

    ``period`` is the part of the window that is in the scheme's run.
    """

    table: str
    record_id: str
    code: str
    provider_id: str
    window: Window
    period: Period


class RowNobodyRecorded(tuple[Any, ...]):
    """The row that is made up for one, with nothing known but its key: nothing is paid for it until it is recorded."""

    __slots__ = ()
