"""A story settles the families that it tells of and those that they hang on, and tells what all of them would tell."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from pbr.api.described.explanation import explain, explanation_of, prepare_story
from pbr.api.settling.prepare import Prepared
from pbr.engine.compiled_scheme import CompiledScheme, compile_scheme
from pbr.engine.record_lines import RecordLines
from pbr.engine.run import Run
from pbr.explain.build import tell
from pbr.explain.render_text import as_text
from pbr.problems.problem import ProblemsFound
from pbr.records.dictionary import TableKind
from pbr.records.extract.as_at import as_known
from pbr.records.extract.extract import Extract
from pbr.records.extract.read_extract import extract_from_rows
from pbr.records.record_id import full_name
from pbr.records.table import Records, Row
from pbr.scheme.examples.worked_examples import Example
from pbr.scheme.load_scheme import load_scheme
from pbr.scheme.scheme import Scheme
from pbr.values.period import Period
from tests.engine.settled import NAMES, SHIPPED
from tests.explain.stories import SCHEMES
from tests.explain.test_asking_for_all import PLANS
from tests.thorough import some_of

CASES = Path(__file__).parents[1] / "cases"
ROOMS = ("limits", "scale", "payers", "only-one", "prices", "ways-of-paying")
"""Where the money of one record hangs on that of others, or where all of them say more of one."""
OF_RATES = """\
plan_id,person_id,provider_id,plan_type,rate,weekly_hours,agreed_on,started_on,planned_end_on,ended_on,end_reason
A,S1,P1,initial,standard,5,2026-06-01,2026-06-01,2026-07-12,,
B,S2,P1,initial,{rate},5,2026-06-01,2026-06-01,2026-07-12,,
"""
OUTCOMES = """\
outcome_id,plan_id,outcome,kind,payable,weight,agreed_on,result,achieved_on,reviewed_on,verified_by,disputed
A1,A,washing,improvement,yes,,2026-06-01,,,,,
B1,B,washing,improvement,yes,,2026-06-01,,,,,
"""


def cases(room: str) -> list[Path]:
    """The good cases of a room."""
    return sorted((CASES / room / "good").glob("*.yaml"))


def asked_in(scheme: Scheme, compiled: CompiledScheme, records: Records, example: Example) -> list[str]:
    """Ids of an example: lines, what they are of, names of the scheme, and some that name nothing."""
    lines = list(Run(compiled, records, example.period, example.period.last).lines())[:25]
    ids = [one for line in lines for one in (line.line_id, line.record_id, line.person_id, line.provider_id)]
    named = [full_name(one.name, part.name) for one in scheme.payments for part in one.parts]
    named += [*(one.name for one in scheme.payments), *(one.name for one in scheme.limits), *scheme.measures]
    asked = [*dict.fromkeys(filter(None, [*ids, *named, *(f"{one}x" for one in ids[:1]), "nothing/of/all"]))]
    return [asked[at] for at in some_of(range(len(asked)), 3)]


def each_told(scheme: Scheme) -> Iterator[tuple[str, str]]:
    """Each id of each worked example of a scheme, and its story or what is said where there is none."""
    compiled = compile_scheme(scheme)
    for example in scheme.examples:
        records = as_known(extract_from_rows(example.tables, compiled.needs, compiled.code_lists), example.period.last)
        for wanted in asked_in(scheme, compiled, records, example):
            try:
                told = tell(compiled, records, Path("nowhere"), example.period, example.period.last, wanted)
            except ProblemsFound as found:
                yield wanted, repr(found.problems)
            else:
                yield wanted, as_text(told)


def all_are_needed(*_: object) -> Callable[[TableKind, Row], bool] | None:
    """As before: the lines of all records."""
    return None


@pytest.mark.parametrize("room", [*ROOMS, "shipped"])
def test_what_is_told_is_what_is_told_where_all_records_are_settled(room: str, monkeypatch: pytest.MonkeyPatch) -> None:
    schemes = [SHIPPED[name] for name in NAMES] if room == "shipped" else [load_scheme(path) for path in cases(room)]
    told = [list(each_told(one)) for one in schemes]
    monkeypatch.setattr("pbr.explain.explain_context.families_needed", all_are_needed)
    assert told == [list(each_told(one)) for one in schemes]
    assert sum(map(len, told)) > 20


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the plans whose families are settled, as they are."""
    ids: list[str] = []
    of_family = RecordLines.of_family

    def noting(of_records: RecordLines, kind: TableKind, row: Row, children: dict[str, list[Row]]) -> object:
        ids.append(row[0])
        return of_family(of_records, kind, row, children)

    monkeypatch.setattr(RecordLines, "of_family", noting)
    return ids


def prepared_of(scheme: str, tables: dict[str, str]) -> Prepared:
    """These tables in a folder, prepared for June."""
    folder = Path("records")
    folder.mkdir()
    for table, text in tables.items():
        (folder / f"{table}.csv").write_text(text, encoding="utf-8")
    june = Period(date(2026, 6, 1), date(2026, 6, 30))
    return prepare_story(SCHEMES / f"{scheme}.yaml", folder, june, None, False, False)


@pytest.mark.parametrize(
    ("wanted", "needed"),
    [("B", ["B"]), ("B/bonus", ["B"]), ("S3", ["C"]), ("P1", ["A", "B"]), ("bonus", ["A", "B", "C"])],
)
def test_the_families_of_what_is_asked_are_settled_and_no_others(
    wanted: str, needed: list[str], settled: list[str]
) -> None:
    prepared = prepared_of("essex-reablement-bonus", {"plans": PLANS})
    # a scheme's own worked examples were settled until here
    settled.clear()
    explanation_of(prepared, wanted)
    assert settled == needed


@pytest.mark.parametrize(("rate", "needed"), [("specialist", ["A"]), ("lower", ["A", "B"])])
def test_where_another_record_may_lack_a_price_all_are_settled_to_say_so(
    rate: str, needed: list[str], settled: list[str]
) -> None:
    prepared = prepared_of(
        "wiltshire-payable-outcomes", {"plans": OF_RATES.format(rate=rate), "outcomes": OUTCOMES}
    )  # fmt: skip
    settled.clear()
    told = explanation_of(prepared, "A")
    assert settled == needed
    assert ("1 record has no price in the scheme" in " ".join(told.split())) == (rate == "lower")


def test_a_story_reads_the_records_once_though_something_is_known_later_only(monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Path("records")
    folder.mkdir()
    (folder / "plans.csv").write_text(PLANS, encoding="utf-8")

    def again(*_: object) -> Extract:
        raise AssertionError("the records are read again")

    monkeypatch.setattr("pbr.api.described.explanation.read_extract", again)
    told = explain(SCHEMES / "essex-reablement-bonus.yaml", folder, "C", "2026-06", "2026-07-02")
    assert "recorded, but dated 2026-07-03" in " ".join(told.split())
