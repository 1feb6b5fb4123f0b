"""No cells at all, for lines that go to no file: what is only printed in sums costs no text of each line."""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction

from pbr.engine.generated.line_as_row import FixedCells, SumCells
from pbr.engine.pricing.line_sum import LineSum
from pbr.settlement.line import Line
from pbr.settlement.reason import Reason


class _NoDays(dict[date | None, str]):
    def __missing__(self, _day: date | None) -> str:
        return ""


class NoCells:
    """Takes the place of `RowCells` where no row is written anywhere."""

    def __init__(self) -> None:
        self.days: Mapping[date | None, str] = _NoDays()

    def fixed(self, _line: Line) -> FixedCells:
        """Nothing is the same of every line."""
        return FixedCells("", "", "")

    def sums(self, _unit: str, _signed: int | None, _one: LineSum, share: Fraction | None) -> SumCells:
        """No text of what a line comes to; its share is no text."""
        return SumCells("", "", "", "", share)

    def ends(self, _line: Line, _reason: str) -> tuple[str, str]:
        """No text of a line that was made as a value."""
        return "", ""

    def reason(self, _reason: Reason) -> tuple[str, str]:
        """No words of a reason."""
        return "", ""

    def are_plain(self, _column: Sequence[str]) -> bool:
        """Whatever stands in a column, it is put into no file."""
        return True
