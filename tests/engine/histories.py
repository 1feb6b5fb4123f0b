"""Histories of a contract, drawn: an extract, and what becomes known, changes, moves or is withdrawn after it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from hypothesis import strategies as st

from pbr.engine.settled_before.settled_so_far import RecordKey
from pbr.settlement.ledger_reasons import Withdrawn
from tests.engine.generated import (
    RATES,
    STANDARDS,
    a_person,
    a_plan,
    a_standard,
    a_stay,
    a_visit,
    an_outcome,
    any_of,
    codes_of,
    extracts,
)
from tests.engine.rows import Fields, Tables

FIRST_DAY = date(2026, 1, 1)
KEYS = {
    "plans": ("plan_id",),
    "outcomes": ("outcome_id",),
    "visits": ("visit_id",),
    "people": ("person_id", "provider_id", "referred_on"),
    "stays": ("stay_id",),
    "standards": ("standard", "provider_id", "from_on"),
}
"""What the id of a record is made of: another of these is another record, and the first is withdrawn."""
OF_PLANS = ("outcomes", "visits")


@dataclass(slots=True)
class History:
    """The records of a contract as they are now, and what was withdrawn from them.

    ``last_plans`` has the plan with which each record went that a notice of its plan took with it.
    """

    name: str
    tables: Tables
    withdrawn: dict[RecordKey, Withdrawn] = field(default_factory=dict)
    last_plans: dict[RecordKey, str] = field(default_factory=dict)
    ends_on: date = FIRST_DAY - timedelta(1)
    as_at: date = FIRST_DAY
    made: int = 0

    def filled(self) -> list[str]:
        """The tables that have rows."""
        return [table for table, rows in self.tables.items() if rows]

    def next_period(self, draw: st.DrawFn) -> str:
        """The next period, from the day after the last one ended; it is settled on its last day or some days later."""
        first = self.ends_on + timedelta(1)
        self.ends_on = first + timedelta(draw(st.sampled_from((30, 60, 90, 150, 240))))
        self.as_at = max(self.as_at, self.ends_on + timedelta(draw(st.sampled_from((0, 0, 0, 5, 60)))))
        return f"{first} to {self.ends_on}"

    def withdraw(self, table: str, at: int, replaced_by: str = "") -> None:
        """Take a row away with a notice, and what belongs to it."""
        row = self.tables[table].pop(at)
        key = _id_of(table, row)
        self.withdrawn[table, key] = Withdrawn(table, key, replaced_by)
        if table == "plans":
            for name in OF_PLANS:
                # A ledger reads this in what the last run kept. Of a row that was written to the plan since that run it
                # would know no better than to put it back where it was; here there is nothing put back, and it is told.
                self.last_plans |= {
                    (name, _id_of(name, one)): key for one in self.tables.get(name, []) if one["plan_id"] == key
                }
                self.tables[name] = [one for one in self.tables.get(name, []) if one["plan_id"] != key]


def rates_of(name: str) -> tuple[str, ...]:
    """The rates that plans of a scheme may have."""
    return ("lower", "higher") if name.startswith("ipc") else RATES.get(name, ("standard", "specialist", "lower"))


def _id_of(table: str, row: Fields) -> str:
    return ":".join(row[name] for name in KEYS[table])


@st.composite
def beginnings(draw: st.DrawFn, name: str) -> History:
    """A contract before its first settlement, in which most rows have what it takes to be paid."""
    rows_of = draw(extracts(name))
    return History(name, {table: [_likely(draw, name, table, row) for row in rows] for table, rows in rows_of.items()})


LIKELY: Mapping[str, Fields] = {
    "plans": {
        "plan_type": "initial", "agreed_on": "2026-04-02", "started_on": "2026-04-20", "planned_end_on": "2026-07-31",
        "ended_on": "", "end_reason": "", "weekly_hours": "7", "support_at_end": "none", "reviewed_on": "2026-08-03",
    },
    "outcomes": {
        "payable": "yes", "agreed_on": "2026-04-02", "due_on": "2026-06-30", "result": "achieved",
        "achieved_on": "2026-05-20", "reviewed_on": "2026-06-15", "verified_by": "council", "disputed": "",
    },
    "visits": {"visited_on": "2026-05-11"},
}  # fmt: skip


def _likely(draw: st.DrawFn, name: str, table: str, row: Fields) -> Fields:
    if row.get("rate") and row["rate"] not in rates_of(name):
        row = {**row, "rate": rates_of(name)[0]}
    if table not in LIKELY or not draw(any_of("yes", "yes", "no")):
        return row
    likely = {**row, **LIKELY[table]}
    if table == "plans":
        ongoing = draw(any_of("yes", "no"))
        likely |= {"rate": row["rate"] or rates_of(name)[0], "plan_type": "ongoing" if ongoing == "yes" else "initial"}
    if table == "outcomes":
        likely |= {"result": draw(any_of("achieved", "achieved", "not_achieved"))}
    return likely


def change(draw: st.DrawFn, history: History) -> None:
    """Something happens to the records."""
    what = draw(any_of("field", "field", "field", "field", "dispute", "dispute", "add", "withdraw", "provider", "plan"))
    table = draw(any_of(*history.filled())) if history.filled() else ""
    if not table:
        return
    rows = history.tables[table]
    at = draw(st.integers(0, len(rows) - 1))
    match what:
        case "field":
            _change_fields(draw, history, table, at)
        case "dispute" if history.tables["outcomes"]:
            _change_one(draw, history.tables["outcomes"], "disputed", any_of("yes", ""))
        case "provider" if history.tables["plans"]:
            _change_one(draw, history.tables["plans"], "provider_id", any_of("P1", "P2"))
        case "plan" if table in OF_PLANS:
            plan_id = draw(any_of(*(row["plan_id"] for row in history.tables["plans"])))
            rows[at] = {**rows[at], "plan_id": plan_id}
        case "add":
            _add(draw, history, table, rows[at])
        case "withdraw" if table != "plans" or len(rows) > 1:
            history.withdraw(table, at)
        case _:
            pass


def _change_one(draw: st.DrawFn, rows: list[Fields], name: str, cells: st.SearchStrategy[str]) -> None:
    at = draw(st.integers(0, len(rows) - 1))
    rows[at] = {**rows[at], name: draw(cells)}


def _change_fields(draw: st.DrawFn, history: History, table: str, at: int) -> None:
    """Write one or two fields of a row anew; where that makes it another record, the first is withdrawn."""
    before = history.tables[table][at]
    fresh = _fresh(draw, history, table, before, before)
    names = draw(st.lists(any_of(*fresh), min_size=1, max_size=2, unique=True))
    after = _in_order({**before, **{name: fresh[name] for name in names}})
    if _id_of(table, after) == _id_of(table, before):
        history.tables[table][at] = after
        return
    known = {_id_of(table, row) for row in history.tables[table]} | {key for name, key in history.withdrawn}
    if _id_of(table, after) not in known:
        history.withdraw(table, at, _id_of(table, after))
        history.tables[table].append(after)


def _in_order(row: Fields) -> Fields:
    """The same row, ending no sooner than it starts."""
    start = row.get("started_on") or row.get("from_on", "")
    ends = {name: max(start, row[name]) for name in ("planned_end_on", "ended_on", "to_on") if row.get(name)}
    return {**row, **ends}


def _add(draw: st.DrawFn, history: History, table: str, like: Fields) -> None:
    history.made += 1
    row = _fresh(draw, history, table, {}, like)
    known = {_id_of(table, one) for one in history.tables[table]} | {key for name, key in history.withdrawn}
    if _id_of(table, row) not in known:
        history.tables[table].append(_likely(draw, history.name, table, row))


def _fresh(draw: st.DrawFn, history: History, table: str, same: Fields, like: Fields) -> Fields:
    """A row written anew: the same one, or, where it is not given, another beside one like it."""
    new = f"NEW{history.made}"
    match table:
        case "plans":
            return draw(a_plan(same.get("plan_id", new), rates_of(history.name)))
        case "outcomes":
            return draw(an_outcome(same.get("outcome_id", new), like["plan_id"], codes_of(history.name)))
        case "visits":
            return draw(a_visit(same.get("visit_id", new), like["plan_id"]))
        case "people":
            return draw(a_person(same.get("person_id", new)))
        case "stays":
            return draw(a_stay(same.get("stay_id", new)))
        case _:
            return draw(a_standard(draw(any_of(*STANDARDS))))


# Of a plan that ended early, no word of the support at its end says that there was nothing to assess.
# Facts without which money waits. A blank elsewhere may mean something: so far, still going on, a weight of one.
MAKES_UNKNOWN: Mapping[str, Mapping[str, Sequence[str]]] = {
    "essex-reablement-bonus": {"plans": ("end_reason", "support_at_end", "reviewed_on")},
    "hourly-plus-bonus": {"plans": ("support_at_end", "reviewed_on", "planned_end_on")},
    "ipc-outcome-tariff": {"plans": ("rate", "planned_end_on")},
    "population-prime-provider": {"stays": ("weekly_cost",)},
    "population-prime-provider-at-risk": {"people": ("support_at_10_weeks",)},
    "sutton-75-25-retention": {"outcomes": ("result", "due_on"), "standards": ("met",)},
    "wiltshire-payable-outcomes": {
        "plans": ("rate", "weekly_hours", "planned_end_on"),
        "outcomes": ("result", "reviewed_on", "verified_by", "achieved_on"),
    },
    "wiltshire-penalty-and-reward": {
        "plans": ("agreed_on", "rate"),
        "outcomes": ("result", "reviewed_on", "verified_by", "achieved_on", "due_on"),
    },
    "added-up": {"plans": ("support_at_end", "end_reason"), "outcomes": ("result",)},
    "of-all-kinds": {
        "plans": ("planned_end_on", "reviewed_on", "support_at_end", "end_reason"),
        "outcomes": ("result", "reviewed_on", "due_on"),
    },
}


# Of who has left, both Wiltshires take a blank for an answer. In one, no result says that there is nothing to judge. In
# the other an outcome is not assessed "unless the outcome was achieved and reviewed before", and without any of these
# it was not. So what was settled goes back (docs/ledger.md): see test_blanks_that_say_something.py.
SAYS_NOT_ASSESSED: Mapping[str, Sequence[str]] = {
    "wiltshire-payable-outcomes": ("result",),
    "wiltshire-penalty-and-reward": ("agreed_on", "result", "reviewed_on", "verified_by", "achieved_on", "due_on"),
}
LEFT_FOR = ("died", "moved", "hospital", "declined", "transferred", "direct_payment", "other")


def _left(plans: Sequence[Fields], as_at: date) -> set[str]:
    """The plans that are known to have ended without anybody to assess; a day after ``as_at`` is not known yet."""
    ended = [row for row in plans if row["ended_on"] and row["ended_on"] <= as_at.isoformat()]
    return {row["plan_id"] for row in ended if row["end_reason"] in LEFT_FOR}


def less_known(draw: st.DrawFn, history: History) -> Tables:
    """The same records with some facts unknown or disputed, and nothing else changed."""
    tables = {table: list(rows) for table, rows in history.tables.items()}
    left = _left(tables["plans"], history.as_at)
    cells = [
        (table, at, name, "")
        for table, names in MAKES_UNKNOWN.get(history.name, {}).items()
        for at, row in enumerate(tables[table])
        for name in names
        if not (name == "support_at_end" and row.get("end_reason") not in ("", "completed"))
        # A plan that ended as a direct payment, and was never agreed, was offered and not taken: nothing is for it.
        if not (name == "agreed_on" and table == "plans" and row["end_reason"] == "direct_payment")
        if not (name in SAYS_NOT_ASSESSED.get(history.name, ()) and row["plan_id"] in left)
        # What is recorded on a later day is not known yet; without that day it would be.
        if row[name] and (name != "reviewed_on" or row[name] <= history.as_at.isoformat())
    ]
    cells += [("outcomes", at, "disputed", "yes") for at in range(len(tables["outcomes"]))]
    if cells:
        for table, at, name, cell in draw(st.lists(st.sampled_from(cells), min_size=1, max_size=3)):
            tables[table][at] = {**tables[table][at], name: cell}
    return tables
