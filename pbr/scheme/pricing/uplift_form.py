"""Uplift as it is written: by which index a price is moved, on which days, and how that is rounded."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from pbr.problems.suggest import did_you_mean
from pbr.scheme.pricing.prices import DatedFigures
from pbr.scheme.reading.indices import Index, Movement, Uplift, movements
from pbr.scheme.reading.reading_context import Reading
from pbr.source.yaml_nodes import Scalar, part_of
from pbr.values.dataclass import dataclass
from pbr.values.dates import date_in_scheme
from pbr.values.money import money_in_scheme
from pbr.values.pattern import Pattern
from pbr.values.rounding import Rounding, to_pence

_ROUNDED = Pattern(r"(?P<how>to the nearest|up to|down to) (?P<money>\S+)", re.ASCII)
_HOW = {"to the nearest": Rounding.HALF_UP, "up to": Rounding.UP, "down to": Rounding.DOWN}


@dataclass(frozen=True, slots=True)
class UpliftWritten:
    """The words of a price that say how it is uplifted, and the prices' figures as they are written."""

    indexed_by: Scalar | None
    uplifted_on: Scalar | None
    rounded: Scalar | None

    @property
    def first(self) -> Scalar | None:
        """The first of them that is written; None where the price is not uplifted."""
        return self.indexed_by or self.uplifted_on or self.rounded


@dataclass(frozen=True, slots=True)
class _Rounds:
    """To how many pence an uplifted figure is rounded, and which way; ``words`` are the scheme's."""

    unit: int
    how: Rounding
    words: str

    def of(self, exact: Fraction) -> Fraction:
        """An exact figure, rounded."""
        return Fraction(to_pence(exact / self.unit, self.how) * self.unit)


def uplifted(
    steps: Sequence[DatedFigures], written: UpliftWritten, indices: Mapping[str, Index], reading: Reading
) -> tuple[DatedFigures, ...]:
    """The figures of a price with those that an index makes of them, each from its day; money that is no share."""
    if written.first is None:
        return tuple(steps)
    if written.indexed_by is None or written.uplifted_on is None:
        message = "a price is uplifted by an index and on days, and one of the two is not said"
        reading.problem("PBR355", message, written.first.place, "write both indexed by: and uplifted on:")
        return tuple(steps)
    rounds = None if written.rounded is None else _rounds(written.rounded, reading)
    index = _index(written.indexed_by, indices, reading)
    days = _days(written.uplifted_on, steps, reading)
    if index is None or days is None or (written.rounded is not None and rounds is None):
        return tuple(steps)
    if not reading.is_sound("indices"):
        # What it has no figure for may only be what could not be read.
        return tuple(steps)
    made = list(steps)
    for day, text in days:
        made.sort(key=lambda step: step.first)
        held = next(step for step in reversed(made) if step.first < day)
        moved = list(movements(index, indices, held.first, day))
        lacking = [one for one in moved if isinstance(one, str)]
        if lacking:
            message = f"'{lacking[0]}' has no figure for {held.first}, or none for {day} that is used from after it"
            reading.problem("PBR358", message, text.place, "give its figures; or take the day out until it is known")
            return tuple(steps)
        up = Uplift(
            index.name, tuple(one for one in moved if isinstance(one, Movement)), rounds.words if rounds else ""
        )
        made.append(_moved(held, day, up, rounds))
    return tuple(sorted(made, key=lambda step: step.first))


def _moved(held: DatedFigures, day: date, up: Uplift, rounds: _Rounds | None) -> DatedFigures:
    """The figures that held before, moved; they stand where those are written."""
    exact = {codes: figure * up.ratio for codes, figure in held.figures.items()}
    figures = exact if rounds is None else {codes: rounds.of(figure) for codes, figure in exact.items()}
    return replace(held, first=day, figures=figures, uplift=up)


def _index(text: Scalar, indices: Mapping[str, Index], reading: Reading) -> Index | None:
    index = indices.get(text.text)
    if index is None and not reading.is_written("indices", text.text):
        remedy = did_you_mean(text.text, indices) or f"indices: {', '.join(indices) or 'none; list it under indices'}"
        reading.problem("PBR355", f"there is no index called '{text.text}'", text.place, remedy)
    if index is not None:
        reading.indices_used |= {index.name, *(name for _, name in index.made_of)}
    return index


def _rounds(text: Scalar, reading: Reading) -> _Rounds | None:
    match = _ROUNDED.fullmatch(text.text)
    unit = money_in_scheme(match["money"]) if match else None
    if match is None or unit is None or unit <= 0:
        message = f"'{text.text}' does not say how a price is rounded"
        reading.problem("PBR355", message, text.place, "write to the nearest £0.01, up to £0.04 or down to £0.01")
        return None
    return _Rounds(unit, _HOW[match["how"]], text.text)


def _days(text: Scalar, steps: Sequence[DatedFigures], reading: Reading) -> list[tuple[date, Scalar]] | None:
    """The days of uplift, in order, each after the first figure and none of a figure's own."""
    found: list[tuple[date, Scalar]] = []
    start = 0
    for piece in text.text.split(","):
        one = part_of(text, start, start + len(piece))
        start += len(piece) + 1
        day = date_in_scheme(one.text)
        if day is None:
            message = f"'{one.text}' is not a day of the calendar between 1900 and 2199"
            reading.problem("PBR212", message, one.place, "write it like 2027-04-01, with commas between several")
            return None
        if found and day <= found[-1][0]:
            message = f"{day} does not come after {found[-1][0]}"
            reading.problem("PBR357", message, one.place, "write the days from the earliest to the latest")
            return None
        if day <= steps[0].first or any(step.first == day for step in steps):
            message = f"there is no figure before {day} to uplift, or one is written for that very day"
            reading.problem("PBR357", message, one.place, "uplift a figure after the day from which it holds")
            return None
        found.append((day, one))
    return found
