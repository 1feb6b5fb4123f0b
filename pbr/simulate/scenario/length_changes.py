"""Records with longer or shorter plans: their days, the hours given in them, and visits that go on as they went.

A plan is so many times as long however a scheme pays for it, by the week, the hour or the visit: else schemes would not
be compared like with like.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction

from pbr.records.dictionary import TABLES
from pbr.records.table import Records, Row, Table, Value
from pbr.simulate.changed_records import with_fields, with_rows
from pbr.simulate.plan_duration import ENDS, days_of
from pbr.values.rounding import Rounding, to_pence

_HOURS = "hours_delivered"
_CHANGED = frozenset({*ENDS, _HOURS})
_ONE_DAY = timedelta(days=1)


def changed_by_length(needs: Mapping[str, frozenset[str]]) -> bool:
    """Whether the length of plans can change anything for a scheme that needs these fields, by table."""
    return "visits" in needs or bool(_CHANGED & needs.get("plans", frozenset()))


def lengthened(records: Records, times: Fraction) -> Records:
    """Records whose plans last so many times as many days, to the nearest day and at least one.

    Their hours are so many times as many, and their visits go round again in the same pattern, or the last are left
    out. A plan whose end is not known stays as it is: nobody can say how much longer it would be.
    """
    plans, visits = records.tables.get("plans"), records.tables.get("visits")
    if plans is None:
        return records
    layout = plans.layout
    places = {} if visits is None else _places(visits)

    def change(name: str, row: Row, own: Mapping[str, int]) -> Sequence[Row]:
        if name == "plans":
            return [_longer(row, layout, times)]
        if name != "visits" or visits is None or (days := days_of(row[-1], layout)) is None:
            return [row]
        place, many = places[id(row)]
        wanted = _whole(many * times)
        return [_again(row, visits, round_, days) for round_ in range(-(-(wanted - place) // many))]

    return with_rows(records, change)


def _longer(plan: Row, layout: Mapping[str, int], times: Fraction) -> Row:
    if days_of(plan, layout) is None:
        return plan
    started = plan[layout["started_on"]]
    said = {name: plan[layout[name]] for name in _CHANGED if name in layout and plan[layout[name]] is not None}
    return with_fields(
        plan,
        layout,
        {name: value * times if name == _HOURS else _later(started, value, times) for name, value in said.items()},
    )


def _later(started: date, ended: date, times: Fraction) -> date:
    days = max(_whole((ended - started + _ONE_DAY).days * times), 1)
    return started + timedelta(days=days - 1)


def _places(visits: Table) -> dict[int, tuple[int, int]]:
    """The place of each visit among those of its plan, by day and id, and how many those are; by the row itself."""
    (key,) = TABLES["visits"].key
    order = [visits.layout[name] for name in ("visited_on", key) if name in visits.layout]
    of_plan: dict[int, list[Row]] = defaultdict(list)
    for row in visits.rows:
        of_plan[id(row[-1])].append(row)
    found: dict[int, tuple[int, int]] = {}
    for rows in of_plan.values():
        rows.sort(key=lambda row: [row[at] for at in order])
        found |= {id(row): (at, len(rows)) for at, row in enumerate(rows)}
    return found


def _again(visit: Row, visits: Table, round_: int, days: int) -> Row:
    """The visit as it was, or a copy of it so many lengths of its plan later.

    Copies are marked otherwise than those of plans, whose own visits may be repeated too: no two ids are alike.
    """
    if round_ == 0:
        return visit
    (key,) = TABLES["visits"].key
    values: dict[str, Value] = {key: f"{visit[visits.layout[key]]} [{round_ + 1}]"}
    if "visited_on" in visits.layout:
        values["visited_on"] = visit[visits.layout["visited_on"]] + timedelta(days=round_ * days)
    return with_fields(visit, visits.layout, values)


def _whole(exact: Fraction) -> int:
    return to_pence(exact, Rounding.HALF_UP)  # whole days and visits, as pounds are whole pence
