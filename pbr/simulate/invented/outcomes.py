"""Outcomes invented for an extract that holds none: from stated rates, the same for the same seed, and marked so.

Each row hangs on the seed and its plan alone, so neither the order of rows nor another plan changes it. The rows go
through the reader of real ones.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from hashlib import blake2b

from pbr.problems.problem import Place
from pbr.records.dictionary import TABLES
from pbr.records.extract import Extract
from pbr.records.read import extract_from_rows
from pbr.records.table import Table
from pbr.simulate.assumptions.assumptions import InventedOutcomes
from pbr.simulate.candidates import Candidate
from pbr.source.tree import Scalar

TABLE = "outcomes"
MARK = "(invented)"
BASELINE_MARK = "(invented baseline)"

_PLAN = ("plan_id", "person_id", "provider_id")
_ENDS = ("planned_end_on", "ended_on")
_STREAM = 1 << 64


@dataclass(frozen=True, slots=True)
class Invention:
    """A table that was invented, by which assumption, and the labels of the schemes that rest on it."""

    table: str
    assumption: InventedOutcomes
    labels: tuple[str, ...]
    baseline: bool

    @property
    def words(self) -> str:
        """What was invented, and what rests on it, in sentences."""
        one = self.assumption
        what = (
            f"Invented: {one.for_each_plan} for each plan in {TABLES[self.table].file}, which the extract has not got; "
            f"{one.words} (seed {one.seed}). Nobody recorded them."
        )
        rests = f"Every figure of {' and '.join(self.labels)} rests on them."
        return f"{what} {rests}" + (" So does every difference from the baseline." if self.baseline else "")


def fields_of_plans(columns: frozenset[str]) -> frozenset[str] | None:
    """The fields of plans that inventing needs, of those there are; None where it cannot be said when plans end."""
    ends = columns & {*_ENDS}
    return frozenset({"started_on", *ends}) if ends and {"started_on", *_PLAN} <= columns else None


def marked(candidate: Candidate, baseline_rests: bool) -> Candidate:
    """A scheme with its label saying that its figures, or those it is compared with, rest on invented rows."""
    rests = TABLE in candidate.plan.needs
    mark = MARK if rests else BASELINE_MARK if baseline_rests else ""
    return replace(candidate, label=f"{candidate.label} {mark}") if mark else candidate


def with_outcomes(extract: Extract, assumed: InventedOutcomes, needed: frozenset[str]) -> Extract:
    """The extract with outcomes for each of its plans, of which the fields ``needed`` are kept.

    An outcome is reviewed by the council on the last day of its plan, planned or sooner; one whose plan ends after the
    extract was taken is not reviewed yet.
    """
    plans = extract.tables["plans"]
    rows = [row for plan in _plans(plans) for row in _outcomes(plan, assumed, extract.latest_recorded)]
    parents = [{name: str(plan[name]) for name in _PLAN} for plan in _plans(plans)]
    place = assumed.place
    made = extract_from_rows(
        {
            "plans": [_scalars(row, place) for row in parents],
            TABLE: [_scalars(row, place) for row in rows],
        },
        {TABLE: needed},
    )
    tables = {**extract.tables, TABLE: made.tables[TABLE]}
    return replace(extract, tables={name: tables[name] for name in TABLES if name in tables})


def _plans(table: Table) -> Iterator[Mapping[str, object]]:
    for row in table.rows:
        yield {name: row[at] for name, at in table.layout.items()}


def _outcomes(plan: Mapping[str, object], assumed: InventedOutcomes, taken: date | None) -> Iterator[Mapping[str, str]]:
    plan_id, planned = str(plan["plan_id"]), plan.get("planned_end_on")
    ends = [day for day in map(plan.get, _ENDS) if isinstance(day, date)]
    ended = min(ends, default=None)
    reviewed = "" if ended is None or (taken is not None and ended > taken) else str(ended)
    for number in range(1, assumed.for_each_plan + 1):
        key = f"{assumed.seed}\0{plan_id}\0{number}"
        achieved = _happens(f"{key}\0achieved", assumed.value.central)
        yield {
            "outcome_id": f"{plan_id}/invented/{number}",
            "plan_id": plan_id,
            "outcome": "invented",
            "kind": "improvement" if _happens(f"{key}\0kind", assumed.improvement) else "maintenance",
            "payable": "yes" if _happens(f"{key}\0payable", assumed.payable) else "no",
            "agreed_on": str(plan["started_on"]),
            "due_on": str(planned or ended or ""),
            "result": ("achieved" if achieved else "not_achieved") if reviewed else "",
            "achieved_on": reviewed if achieved else "",
            "reviewed_on": reviewed,
            "verified_by": "council" if reviewed else "",
        }


def _happens(key: str, rate: Fraction) -> bool:
    """Whether what has a rate happens, by a hash of its key alone."""
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest()) < rate * _STREAM


def _scalars(row: Mapping[str, str], place: Place) -> dict[str, Scalar]:
    return {name: Scalar(text, place) for name, text in row.items()}
