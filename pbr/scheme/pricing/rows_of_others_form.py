"""Whether a row that is a share of another price is for what that price's row of the same name is for.

``up to 60`` after ``up to 30`` is for fewer numbers than ``up to 60`` alone, and ``otherwise`` for all that has no row
of its own: a share of such a row would be paid for what the other price has another figure for.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise, product

from pbr.calendar.kinds_of_day import BANK_HOLIDAY, DAYS_OF_THE_WEEK
from pbr.records.dictionary import FieldType
from pbr.scheme.pricing.amounts import PriceUse
from pbr.scheme.pricing.day_rows import row_of_week
from pbr.scheme.pricing.number_rows import NumberRow
from pbr.scheme.pricing.prices import OTHERWISE, DatedFigures, Price, RowsTried, figure_for
from pbr.scheme.pricing.prices_of_others import codes_of_other
from pbr.scheme.reading.reading_context import Reading

_Case = str | Fraction | tuple[str, ...]
"""What a record may be at a level: a code, a number, or the rows that a day may take."""


def check_rows_of_others(use: PriceUse, others: Mapping[str, PriceUse], reading: Reading) -> None:
    """Note each row that is a share of another price's, and takes in what that price has another row for.

    ``others`` has the other prices, looked up by the fields of the same record.
    """
    price = use.price
    for step in price.steps:
        for name in dict.fromkeys(one.name for one in step.of.values()):
            other = others[name].price
            dated = other.step_on(step.first)
            # Most are written alike, row by row, or are a share of one figure.
            if (
                dated is None
                or not other.by
                or (_names(price) == _names(other) and [*step.figures] == [*dated.figures])
            ):
                continue
            for key in _unlike(use, step, others[name], dated):
                message = (
                    f"'{name}' has another figure for some of what the row {', '.join(key)} of '{price.name}' is for"
                )
                remedy = f"write the same rows in '{price.name}' and '{name}', or the figure here"
                reading.problem("PBR436", message, step.places[key], remedy)


def _names(price: Price) -> list[str]:
    return [name.text for name in price.by]


def _unlike(use: PriceUse, step: DatedFigures, of: PriceUse, dated: DatedFigures) -> Iterator[tuple[str, ...]]:
    """The keys that are a share of another price, and for some record that price has a figure of another row."""
    price, other = use.price, of.price
    places = [_names(price).index(name) for name in _names(other)]
    cases = [list(_cases(use, step, at, of, dated, places)) for at in range(len(use.by))]
    found: set[tuple[str, ...]] = set()
    for case in product(*cases):
        key = figure_for(step, [_tried(use, step, one) for one in case])
        if key is None or key in found or key not in step.of or step.of[key].name != other.name:
            continue
        of_other = figure_for(dated, [_tried(of, dated, case[at]) for at in places])
        if of_other != codes_of_other(key, price, other):
            found.add(key)
            yield key


def _cases(
    use: PriceUse, step: DatedFigures, at: int, of: PriceUse, dated: DatedFigures, places: Sequence[int]
) -> Iterator[_Case]:
    """One of each kind of what a record may be at a level, as the rows of both prices tell them apart."""
    kind = use.by[at].field.type
    if kind is FieldType.DATE:
        for weekday in range(len(DAYS_OF_THE_WEEK)):
            yield from ((*row_of_week(weekday),), (BANK_HOLIDAY, *row_of_week(weekday)))
        return
    if kind not in (FieldType.NUMBER, FieldType.MONEY, FieldType.TIME):
        written = [key[at] for key in step.figures]
        if at in places:
            written += [key[places.index(at)] for key in dated.figures]
        yield from dict.fromkeys([*written, OTHERWISE])
        return
    rows = [row for (_, outside), of_level in use.number_rows.items() if len(outside) == at for row in of_level]
    if at in places:
        level = places.index(at)
        rows += [row for (_, outside), of_level in of.number_rows.items() if len(outside) == level for row in of_level]
    ends = sorted({end for row in rows for end in (row.low, row.high) if end is not None})
    between = [(one + following) / 2 for one, following in pairwise(ends)]
    yield from [ends[0] / 2, *ends, *between, ends[-1] + 1] if ends else [OTHERWISE]


def _tried(use: PriceUse, step: DatedFigures, case: _Case) -> RowsTried:
    if isinstance(case, Fraction):
        rows: Mapping[tuple[str, ...], tuple[NumberRow, ...]] = {
            outside: of_level for (first, outside), of_level in use.number_rows.items() if first == step.first
        }
        return lambda outside: [*(row.text for row in rows.get(outside, ()) if row.holds(case)), OTHERWISE]
    return lambda outside: (*case, OTHERWISE) if isinstance(case, tuple) else (case, OTHERWISE)
