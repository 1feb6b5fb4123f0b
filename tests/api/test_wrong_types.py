"""What a function of pbr.api is given by mistake is refused plainly, by what is expected."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from pbr import api
from pbr.api import ledger
from pbr.problems.problem import Place, Problem, ProblemsFound

SCHEME = "time-and-task"
MEASURED = "hertfordshire-reablement"
NONE: dict[str, str] = {"plans": "plan_id\n"}
SEVEN: Any = 7
TEXT: Any = "x"
WRONG = [7, 2.5, None, b"x", object(), date(2026, 6, 1), ["x"], True]

HERE = Path("nowhere")
ASKED = ledger.RunAsked(HERE, HERE, HERE)

CALLS: dict[str, list[Callable[[Any], object]]] = {
    "settle": [
        lambda wrong: api.settle(wrong, NONE),
        lambda wrong: api.settle(SCHEME, wrong),
        lambda wrong: api.settle(SCHEME, {"plans": SEVEN} if wrong is None else {wrong: ""} if wrong == 7 else wrong),
        lambda wrong: api.settle(SCHEME, NONE, hold_errors=SEVEN if wrong is True else wrong),
    ],
    "settle_line_by_line": [
        lambda wrong: api.settle_line_by_line(wrong, NONE),
        lambda wrong: api.settle_line_by_line(SCHEME, wrong),
    ],
    "explain": [
        lambda wrong: api.explain(wrong, NONE, "A"),
        lambda wrong: api.explain(SCHEME, wrong, "A"),
        lambda wrong: api.explain(SCHEME, NONE, wrong),
    ],
    "describe": [api.describe],
    "validate": [api.validate, lambda wrong: api.validate(SCHEME, coverage=wrong)],
    "rule": [api.rule],
    "sample": [lambda wrong: api.sample("never", wrong), lambda wrong: api.sample(wrong, wrong)],
    "compare": [
        lambda wrong: api.compare(NONE, wrong),
        lambda wrong: api.compare(wrong, api.ComparisonRequest(schemes=[SCHEME])),
    ],
    "load_assumptions": [lambda wrong: api.load_assumptions("x.yaml", wrong if wrong != ["x"] else [SEVEN])],
    "pounds": [lambda wrong: api.pounds(TEXT if wrong in (7, True) else wrong)],
    "preview": [
        ledger.preview,
        lambda wrong: ledger.RunAsked(wrong, HERE, HERE),
        lambda wrong: ledger.RunAsked(HERE, wrong, HERE),
        lambda wrong: ledger.RunAsked(HERE, HERE, wrong),
        lambda wrong: ledger.RunAsked(HERE, HERE, HERE, SEVEN if wrong is None else wrong),
        lambda wrong: ledger.RunAsked(
            HERE, HERE, HERE, None, wrong if wrong not in (None, date(2026, 6, 1)) else SEVEN
        ),
    ],
    "commit": [lambda wrong: ledger.commit(wrong, ledger.Confirmed()), lambda wrong: ledger.commit(ASKED, wrong)],
    "story_then_and_now": [
        lambda wrong: ledger.story_then_and_now(wrong, "A"),
        lambda wrong: ledger.story_then_and_now(ASKED, wrong),
    ],
    "open_ledger": [
        ledger.open_ledger,
        lambda wrong: ledger.OpeningAsked(HERE, HERE, HERE, SEVEN if wrong == date(2026, 6, 1) else wrong),
        lambda wrong: ledger.OpeningAsked(wrong, HERE, HERE, date(2026, 6, 1)),
    ],
    "runs_of": [ledger.runs_of],
    "balance_of": [ledger.balance_of],
    "history_of": [lambda wrong: ledger.history_of(wrong, "A"), lambda wrong: ledger.history_of(HERE, wrong)],
    "pay": [
        lambda wrong: ledger.pay(HERE, TEXT if wrong == 7 else wrong, date(2026, 6, 1), ""),
        lambda wrong: ledger.pay(HERE, 1, SEVEN if wrong == date(2026, 6, 1) else wrong, ""),
        lambda wrong: ledger.pay(HERE, 1, date(2026, 6, 1), wrong),
    ],
    "verify_ledger": [
        ledger.verify_ledger,
        lambda wrong: ledger.verify_ledger(HERE, wrong),
        lambda wrong: ledger.verify_ledger(HERE, "", TEXT if wrong in (7, None) else wrong),
    ],
    "records_through": [
        lambda wrong: api.records_through(wrong if wrong != ["x"] else [SEVEN], "mapping.yaml"),
        lambda wrong: api.records_through(["x.csv"], wrong),
    ],
    "reason_in_words": [api.reason_in_words],
    "all_as_text": [api.all_as_text],
    "start_mapping": [
        lambda wrong: api.start_mapping(wrong, ["x.csv"]),
        lambda wrong: api.start_mapping(SCHEME, [SEVEN] if wrong == ["x"] or wrong == b"x" else wrong),
        lambda wrong: api.start_mapping(SCHEME, ["x.csv"], SEVEN if wrong is None else wrong),
    ],
    "remit": [
        lambda wrong: api.remit(wrong, "providers.csv", "out"),
        lambda wrong: api.remit(HERE, wrong, "out"),
        lambda wrong: api.remit(HERE, "providers.csv", wrong),
        lambda wrong: api.remit(HERE, "providers.csv", "out", TEXT if wrong in (7, None) else wrong),
        lambda wrong: api.remit(HERE, "providers.csv", "out", None, wrong),
        lambda wrong: api.remit(HERE, "providers.csv", "out", replace=TEXT if wrong is True else wrong),
    ],
    "remit_wanted": [
        lambda wrong: api.remit_wanted(wrong, "out"),
        lambda wrong: api.remit_wanted(api.StatementsWanted(HERE, HERE), wrong),
        lambda wrong: api.StatementsWanted(HERE, HERE, payer=wrong),
    ],
    "list_direct_payments": [
        lambda wrong: api.list_direct_payments(wrong, "out"),
        lambda wrong: api.list_direct_payments(api.PersonsWanted(HERE), wrong),
        api.PersonsWanted,
        lambda wrong: api.PersonsWanted(HERE, TEXT if wrong in (7, None) else wrong),
        lambda wrong: api.PersonsWanted(HERE, payer=wrong),
        lambda wrong: api.PersonsWanted(HERE, names=SEVEN if wrong is None else wrong),
    ],
    "write_finance_files": [
        lambda wrong: api.write_finance_files(wrong, "out"),
        lambda wrong: api.write_finance_files(api.FinanceWanted(HERE, HERE, HERE), wrong),
        lambda wrong: api.write_finance_files(
            api.FinanceWanted(HERE, HERE, HERE), "out", TEXT if wrong is True else wrong
        ),
        lambda wrong: api.FinanceWanted(wrong, HERE, HERE),
        lambda wrong: api.FinanceWanted(HERE, wrong, HERE),
        lambda wrong: api.FinanceWanted(HERE, HERE, wrong),
        lambda wrong: api.FinanceWanted(HERE, HERE, HERE, run=TEXT if wrong in (7, None) else wrong),
        lambda wrong: api.FinanceWanted(HERE, HERE, HERE, dated=TEXT if wrong in (None, date(2026, 6, 1)) else wrong),
    ],
    "finance_shapes": [],
    "finance_shape": [api.finance_shape],
    "read_national_return": [
        lambda wrong: api.read_national_return([SEVEN] if wrong == ["x"] else wrong, "out"),
        lambda wrong: api.read_national_return(["x.csv"], wrong),
        lambda wrong: api.read_national_return(["x.csv"], "out", SEVEN if wrong is None else wrong),
        lambda wrong: api.read_national_return(["x.csv"], "out", None, TEXT if wrong is True else wrong),
    ],
    "run_terms": [api.run_terms],
    "tables_needed": [api.tables_needed],
    "part_key": [api.part_key],
    "settle_part": [
        lambda wrong: api.settle_part(wrong, NONE),
        lambda wrong: api.settle_part(api.run_terms(SCHEME), wrong),
        lambda wrong: api.settle_part(api.run_terms(SCHEME), NONE, show_values=SEVEN if wrong is True else wrong),
    ],
    "finish": [
        lambda wrong: api.finish(wrong, []),
        lambda wrong: api.finish(api.run_terms(SCHEME), wrong),
    ],
    "check_extract": [
        lambda wrong: api.check_extract(wrong, NONE),
        lambda wrong: api.check_extract(SCHEME, wrong),
    ],
    "judge": [
        lambda wrong: api.judge(wrong, NONE),
        lambda wrong: api.judge(MEASURED, wrong),
        lambda wrong: api.judge(MEASURED, NONE, SEVEN if wrong in (None, date(2026, 6, 1)) else wrong),
        lambda wrong: api.judge(MEASURED, NONE, expected=SEVEN if wrong is None else wrong),
    ],
    "person": [
        lambda wrong: api.person(wrong, SCHEME, NONE),
        lambda wrong: api.person("S1", wrong, NONE),
        lambda wrong: api.person("S1", SCHEME, wrong),
        lambda wrong: api.person("S1", SCHEME, NONE, SEVEN if wrong in (None, date(2026, 6, 1)) else wrong),
        lambda wrong: api.person("S1", SCHEME, NONE, names=SEVEN if wrong is None else wrong),
        lambda wrong: api.person("S1", SCHEME, NONE, ledger=SEVEN if wrong is None else wrong),
    ],
    "provider": [
        lambda wrong: api.provider(wrong, SCHEME, NONE),
        lambda wrong: api.provider("P1", wrong, NONE),
        lambda wrong: api.provider("P1", SCHEME, wrong),
        lambda wrong: api.provider("P1", SCHEME, NONE, names=SEVEN if wrong is None else wrong),
        lambda wrong: api.provider("P1", SCHEME, NONE, ledger=SEVEN if wrong is None else wrong),
        lambda wrong: api.provider("P1", SCHEME, NONE, hold_errors=SEVEN if wrong is True else wrong),
    ],
    "check_evidence": [
        lambda wrong: api.check_evidence(wrong, NONE),
        lambda wrong: api.check_evidence(SCHEME, wrong),
        lambda wrong: api.check_evidence(SCHEME, NONE, SEVEN if wrong is None else wrong),
        lambda wrong: api.check_evidence(SCHEME, NONE, None, SEVEN if wrong in (None, date(2026, 6, 1)) else wrong),
    ],
    "fit": [
        lambda wrong: api.fit(wrong, NONE),
        lambda wrong: api.fit(SCHEME, SEVEN if wrong is None else wrong),
        lambda wrong: api.fit(SCHEME, NONE, SEVEN if wrong in (None, date(2026, 6, 1)) else wrong),
        lambda wrong: api.fit(SCHEME, NONE, before=SEVEN if wrong is None else wrong),
        lambda wrong: api.fit(SCHEME, NONE, cost_per_hour=TEXT if wrong in (None, 7) else wrong),
    ],
    "records_schema": [
        lambda wrong: api.records_schema(SEVEN if wrong is None else wrong),
        lambda wrong: api.records_schema(None, wrong),
    ],
    "write_records_schema": [
        lambda wrong: api.write_records_schema(wrong, HERE),
        lambda wrong: api.write_records_schema(api.RecordsSchema("", {}), wrong),
    ],
}
"""Every public function, each of its arguments given what is none."""


def test_no_module_is_called_as_what_it_gives() -> None:
    """Once it is loaded, a module stands under its name in its package, and would hide a function of that name."""
    modules = {path.stem for path in Path(api.__file__).parent.iterdir()}
    assert modules.isdisjoint({*api.__all__} - {"ledger"})
    rooms = {path.stem for path in Path(ledger.__file__).parent.iterdir()}
    assert rooms.isdisjoint(ledger.__all__)


def test_every_public_function_is_tried() -> None:
    named = [(api, name) for name in api.__all__] + [(ledger, name) for name in ledger.__all__]
    functions = {name for room, name in named if callable(getattr(room, name)) and name[0].islower()}
    assert functions == set(CALLS)


@pytest.mark.parametrize(
    ("call", "wrong"),
    [(call, wrong) for calls in CALLS.values() for call in calls for wrong in WRONG],
)
def test_what_is_none_is_refused_by_what_is_expected(call: Callable[[Any], object], wrong: object) -> None:
    with pytest.raises(TypeError) as refused:
        call(wrong)
    assert " is to be " in str(refused.value) or " are " in str(refused.value) or " is text" in str(refused.value)


@pytest.mark.parametrize("wrong", [7, b"x", ["2026-06"], datetime(2026, 6, 1)])  # noqa: DTZ001 - no moment is meant
def test_a_period_and_a_day_are_refused_by_what_is_expected(wrong: Any) -> None:
    with pytest.raises(TypeError, match="a period is to be a Period, or text such as 2026-06, and not"):
        api.settle(SCHEME, NONE, wrong)
    with pytest.raises(TypeError, match="a day is to be a date, or text such as 2026-06-30, and not"):
        api.settle(SCHEME, NONE, None, wrong)
    with pytest.raises(TypeError, match="dated is to be a date, and not"):
        api.FinanceWanted(HERE, HERE, HERE, dated=wrong)


def test_a_day_is_no_period() -> None:
    with pytest.raises(TypeError, match="a period is to be a Period"):
        api.settle(SCHEME, NONE, date(2026, 6, 1))  # type: ignore[arg-type]


@pytest.mark.parametrize("schemes", ["time-and-task", Path("time-and-task"), 7, None, [7]])
def test_schemes_are_several(schemes: Any) -> None:
    with pytest.raises(TypeError, match="is to be"):
        api.ComparisonRequest(schemes=schemes)


def test_one_plan_is_the_least_and_a_whole_number_of_them_is_sampled() -> None:
    days = date(2026, 4, 1), date(2026, 5, 1)
    for plans in (0, -1, 10_000_001):
        with pytest.raises(ValueError, match="choose from 1 to 10,000,000 plans"):
            api.SampleWanted(plans=plans, seed=1, first=days[0], last=days[1])
    several: list[Any] = ["20", 2.5, True, None]
    for wrong in several:
        with pytest.raises(TypeError, match="plans is to be a whole number"):
            api.SampleWanted(plans=wrong, seed=1, first=days[0], last=days[1])
    assert api.SampleWanted(plans=1, seed=1, first=days[0], last=days[1]).plans == 1


def test_draws_are_counted() -> None:
    with pytest.raises(ValueError, match="draws is to be 1 or more"):
        api.DrawsWanted(0, 1, None)
    with pytest.raises(TypeError, match="budget is to be a whole number"):
        api.DrawsWanted(1, 1, 2.5)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "call", [lambda: api.settle("", NONE), lambda: api.settle(SCHEME, ""), lambda: api.validate("")]
)
def test_an_empty_path_is_not_this_folder(call: Callable[[], object]) -> None:
    with pytest.raises(ValueError, match="is empty"):
        call()


def test_assumptions_are_read_by_the_text_of_a_path(tmp_path: Path) -> None:
    file = tmp_path / "assumed.yaml"
    file.write_text("pbr: 1\ntitle: What is assumed\n", encoding="utf-8")
    assert api.load_assumptions(str(file)) == api.load_assumptions(file)


def test_an_exception_nobody_caught_says_the_first_error_and_how_many_more() -> None:
    error = Problem("PBR702", "this is not a date", Place("plans.csv", 3, 2))
    warning = Problem("PBR026", "look at this", Place("records"), severity="warning")
    assert str(error) == str(ProblemsFound([error])) == "plans.csv:3:2: error[PBR702] this is not a date"
    assert str(ProblemsFound([warning, error, error])) == (
        "plans.csv:3:2: error[PBR702] this is not a date (and 2 more problems, in .problems)"
    )


@pytest.mark.parametrize(("code", "meant"), [("321", "PBR321"), ("34", "PBR034"), ("pbr-321", "PBR321")])
def test_a_number_alone_is_nearly_a_code(code: str, meant: str) -> None:
    with pytest.raises(LookupError, match=f'did you mean "{meant}"'):
        api.rule(code)
