"""Which of several lines of one payment for one record a line is: a month, an instalment, a provider's window."""

from datetime import date
from typing import ClassVar

from pbr.values.dataclass import dataclass
from pbr.values.dates import month_label, month_of
from pbr.values.window import Window


@dataclass(frozen=True, slots=True)
class WindowSlot:
    """A window of a provider, the whole run among them; or of the days of service of a record that a measure scales.

    ``piece`` is the first day of a later piece of such days: from then on the price or the certainty is another.
    """

    window: Window
    piece: date | None = None

    @property
    def label(self) -> str:
        """As ids and files name it: ``2026-06``, ``2026-04-to-06``, ``run``."""
        return self.window.label


@dataclass(frozen=True, slots=True)
class MonthSlot:
    """The days of service in a calendar month, by one of them: one obligation, whatever happens within it.

    ``piece`` is the first day of a later piece of the month: from then on the price or the certainty is another.
    """

    day: date
    piece: date | None = None

    @property
    def label(self) -> str:
        """``2026-06``, for each piece of it."""
        return month_label(month_of(self.day))


@dataclass(frozen=True, slots=True)
class InstalmentSlot:
    """One of several instalments, numbered from 1."""

    number: int

    @property
    def label(self) -> str:
        """``01``."""
        return f"{self.number:02}"


@dataclass(frozen=True, slots=True)
class NobodySlot:
    """The record's own line of a part that is shared over others, where nobody has a share of it.

    It keeps the line's id apart from that of another record that is called as this one is.
    """

    one: str
    """What each of those others is called: ``outcome``."""

    @property
    def label(self) -> str:
        """``no-outcome``."""
        return f"no-{self.one}"


@dataclass(frozen=True, slots=True)
class CarriedSlot:
    """The window in which something is paid that was over in the record's own window."""

    window: Window

    @property
    def label(self) -> str:
        """As ids and files name it: ``2026-06-08``, ``2026-07``."""
        return self.window.label


@dataclass(frozen=True, slots=True)
class OnlySlot:
    """The only line of a payment, or of a part of it, for a record."""

    label: ClassVar[str] = ""


@dataclass(frozen=True, slots=True)
class RowSlot:
    """The line of a row that could not be read, by where it stands: the id of no payment's line, and no slot of one."""

    label: ClassVar[str] = ""
    file: str
    line: int
    part: str = ""


@dataclass(frozen=True, slots=True)
class SettledSlot:
    """The slot of what was settled and has no line of its own any more, by its label as the ledger has it."""

    label: str


Slot = WindowSlot | MonthSlot | InstalmentSlot | NobodySlot | CarriedSlot | OnlySlot | RowSlot | SettledSlot
ONLY = OnlySlot()


def piece_of(slot: Slot) -> date | None:
    """The first day of a later piece of a month or a window; None for everything else."""
    return slot.piece if isinstance(slot, MonthSlot | WindowSlot) else None


def whole_of(slot: Slot) -> Slot:
    """The slot of all pieces of a month or a window."""
    match slot:
        case MonthSlot(day=day):
            return MonthSlot(day)
        case WindowSlot(window=window):
            return WindowSlot(window)
        case _:
            return slot


def label_in_ids(slot: Slot) -> str:
    """What tells the lines of a payment for one record apart: the slot, or the first day of a later piece of it."""
    piece = piece_of(slot)
    return slot.label if piece is None else piece.isoformat()
