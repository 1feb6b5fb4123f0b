"""Settled in a cluster: the same bytes as by ``pbr settle``, in however many parts."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pbr.api import ProblemsFound, part_key, run_terms
from pbr.api import settle as settle_whole
from pbr.api.settling.prepare import prepare
from pbr.api.settling.settlement_folder import settle_into_folder
from pbr.sample.request import SampleWanted
from pbr.sample.sample_folder import write_sample
from tests.api.in_parts.told import told
from tests.engine.settled import HEADING, SCHEMES, WHOLE_RUN

pytestmark = pytest.mark.spark

AS_AT = date(2026, 9, 30)
SETTLED = {
    "wiltshire-payable-outcomes": ("plans", "outcomes"),
    "essex-reablement-bonus": ("plans",),
    "population-prime-provider-at-risk": ("people",),
    "wiltshire-penalty-and-reward": ("plans", "outcomes"),
    "time-and-task": ("plans", "visits"),
    "staffordshire-quality-reward": ("standards",),
    "sutton-75-25-retention": ("plans", "outcomes", "standards"),
    "withheld-until-targets-are-met": ("standards",),
    "block-contract": (),
    "population-prime-provider": ("people", "stays"),
}
"""Schemes with outcomes, without, with pools, limits, visits, standards, standards after plans, a framework, none; and
one that compares the records of a person."""
SUMS = ("totals.csv", "providers.csv", "measures.csv")

CASES = Path(__file__).parents[1] / "cases"
LIMITS = CASES / "limits" / "good"


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An invented extract with every table, of several providers."""
    folder = tmp_path_factory.mktemp("sample") / "records"
    write_sample(folder, SampleWanted(plans=60, seed=11, first=date(2026, 4, 1), last=AS_AT))
    return folder


def plainly(scheme: Path, records: Path, out: Path) -> Path:
    """Settle as ``pbr settle`` does."""
    settle_into_folder(prepare(scheme, records, None, AS_AT, False, False), out, lambda path: None)
    return out


def same(
    scheme: Path, records: Path, frames: dict[str, Any], folder: Path, *, tried: Sequence[int] = (1, 2, 7)
) -> None:
    """Settle in one, two and seven parts, or so many, each with the bytes of ``pbr settle``."""
    from pbr.spark import settle

    whole = plainly(scheme, records, folder / "whole")
    assert (whole / "lines.csv").read_bytes().count(b"\n") > 12
    warned = sorted(told(settle_whole(scheme, records, None, AS_AT).warnings))
    for parts in tried:
        out = folder / f"in-{parts}"
        settled = settle(scheme, frames, None, AS_AT, parts, out)
        pieces = sorted((out / "lines").iterdir())
        assert b"".join(piece.read_bytes() for piece in pieces) == (whole / "lines.csv").read_bytes()
        assert [piece.name for piece in pieces[1:]] == [f"part-{at:05}.csv" for at in range(len(pieces) - 1)]
        assert {name: (out / name).read_bytes() for name in SUMS} == {
            name: (whole / name).read_bytes() for name in SUMS
        }
        assert (out / "settlement.json").read_text().partition(",")[0] == (
            whole / "settlement.json"
        ).read_text().partition(",")[0]
        if not settled.finished.persons_divided:
            assert sorted(told(settled.finished.warnings)) == warned
        with_rows = {path.stem for path in records.glob("*.csv") if path.read_bytes().count(b"\n") > 1}
        assert {count.table for count in settled.finished.rows if count.read} == frames.keys() & with_rows
    assert (len(pieces) == 2) is (not frames.keys() - {"standards"} or part_key(run_terms(scheme)) is None)


@pytest.mark.parametrize("name", SETTLED)
def test_every_way_of_paying(name: str, records: Path, frames_of: Callable[[Path], Any], tmp_path: Path) -> None:
    frames = {table: frame for table, frame in frames_of(records).items() if table in SETTLED[name]}
    same(SCHEMES / f"{name}.yaml", records, frames, tmp_path)


@pytest.mark.parametrize("name", ["over-a-person", "over-a-provider"])
def test_limits_over_records_of_different_parts(name: str, frames_of: Callable[[Path], Any], tmp_path: Path) -> None:
    # Of each of two providers, each of three persons has three or four plans: the first and last keys among them.
    plans = [f"A{at:02},S{at % 3},P{at % 2},ongoing,2026-05-0{1 + at % 9}" for at in range(21)]
    text = "\n".join(["plan_id,person_id,provider_id,plan_type,started_on", *reversed(plans), ""])
    (folder := tmp_path / "records").mkdir()
    (folder / "plans.csv").write_text(text, encoding="utf-8")
    same(LIMITS / f"{name}.yaml", folder, frames_of(folder), tmp_path)
    limited = (tmp_path / "in-7" / "totals.csv").read_text()
    # £10.00 twice for each of 11 and of 10 plans, of which each of three persons is left £15.00, or the provider.
    left, caps = (45, 3) if name == "over-a-person" else (15, 1)
    assert f"P0,cap,due,{caps},-{220 - left}.00," in limited
    assert f"P1,cap,due,{caps},-{200 - left}.00," in limited


PLANS = "plan_id,person_id,provider_id,plan_type,started_on"


def written(folder: Path, **tables: list[str]) -> Path:
    """Tables written as files of an extract: the header, and rows in any order."""
    (made := folder / "records").mkdir()
    for name, (header, *rows) in tables.items():
        (made / f"{name}.csv").write_text("\n".join([header, *reversed(rows), ""]), encoding="utf-8")
    return made


def test_what_is_counted_over_a_provider(frames_of: Callable[[Path], Any], tmp_path: Path) -> None:
    plans = [f"A{at},S{at},P{at % 3},ongoing,2026-05-04" for at in range(9)]
    visits = [f"V{at:02},A{at % 9},2026-06-{1 + at % 28:02},30,30" for at in range(27)]
    header = "visit_id,plan_id,visited_on,planned_minutes,delivered_minutes"
    records = written(tmp_path, plans=[PLANS, *plans], visits=[header, *visits])
    same(
        CASES / "prices" / "good" / "so-far-first-three-visits.yaml", records, frames_of(records), tmp_path, tried=(7,)
    )
    # Of each of three providers three visits of nine at £10.00, and six at £7.00.
    assert (tmp_path / "in-7" / "totals.csv").read_text().count(",care,due,9,72.00,") == 3


def test_what_is_counted_over_a_person_of_several_providers(frames_of: Callable[[Path], Any], tmp_path: Path) -> None:
    plans = [f"A{at:02},S{at % 5},P{at % 3},ongoing,2026-05-04" for at in range(15)]
    outcomes = [f"O{at:02},A{at:02},washing,improvement,yes,achieved,2026-06-{at + 1:02}," for at in range(15)]
    header = "outcome_id,plan_id,outcome,kind,payable,result,reviewed_on,disputed"
    records = written(tmp_path, plans=[PLANS, *plans], outcomes=[header, *outcomes])
    path = CASES / "payments" / "good" / "at-most-once-a-person-and-outcome.yaml"
    same(path, records, frames_of(records), tmp_path, tried=(7,))
    # Each of five persons once, by their first review: O00 to O04, two of P0, two of P1 and one of P2.
    totals = (tmp_path / "in-7" / "totals.csv").read_text()
    assert [f"{who},achieved,due,{many},{many}00.00," in totals for who, many in (("P0", 2), ("P1", 2), ("P2", 1))] == [
        True
    ] * 3


def test_standards_expected_of_whoever_has_records(frames_of: Callable[[Path], Any], tmp_path: Path) -> None:
    plans = [f"A{at:02},S{at},P{at % 4},ongoing,2026-05-04" for at in range(16)]
    standards = [f"staffing,P{at},2026-04-01,2026-06-30,2026-06-30,yes" for at in range(2)]
    header = "standard,provider_id,from_on,to_on,assessed_on,met"
    records = written(tmp_path, plans=[PLANS, *plans], standards=[header, *standards])
    same(
        CASES / "framework" / "good" / "a-standard-not-recorded.yaml", records, frames_of(records), tmp_path, tried=(7,)
    )
    # Of four providers two standards a quarter, twice to the end of September: two of them are met.
    assert (tmp_path / "in-7" / "measures.csv").read_bytes().count(b"access") == 8


OF_ALL = """
payments:
  care:
    assumed: made up
    pay: £10.00
    for each: plan
    at most: 5 for each provider
    priced at: started_on
    due: started_on
  once:
    assumed: made up
    pay: £100.00
    for each: plan
    when: not overlaps another plan of the person with the provider
    at most: 1 for each person
    priced at: started_on
    due: started_on
examples:
  A plan:
    plans:
      - {plan_id: A, person_id: S1, provider_id: P1, plan_type: ongoing, started_on: 2026-05-04}
    as at: 2026-06-30
    lines:
      A/care: £10.00
      A/once: £100.00
    total due: £110.00
"""


def test_what_is_compared_of_a_person_and_counted_over_a_provider_is_one_part(
    frames_of: Callable[[Path], Any], tmp_path: Path
) -> None:
    scheme = tmp_path / "of-all.yaml"
    scheme.write_text(HEADING.format(runs=WHOLE_RUN, rounding="half up") + OF_ALL, encoding="utf-8")
    # Nine persons of three plans each, one with each of three providers; S8 has the first with P0 twice.
    plans = [f"A{at:02},S{at % 9},P{at // 9},ongoing,2026-05-04," for at in range(27)]
    records = written(tmp_path, plans=[f"{PLANS},ended_on", *plans, "A27,S8,P0,ongoing,2026-05-11,"])
    same(scheme, records, frames_of(records), tmp_path, tried=(3,))
    totals = (tmp_path / "in-3" / "totals.csv").read_text()
    # Five plans of each provider at £10.00. Each person once, all but S8 with P0.
    assert totals.count(",care,due,5,50.00,") == 3
    assert [f"P{at},once,due,{many},{many}00.00," in totals for at, many in enumerate((8, 1))] == [True, True]


def test_tables_without_rows_are_told_as_by_a_reading_of_files(frames: Callable[[Any], Any]) -> None:
    from pbr.spark import settle

    plans = {"plan_id": "A", "person_id": "S", "provider_id": "P", "plan_type": "ongoing", "started_on": "2026-05-04"}
    visits = dict.fromkeys(("visit_id", "plan_id", "visited_on", "planned_minutes", "delivered_minutes"), "")
    of_rows = frames({"plans": [plans], "visits": [visits]})
    scheme = CASES / "prices" / "good" / "so-far-first-three-visits.yaml"
    settled = settle(scheme, {**of_rows, "visits": of_rows["visits"].limit(0)}, None, AS_AT, 2)
    assert [one.code for one in settled.finished.warnings][:1] == ["PBR608"]
    with pytest.raises(ProblemsFound) as found:
        settle(LIMITS / "over-a-person.yaml", {"plans": of_rows["plans"].limit(0)}, None, AS_AT, 2)
    assert [(one.code, one.place.file) for one in found.value.problems] == [("PBR622", "plans.csv")]
