"""Points of which a column does not show whether decimals follow them or thousands: 1.250 among whole minutes."""

from pbr.problems.problem import Place, Problem
from pbr.records.cells.cells import can_be
from pbr.records.dictionary import Field, OwnUnit, Unit
from pbr.values.number import number_in_cell
from pbr.values.pattern import Pattern

_MAY_BE_THOUSANDS = Pattern(r"[1-9][0-9]{0,2}\.[0-9]{3}")
_UNITS_IN_THOUSANDS = (Unit.MINUTES, Unit.HOURS, Unit.FIGURE)
_HOURS_OF_A_YEAR = 24 * 366
# Thousands are never all of a column, but every figure has three decimals where a database writes them.
_FEWEST_WITH_THREE_DECIMALS = 5


def may_be_thousands(field: Field, cell: str) -> bool:
    """Whether the point of a figure may stand between thousands: that of 1.250, and not of 0.250, 1.25 or 1250.0.

    Figures that cannot be so large have their decimals behind it, whatever stands there.
    """
    number = number_in_cell(cell) if _MAY_BE_THOUSANDS.fullmatch(cell) else None
    if number is None or not (isinstance(field.unit, OwnUnit) or field.unit in _UNITS_IN_THOUSANDS):
        return False
    return can_be(field, number * 1000) and not (field.unit is Unit.HOURS and number * 1000 > _HOURS_OF_A_YEAR)


class PointsSeen:
    """What the figures of a column show of its points; each figure is looked at once or more."""

    def __init__(self) -> None:
        self._doubtful: set[str] = set()
        self._has_decimals = False
        self._has_whole = False

    def look_at(self, field: Field, cell: str) -> None:
        """Take note of a figure, also of one that cannot be; commas between thousands show that points are not."""
        if may_be_thousands(field, cell):
            if len(self._doubtful) < _FEWEST_WITH_THREE_DECIMALS:
                self._doubtful.add(cell)
        elif "." in cell or "," in cell:
            self._has_decimals = True
        else:
            self._has_whole = True

    def merge(self, other: "PointsSeen") -> None:
        """Add what other figures of the column show."""
        self._doubtful |= other._doubtful
        self._has_decimals |= other._has_decimals
        self._has_whole |= other._has_whole

    @property
    def in_doubt(self) -> bool:
        """Whether some point may stand between thousands, and no figure shows that it does not."""
        all_with_three_decimals = len(self._doubtful) >= _FEWEST_WITH_THREE_DECIMALS and not self._has_whole
        return bool(self._doubtful) and not self._has_decimals and not all_with_three_decimals


def cell_with_point_in_doubt(field: Field, cell: str, place: Place) -> Problem | None:
    """Say why a figure is not believed whose point may stand between thousands; none of any other figure."""
    return points_in_doubt(field, place) if may_be_thousands(field, cell) else None


def points_in_doubt(field: Field, place: Place) -> Problem:
    """What is wrong with figures of a column whose points are in doubt."""
    return Problem(
        "PBR704",
        f"{field.name} has a point before three figures, and nothing in its column shows whether they are decimals or "
        "thousands",
        place,
        f"write the {field.unit if field.unit is not Unit.FIGURE else 'figure'} without the point if it stands between "
        "thousands, as 1250, and with another number of decimals if not, as 1.25",
    )
