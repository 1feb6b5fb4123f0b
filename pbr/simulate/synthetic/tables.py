"""Inventing what an extract has not got: which tables can be made for it, why others cannot, and making them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from pbr.problems.problem import Place, Problem
from pbr.records.cells.council_codes import CodeList
from pbr.records.dictionary import TABLES, TableKind
from pbr.records.extract.extract import Extract
from pbr.records.extract.needed import Needs, told_by_others
from pbr.records.extract.read_extract import extract_from_sources
from pbr.records.files.record_names import file_of
from pbr.records.files.row_source import Source
from pbr.simulate.assumption import Invented
from pbr.simulate.synthetic.outcomes import InventedOutcomes, outcome_rows
from pbr.simulate.synthetic.people import InventedPeople, people_rows
from pbr.simulate.synthetic.plans import START_AND_END, PlanSeen, PlansNeeded, plans_in
from pbr.simulate.synthetic.standards import InventedStandards, standard_rows
from pbr.simulate.synthetic.synthetic_source import invented_source
from pbr.simulate.synthetic.visits import InventedVisits, visit_rows, without_hours

_PLANS: Mapping[str, PlansNeeded] = {
    "outcomes": PlansNeeded(START_AND_END),
    "standards": PlansNeeded(START_AND_END),
    "people": PlansNeeded((("started_on",),), also=("ended_on", "end_reason", "area")),
    "visits": PlansNeeded((*START_AND_END, ("hours_delivered", "weekly_hours"))),
}
"""The columns of plans that each table is made from."""

CAN_BE_INVENTED = tuple(_PLANS)
"""The tables that can be invented for an extract of plans."""

_NEVER_MADE = {"standards": frozenset({"score"})}
"""Fields that no assumption says anything of: a scheme that looks at one is left out, since a blank means something."""

Columns = Mapping[str, frozenset[str]]


def columns_made(table: str) -> frozenset[str]:
    """The columns of a table that can be invented."""
    return frozenset(TABLES[table].fields_by_name) - _NEVER_MADE.get(table, frozenset())


def why_not(assumed: Invented, recorded: Columns | None) -> str:
    """Why a table cannot be invented for an extract with these columns (None: one file); empty where it can be."""
    if recorded is None:
        return "the records are one file, and not a folder with plans.csv in it"
    if assumed.table in recorded:
        return f"the records have {file_of(assumed.table)}"
    if "plans" not in recorded:
        return "the records have no plans.csv"
    return _PLANS[assumed.table].lacking(recorded["plans"])


def fields_of_plans(invented: Iterable[Invented], columns: frozenset[str]) -> frozenset[str]:
    """The fields of plans that inventing some tables takes, of those there are."""
    return frozenset().union(*(_PLANS[one.table].fields(columns) for one in invented))


def not_invented(assumed: Invented, why: str) -> Problem:
    """Warn that an assumption changed nothing."""
    message = f"no {assumed.table} were invented: {why}"
    help_ = f"take {assumed.table} out of invent, unless the records should be others"
    return Problem("PBR958", message, assumed.place, help_, severity="warning")


def with_invented(
    extract: Extract, invented: Sequence[Invented], needs: Needs, lists: Sequence[CodeList] = ()
) -> Extract:
    """The extract with tables made for it, of which the fields that are needed are kept.

    The extract was taken on the last day on which anything was recorded, and what would be known only later is blank.
    Where no day says when that was, all that is invented is taken to be known.
    """
    plans = tuple(plans_in(extract.tables["plans"]))
    taken = extract.latest_recorded
    of = {one.table: one for one in invented}

    def source_of(kind: TableKind, wanted: Sequence[str]) -> Source:
        assumed = of.get(kind.name)
        rows = _rows(assumed, plans, taken) if assumed else (plan.identity for plan in plans)
        return invented_source(kind, rows, wanted, assumed.place if assumed else Place(kind.file))

    parents = {"plans": frozenset[str]()}
    # The codes of invented outcomes are this program's own; those of standards are stated by whoever assumes them.
    stated = tuple(listed.within({"standards"}) for listed in lists)
    made = extract_from_sources(source_of, {**parents, **{name: needs[name] for name in of}}, stated)
    tables = {**extract.tables, **{name: made.tables[name] for name in of}}
    return replace(
        extract,
        tables={name: tables[name] for name in dict.fromkeys((*TABLES, *tables)) if name in tables},
        warnings=(*extract.warnings, *(found for one in invented for found in _left_without(one, plans, taken))),
        latest_recorded=taken or made.latest_recorded,
        told_by_others=told_by_others(needs),
    )


def _rows(assumed: Invented, plans: Sequence[PlanSeen], taken: date | None) -> Iterable[dict[str, str]]:
    match assumed:
        case InventedOutcomes():
            return outcome_rows(assumed, plans, taken)
        case InventedStandards():
            return standard_rows(assumed, plans, taken)
        case InventedPeople():
            return people_rows(assumed, plans, taken)
        case InventedVisits():
            return visit_rows(assumed, plans, taken)
    raise AssertionError(f"nothing makes {assumed.table}")


def _left_without(assumed: Invented, plans: Sequence[PlanSeen], taken: date | None) -> Iterable[Problem]:
    """Warn of plans for which nothing could be made: they would be paid nothing, as if there had been no care."""
    without = without_hours(plans, taken) if isinstance(assumed, InventedVisits) else 0
    if without:
        many = "1 plan says" if without == 1 else f"{without:,} plans say"
        message = (
            f"{many} no hours, less than a minute, or more than two carers could give, so no visits were invented there"
        )
        advice = "give every plan its hours_delivered or weekly_hours, or leave it out of the records"
        yield Problem("PBR959", message, assumed.place, advice, severity="warning")
