"""What the engine noticed on the way and nobody is paid by: values, of which `notice_warnings` makes words."""

from datetime import date
from enum import StrEnum

from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class InNoBand:
    """Records that the codes of a scheme are for, and that a number or a date keeps out of every payment and measure.

    ``fields`` are those numbers and dates; ``first_ids`` names the first of ``rows`` records.
    """

    table: str
    fields: tuple[str, ...]
    rows: int
    first_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CodeNotTaken:
    """A council's own code that no payment and no measure takes in any of its rows.

    ``meant`` is the one that the scheme asks for and that is the same but for capitals and spacing; empty if none is.
    """

    table: str
    field: str
    code: str
    rows: int
    meant: str = ""


class Apart(StrEnum):
    """In what a text of the records is another than the scheme's, where a reader would take the two for one."""

    CAPITALS = "capitals"
    SIGNS = "spaces, accents or signs"
    NOUGHTS = "noughts before a number"


@dataclass(frozen=True, slots=True)
class TextOtherwise:
    """A ``text`` that a scheme asks for, and rows that have it in another way, which is read as another text.

    ``apart`` says in what they differ, each once.
    """

    table: str
    field: str
    text: str
    rows: int
    apart: tuple[Apart, ...]


@dataclass(frozen=True, slots=True)
class CodesAlike:
    """Two of a council's own codes that may be one: they are the same but for a letter, or for how they are spaced."""

    table: str
    field: str
    one: str
    other: str
    rows_of_one: int
    rows_of_other: int


@dataclass(frozen=True, slots=True)
class FloorNotBegun:
    """A provider without any line under a floor, which therefore brings it to nothing.

    ``windows`` are those without a line, by their labels, of a floor that has begun in others; ``pence`` is then what
    the first of them is brought to.
    """

    limit: str
    provider_id: str
    pence: int
    windows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NothingBroughtIn:
    """A figure that a measure is compared with, and no row of ``openings.csv`` is called so; ``names`` are there."""

    measure: str
    name: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NotBroughtInForAll:
    """A figure that a measure is compared with, of which these ``providers`` have no row in ``openings.csv``."""

    measure: str
    name: str
    providers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NothingTaken:
    """Not one of the ``rows`` records read is what a scheme pays for or counts."""

    rows: int


@dataclass(frozen=True, slots=True)
class WeighsNothing:
    """Records with a weight of 0 that a part is shared out over by weight; ``first_ids`` names the first."""

    table: str
    part: str
    rows: int
    first_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DaysBeforeRun:
    """Records that a payment for days is for from the first day of the run, ``begins``, and that began before it.

    ``first_ids`` names the first of ``rows`` records.
    """

    table: str
    payment: str
    begins: date
    rows: int
    first_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OutsideRun:
    """Records that a measure counts nowhere, by days read from ``fields``, though most of theirs are in the run.

    ``first_ids`` names the first of ``rows`` records.
    """

    table: str
    measure: str
    fields: tuple[str, ...]
    rows: int
    first_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CountedElsewhere:
    """Records that a measure counts in one window by ``fields``, though most of their days are in another.

    ``first_ids`` names the first of ``rows`` records.
    """

    table: str
    measure: str
    fields: tuple[str, ...]
    rows: int
    first_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PaidUnmeasured:
    """Providers that a measure counts and nothing can be paid to, and providers to be paid of whom it has no row."""

    measure: str
    unpaid: tuple[str, ...]
    unmeasured: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PaidWithOpenRecords:
    """A pool that is paid in this period while records of its window are open or held, and may join it later."""

    payment: str
    window: str
    providers: tuple[str, ...]
    records: int


@dataclass(frozen=True, slots=True)
class NotPaidWhenDue:
    """A window that is due in this period and not decided: its measure is not, or every one of its records is open.

    ``unknown`` counts what ``measure`` does not know; with none, it has nothing to measure, or nothing certain that
    it is ``compared`` with. ``measure`` is empty where ``records``, all that the window has, are open or held.
    """

    payment: str
    window: str
    providers: tuple[str, ...]
    measure: str
    unknown: int
    records: int
    compared: bool = False


Notice = (
    InNoBand
    | CodeNotTaken
    | CodesAlike
    | CountedElsewhere
    | DaysBeforeRun
    | FloorNotBegun
    | NothingBroughtIn
    | NotBroughtInForAll
    | NothingTaken
    | OutsideRun
    | PaidUnmeasured
    | NotPaidWhenDue
    | PaidWithOpenRecords
    | TextOtherwise
    | WeighsNothing
)
