"""What is told of a record: a story of chapters, recorded once and written out by ``pbr.explain.render_text``."""

from datetime import date
from typing import NamedTuple

from pbr.explain.lines_in_common import ListedLines
from pbr.records.files.row_source import Phrase
from pbr.scheme.reading.provenance import Provenance
from pbr.settlement.line import Line
from pbr.settlement.reason import MissingPrice
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class FactRead:
    """One cell that was read: its field, its value in words, and the file and line it stands on.

    ``phrase`` is what stands there itself, and under which heading, where a mapping says which code it is.
    """

    field: str
    value: str
    standing: str
    phrase: Phrase | None = None


class FigureUsed(NamedTuple):
    """Which figure of a price it is: from which day, for which codes; or what the price lacks. None: not chosen yet."""

    price: str
    since: date | None = None
    codes: tuple[str, ...] = ()
    missing: MissingPrice | None = None


@dataclass(frozen=True, slots=True)
class PriceUsed:
    """A figure of the scheme that was used: its value and date, where it stands, and where it comes from."""

    figure: FigureUsed
    sentence: str
    standing: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class MeasureRead:
    """A measure that was read, with its counts, the step they reach, and the rows that are not known yet."""

    counts: str
    step: str
    standing: str
    provenance: Provenance
    not_known: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Working:
    """The arithmetic of a line, step by step, and the rounding where it moved anything."""

    steps: tuple[str, ...]
    rounding: str = ""


@dataclass(frozen=True, slots=True)
class LineStory:
    """One line of the settlement: what came of it, why, how it was worked, and what it still needs to be due.

    ``needs`` is empty for a line that is due, was due earlier, or is a note. ``because`` is why in short where that is
    more than the line's reason knows: what is wrong with a row that could not be read.
    """

    line: Line
    outcome: str
    why: str
    working: Working
    facts: tuple[FactRead, ...] = ()
    measures: tuple[MeasureRead, ...] = ()
    needs: tuple[str, ...] = ()
    because: str = ""


@dataclass(frozen=True, slots=True)
class NamedCondition:
    """A named condition that the payment rests on, as the scheme words it."""

    name: str
    text: str
    standing: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """A payment for one record (or a provider): its lines, and what all of them rest on."""

    title: str
    standing: str
    lines: tuple[LineStory, ...]
    scope: str = ""
    prices: tuple[PriceUsed, ...] = ()
    working: Working = Working(())
    facts: tuple[FactRead, ...] = ()
    rules: tuple[NamedCondition, ...] = ()
    clause: Provenance | None = None
    assumes: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    aside: str = ""


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """A payment that is not for a record, or a part of it in which a record has no share, and why."""

    payment: str
    part: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Story:
    """Everything told of what was asked for."""

    heading: tuple[str, ...]
    chapters: tuple[Chapter, ...]
    outside: tuple[NotApplicable, ...]
    measures: tuple[MeasureRead, ...]
    documents: tuple[str, ...]
    listed: tuple[ListedLines, ...] = ()
    counts: tuple[str, ...] = ()

    @property
    def amount(self) -> int:
        """What is due in the period for all of it, in pence; a line that is told and listed too is counted once."""
        told = [told.line for chapter in self.chapters for told in chapter.lines]
        ids = {line.line_id for line in told}
        others = {line.line_id: line for one in self.listed for line in one.lines if line.line_id not in ids}
        return sum(line.amount for line in (*told, *others.values()))
