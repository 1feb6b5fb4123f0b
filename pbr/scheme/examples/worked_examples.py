"""Worked examples (a scheme's own tests) as written: records, a day, and the lines and totals they must give."""

from collections.abc import Iterator
from dataclasses import field

from pbr.problems.problem import Place
from pbr.settlement.line import Status
from pbr.source.yaml_nodes import Scalar
from pbr.values.dataclass import dataclass
from pbr.values.period import Period

_OF_NO_EXAMPLE = (Status.DUE, Status.ERROR, Status.SETTLED, Status.TAKEN_BACK)
STATUS_WORDS = {status.value.replace("_", " "): status for status in Status if status not in _OF_NO_EXAMPLE}
"""How a worked example writes each status that is no money due."""
ROW_NUMBER = "#"
"""What stands in a cell of rows that are alike for the number of its row."""


@dataclass(frozen=True, slots=True)
class ExpectedLine:
    """What one line must be: money due, or another status, with what is at stake where that is written."""

    line_id: str
    status: Status
    pence: int | None
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class ExpectedTotal:
    """What several lines must come to together, in pence.

    ``words`` say which: a payment, a limit, ``provider`` or ``payer`` and its name, or a field and a code; and, where
    it is not what is due, the status whose sum at stake it is (``bonus not earned``).
    """

    words: str
    pence: int
    place: Place


@dataclass(frozen=True, slots=True)
class RowsAlike:
    """Rows that say the same but for their number, which is ``#`` in them; one row as it is where ``many`` is None."""

    row: dict[str, Scalar]
    many: int | None = None

    def each(self) -> Iterator[dict[str, Scalar]]:
        """Every row, by column; 1 is the number of the first."""
        if self.many is None:
            yield self.row
        else:
            for at in range(1, self.many + 1):
                yield {name: _numbered(cell, at) for name, cell in self.row.items()}


def _numbered(cell: Scalar, at: int) -> Scalar:
    """The cell of one of the rows; the same value for every row where it has no number in it."""
    return Scalar(cell.text.replace(ROW_NUMBER, str(at)), cell.place, plain=False) if ROW_NUMBER in cell.text else cell


@dataclass(frozen=True, slots=True)
class Example:
    """A worked example ready to be run."""

    name: str
    rows: dict[str, tuple[RowsAlike, ...]]
    period: Period
    lines: tuple[ExpectedLine, ...]
    totals: tuple[ExpectedTotal, ...]
    measures: dict[str, Scalar]
    total_due: int
    total_place: Place
    place: Place
    verdicts: dict[str, Scalar] = field(default_factory=dict)
    limits: dict[str, Scalar] = field(default_factory=dict)
    ranks: dict[str, Scalar] = field(default_factory=dict)

    @property
    def tables(self) -> dict[str, list[dict[str, Scalar]]]:
        """The rows of each table, one by one."""
        return {table: [row for alike in rows for row in alike.each()] for table, rows in self.rows.items()}
