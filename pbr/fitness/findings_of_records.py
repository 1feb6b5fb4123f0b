"""What records show on the questions of fitness: blank results, who confirmed them, few of them, and a baseline.

The rules by which a finding goes against an answer are ours, and stand in docs/fitness.md.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from datetime import date, timedelta
from fractions import Fraction

from pbr.engine.measuring.opening_figures import openings_of
from pbr.evidence.results import WHO_CONFIRMED, confirmed_by, id_of
from pbr.fitness.finding import Finding
from pbr.fitness.findings_of_scheme import counted
from pbr.fitness.hangs_on_results import result_fields
from pbr.fitness.money_seen import HALF, MANY
from pbr.records.table import Records, Row, Table
from pbr.scheme.fitness.fitness import Answer
from pbr.scheme.scheme import Scheme

FEW = 20
"""Below so many results of a provider, chance alone moves its share far: a rule of ours."""
_BEGAN = {"plans": "started_on", "people": "referred_on", "standards": "from_on"}
_LAST_DAYS = ("due_on", "ended_on", "to_on")
_TEN_WEEKS = timedelta(weeks=10)
_OVER = {"people": "referred ten weeks ago or more"}
"""What is said of records that are over, of which it is not their own end."""

Judged = Collection[tuple[str, str]]
"""The records, by table and id, on whose results money hangs; empty where none does, and then every record counts."""


def findings_of_results(scheme: Scheme, records: Records, judged: Judged, as_at: date) -> Iterator[Finding]:
    """Say how many results that could be known are blank, who confirmed them, and how few some providers have."""
    for name, fields in result_fields(scheme).items():
        table = records.tables.get(name)
        if table is None or fields[0] not in table.layout:
            continue
        rows = _those(table, judged)
        at = table.layout[fields[0]]
        over = [row for row in rows if _is_over(row, table, as_at)]
        if over:
            blank = sum(row[at] is None for row in over)
            over_by_now = f"{counted(len(over), table.kind.one)} {_OVER.get(name, 'that are over')}"
            says = f"{blank:,} of {over_by_now} have no {fields[0]}."
            yield Finding("outcomes can be measured", says, _against_yes(blank, len(over)))
        known = [row for row in rows if row[at] is not None]
        if known:
            yield from _who_confirmed(table, known)
            yield _few_each(table, rows, known, _provider_of(table, records))
    yield from _on_support(records, judged)
    yield from _on_agreeing(records, judged)


def findings_of_baseline(scheme: Scheme, records: Records, whose: str) -> Finding:
    """Say how many records of before the scheme runs there are, and how many have a result; ``whose`` they are.

    Figures that were brought in from before are a baseline too.
    """
    before = known = 0
    figures = sum(one.last < scheme.runs.first for one in openings_of(records))
    for name, first in _BEGAN.items():
        table = records.tables.get(name)
        if table is None or first not in table.layout:
            continue
        day = table.layout[first]
        rows = [row for row in table.rows if row[day] is not None and row[day] < scheme.runs.first]
        results = [table.layout[one] for one in result_fields(scheme).get(name, ()) if one in table.layout]
        found = _with_an_outcome_found(records) if name == "plans" else frozenset()
        key = table.layout[table.kind.key[0]]
        before += len(rows)
        known += sum(row[key] in found or any(row[at] is not None for at in results) for row in rows)
    if figures:
        brought = f"{counted(figures, 'figure')} of before {scheme.runs.first}, brought in"
        besides = f", and {counted(before, 'record')} from then" if before else ""
        return Finding("there is a baseline", f"{whose} {brought}{besides}.")
    if not before:
        return Finding("there is a baseline", f"{whose} nothing that begins before {scheme.runs.first}.", Answer.YES)
    begun = f"{counted(before, 'record')} that {'begins' if before == 1 else 'begin'} before {scheme.runs.first}"
    return Finding("there is a baseline", f"{whose} {begun}, {known:,} with a result.")


def _with_an_outcome_found(records: Records) -> frozenset[str]:
    """The ids of plans that have an outcome with a result."""
    outcomes = records.tables.get("outcomes")
    if outcomes is None or "result" not in outcomes.layout:
        return frozenset()
    plan, result = outcomes.layout["plan_id"], outcomes.layout["result"]
    return frozenset(row[plan] for row in outcomes.rows if row[result] is not None)


def _those(table: Table, judged: Judged) -> list[Row]:
    """The rows of a table on whose results money hangs; all of them where no record of the table has such a line."""
    if not any(name == table.name for name, _ in judged):
        return table.rows
    return [row for row in table.rows if (table.name, id_of(row, table.kind, table.layout)) in judged]


def _is_over(row: Row, table: Table, as_at: date) -> bool:
    """Whether what came of a record could be known by a day: it was due or has ended, or ten weeks have gone by."""
    for name in _LAST_DAYS:
        if name in table.layout:
            last = row[table.layout[name]]
            return last is not None and last <= as_at
    began = row[table.layout["referred_on"]] if "referred_on" in table.layout else None
    return began is not None and began + _TEN_WEEKS <= as_at


def _who_confirmed(table: Table, known: list[Row]) -> Iterator[Finding]:
    at = {field: table.layout[field] for field in WHO_CONFIRMED if field in table.layout}
    if not at:
        return
    confirmed = (confirmed_by({field: row[place] for field, place in at.items()}) for row in known)
    by = Counter(who for one in confirmed for who in one or ("nobody said",))
    said = ", ".join(f"{who.replace('_', ' ')} {many:,}" for who, many in sorted(by.items()))
    says = f"Of {counted(len(known), table.kind.one)} with a result these confirmed it: {said}."
    yield Finding("provider and person may say it is done", says, Answer.NO if by["provider"] else None)


def _few_each(table: Table, rows: list[Row], known: list[Row], provider: Callable[[Row], str]) -> Finding:
    """Of every provider that has such a record, whether or not it has a result."""
    having = Counter(map(provider, known))
    each = {name: having[name] for name in map(provider, rows)}
    few = sum(many < FEW for many in each.values())
    have = "has" if few == 1 else "have"
    says = (
        f"{few:,} of {counted(len(each), 'provider')} {have} fewer than {counted(FEW, table.kind.one)} with a result."
    )
    return Finding("results come from the provider", f"{says} Of so few chance alone moves a share far.")


def _provider_of(table: Table, records: Records) -> Callable[[Row], str]:
    """Gives whose a row is: its own provider, or that of the plan it belongs to."""
    if "provider_id" in table.layout:
        own = table.layout["provider_id"]
        return lambda row: str(row[own])
    of_plan = records.tables["plans"].layout["provider_id"]
    return lambda row: str(row[-1][of_plan])


def _on_support(records: Records, judged: Judged) -> Iterator[Finding]:
    plans = records.tables.get("plans")
    if plans is None or "support_at_end" not in plans.layout:
        return
    at = plans.layout["support_at_end"]
    known = [row[at] for row in _those(plans, judged) if row[at] is not None]
    if known:
        less = sum(one in ("none", "reduced") for one in known)
        says = f"{less:,} of {counted(len(known), 'plan')} ended with no support or less."
        yield Finding("less support will be needed", says, Answer.YES if Fraction(less, len(known)) < HALF else None)


def _on_agreeing(records: Records, judged: Judged) -> Iterator[Finding]:
    for name in ("outcomes", "plans"):
        table = records.tables.get(name)
        if table is None or "agreed_on" not in table.layout:
            continue
        rows, at = _those(table, judged), table.layout["agreed_on"]
        if rows:
            blank = sum(row[at] is None for row in rows)
            says = f"{blank:,} of {counted(len(rows), table.kind.one)} have no day on which it was agreed."
            yield Finding("the person agreed the outcomes", says, _against_yes(blank, len(rows)))


def _against_yes(blank: int, of: int) -> Answer | None:
    return Answer.YES if Fraction(blank, of) > MANY else None
