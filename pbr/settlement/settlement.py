"""A settlement without its lines: what was settled, from what, and what it came to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from pbr.problems.problem import Problem
from pbr.settlement.deductions_not_taken import NotDeducted, together
from pbr.settlement.measure_result import Measured
from pbr.settlement.totals import Tally
from pbr.values.period import Period
from pbr.values.window import Window


@dataclass(frozen=True, slots=True)
class RowCounts:
    """What became of the rows of one table: read = used + out of scope + dropped + held."""

    table: str
    read: int
    used: int
    out_of_scope: int
    dropped: int
    held: int


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file that was read, its bytes identified by their SHA-256."""

    name: str
    sha256: str
    rows: int | None = None


@dataclass(frozen=True, slots=True)
class HeldRow:
    """A row of an extract that could not be read, held under ``--hold-errors``.

    ``belongs_to`` is the id of the record above it (an outcome's plan), empty where there is none, where it cannot be
    read, and where no record has that id. ``person_id`` is empty where the row itself does not name the person, or not
    readably.
    """

    table: str
    file: str
    line: int
    record_id: str
    provider_id: str
    problems: tuple[Problem, ...]
    belongs_to: str = ""
    person_id: str = ""


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


@dataclass(frozen=True, slots=True)
class Settlement:
    """The result of a run, whose lines have gone by already (they are streamed, never held).

    ``not_deducted`` has the providers from whose total something was not taken off, because it is held or not known.
    """

    scheme: str
    title: str
    scheme_file: InputFile
    inputs: tuple[InputFile, ...]
    period: Period
    whole_run: bool
    tally: Tally
    measures: tuple[Measured, ...]
    rows: tuple[RowCounts, ...]
    held_rows: tuple[HeldRow, ...]
    warnings: tuple[Problem, ...]
    as_at: date
    understood: tuple[str, ...] = ()
    expected: tuple[ExpectedRow, ...] = ()
    not_deducted: Mapping[str, NotDeducted] = field(default_factory=dict)

    @property
    def not_deducted_in_all(self) -> NotDeducted:
        """What was not taken off in all."""
        return together(list(self.not_deducted.values()))
