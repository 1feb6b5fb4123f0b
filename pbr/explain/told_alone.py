"""What is told of a record from its own family, beside what all records show: then no other family need be at hand."""

from collections.abc import Collection, Mapping, Sequence
from itertools import compress
from typing import Any, Protocol

from pbr.engine.measuring.measures import Measurements
from pbr.explain.lines_in_common import is_named_by
from pbr.explain.lookup import pieces_before_strokes
from pbr.explain.unpriced import Unpriced
from pbr.records.cells.council_codes import COUNCIL_CODES, PROVIDER_CODES, Holder
from pbr.records.dictionary import TableKind
from pbr.records.table import Row
from pbr.scheme.scheme import Scheme
from pbr.values.dataclass import dataclass

_PLANS, _PLAN = "plans", "plan_id"


class InColumns(Protocol):
    """A table whose columns are at hand, in the order of its rows."""

    @property
    def kind(self) -> TableKind:
        """What its rows are."""
        ...

    @property
    def layout(self) -> Mapping[str, int]:
        """The fields that it has."""
        ...

    @property
    def as_they_stand(self) -> Sequence[Row]:
        """Its rows."""
        ...

    def column(self, name: str) -> Sequence[Any]:
        """What they have in a field."""
        ...


@dataclass(frozen=True, slots=True)
class OfAllRecords:
    """What all records show: what measures count, and how many have no price."""

    measurements: Measurements
    unpriced: Unpriced


def is_told_alone(wanted: str, scheme: Scheme) -> bool:
    """Whether a story of this id needs no lines but those of families, each settled by itself.

    It does where lines put families together: sums, pools, windows of providers, limits over more than a plan, and
    what measures scale or several pay. It does of what the scheme itself names too.
    """
    alone = not scheme.payers and not is_named_by(wanted, scheme)
    return (
        alone
        and all(
            one.kind is not None
            and one.added_up is None
            and one.amount.so_far is None
            and one.scale is None
            and all(part.scale is None for part in one.parts)
            for one in scheme.payments
        )
        and all(one.over == "plan" and not one.of_all for one in scheme.limits)
    )


def names_what_is_in_common(wanted: str, columns: Mapping[Holder, Collection[str]]) -> bool:
    """Whether an id, or the beginning of a line's, is a provider of some records, or the id a code of theirs.

    ``columns`` are what they have by table and field.
    """
    names = {wanted, *pieces_before_strokes(wanted)}
    return any(
        not (names if codes == PROVIDER_CODES else {wanted}).isdisjoint(columns.get(holder, ()))
        for codes in COUNCIL_CODES
        for holder in codes.holders
    )


def rows_asked_for(wanted: str, tables: Mapping[str, InColumns]) -> dict[str, list[Row]]:
    """The rows of plans that an id may be about, as its own or their person's, with all that belongs to them.

    ``tables`` are plans and what belongs to them.
    """
    names = {wanted, *pieces_before_strokes(wanted)}
    plans = tables[_PLANS]
    plan_ids = {
        *compress(plans.column(_PLAN), map({wanted}.__contains__, plans.column("person_id"))),
        *(
            plan_id
            for table in tables.values()
            for plan_id in compress(table.column(_PLAN), map(names.__contains__, table.column(table.kind.key[0])))
        ),
    }
    return {
        name: list(compress(table.as_they_stand, map(plan_ids.__contains__, table.column(_PLAN)))) if plan_ids else []
        for name, table in tables.items()
    }
