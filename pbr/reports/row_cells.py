"""The cells of lines that are written as they are made: the same cells as `line_cells` makes of lines by columns.

What is the same of all lines of a payment is taken from a line that `line_cells` was given; what a line comes to is
made of the same cells of money and numbers, each once; a reason is put in words once.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction

from pbr.engine.generated.line_as_row import NOBODY, FixedCells, SumCells
from pbr.engine.pricing.line_sum import LineSum
from pbr.reports.line_cells import COLUMNS, Days, LineCells, Pounds, Ratios, quoted, stand_as_they_are
from pbr.reports.spreadsheet_safe_cells import money_cell, number_cell, price_cell, sentence_cell
from pbr.settlement.line import Line
from pbr.settlement.reason import ForEach, Reason
from pbr.settlement.reason_words import reason_in_words
from pbr.settlement.slot import Slot

_MOST_REMEMBERED = 50_000
_AT = {name: at for at, name in enumerate(COLUMNS)}
_OF_PLAN, _STATUS, _DUE_ON = _AT["plan_id"], _AT["status"], _AT["due_on"]


class _MoneyOfLines(dict[int | None, tuple[str, str, str]]):
    """The cells from amount to corrects of a line of so much: not due, due before, and due; emptied when full."""

    def __missing__(self, pence: int | None) -> tuple[str, str, str]:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        said, nil = money_cell(pence), money_cell(0)
        money = self[pence] = f"{nil},{said},{nil},{nil},,", f"{nil},{said},{said},{nil},,", f"{said},,{said},{nil},,"
        return money


class RowCells:
    """Makes the cells of lines for whoever writes rows; what was made is remembered, in bounds."""

    def __init__(self) -> None:
        self.days: Mapping[date | None, str] = Days()
        self._cells, self._pounds, self._money = LineCells(), Pounds(), _MoneyOfLines()
        self._numbers, self._prices = Ratios(number_cell), Ratios(price_cell)
        # Reasons are kept alive, so that no other object can come to stand in the place of one.
        self._reasons: dict[int, tuple[Reason, str, str]] = {}
        # So are slots.
        self._fixed: dict[tuple[str, str, int], tuple[Slot, FixedCells]] = {}

    def fixed(self, line: Line) -> FixedCells:
        """What is the same of every line of a payment or part, of one that has no record."""
        cells = [str(cell) for (cell,) in map(list, self._cells.columns_of([line]).values())]
        return FixedCells(
            f"{cells[0]},{cells[1]},",
            f",{','.join(cells[_OF_PLAN + 1 : _STATUS])},",
            f",{','.join(cells[_STATUS + 1 : _DUE_ON])},",
        )

    def ends(self, line: Line, reason: str) -> tuple[str, str]:
        """What stands in the row of a line after its id, and after its plan, which ends with its ``reason``."""
        days, pounds = self.days, self._pounds
        after_id, after_plan, after_status = self._fixed_of(line)
        return after_id, (
            f"{after_plan}{line.status.value}{after_status}"
            f"{days[line.due_on]},{days[line.service_from]},{days[line.service_to]},"
            f"{self._number(self._numbers, line.quantity)},{line.unit},"
            f"{self._number(self._prices, line.unit_price)},{self._number(self._numbers, line.share)},"
            f"{pounds[line.amount]},{pounds[line.at_stake]},{pounds[line.due_to_date]},{pounds[0]},,{reason}"
        )

    def _fixed_of(self, line: Line) -> FixedCells:
        """What is the same of every line of a payment or part that has the same slot, made once for each."""
        key = line.payment, line.part, id(line.slot)
        if key not in self._fixed:
            if len(self._fixed) >= _MOST_REMEMBERED:
                self._fixed.clear()
            self._fixed[key] = line.slot, self.fixed(line._replace(record=NOBODY, reason=ForEach("")))
        return self._fixed[key][1]

    def sums(self, unit: str, signed: int | None, one: LineSum, share: Fraction | None) -> SumCells:
        """The cells from quantity to reason of what a line comes to: not due, due before, and due."""
        factors = (
            f"{self._number(self._numbers, one.quantity)},{unit},"
            f"{self._number(self._prices, one.unit_price)},{self._number(self._numbers, share)},"
        )
        return SumCells(factors, *self._money[signed], share)

    def reason(self, reason: Reason) -> tuple[str, str]:
        """A reason in words, and as the last cell of a row with the end of its line."""
        known = self._reasons.get(id(reason))
        if known is None:
            if len(self._reasons) >= _MOST_REMEMBERED:
                self._reasons.clear()
            words = sentence_cell(reason_in_words(reason))
            known = self._reasons[id(reason)] = reason, words, f"{quoted(words)}\n"
        return known[1], known[2]

    def are_plain(self, column: Sequence[str]) -> bool:
        """Whether the cells of a column of ids stand in a file as they are."""
        return stand_as_they_are(column)

    def _number(self, texts: Ratios, number: Fraction | None) -> str:
        return "" if number is None else texts[number.as_integer_ratio()]
