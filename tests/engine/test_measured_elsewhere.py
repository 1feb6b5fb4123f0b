"""A provider that is paid under one name and measured under another: noticed, and nobody else is."""

from pathlib import Path

import pytest

from pbr.api.settling.notice_warnings import warnings_of_notices as words_of
from pbr.engine.run import Run
from pbr.records.dictionary import TABLES
from pbr.records.extract.as_at import as_known
from pbr.settlement.notices import PaidUnmeasured
from tests.engine.rows import Fields, plan, records
from tests.engine.settled import extract_of, period_of, scheme

RUN = period_of("2026-04-01 to 2026-12-31")
SCALED = """
measures:
  met:
    assumed: made up
    count: standard where met
    out of: standard
    per: provider
    over: quarter
    dated by: from_on
payments:
  quality:
    assumed: made up
    pay: £300.00
    for each: plan
    priced at: started_on
    due: end of quarter
    scaled by: met
    steps of the whole: {below 50%: nil, from 50%: 100%}
"""
PACKAGE = "  package: {assumed: made up, pay: £30.00, for each: plan, priced at: started_on, due: started_on}\n"


def standard(provider: str) -> tuple[str, Fields]:
    judged = {"assessed_on": "2026-07-05", "met": "no"}
    return "standards", {
        "standard": "food", "provider_id": provider, "from_on": "2026-04-01", "to_on": "2026-06-30", **judged,
    }  # fmt: skip


def noticed(paid: str, measured: str, sections: str = SCALED) -> list[PaidUnmeasured]:
    contract = scheme(sections)
    plans = (plan(str(at), provider_id=name) for at, name in enumerate(paid.split(";")))
    rows = records(*plans, *map(standard, filter(None, measured.split(";"))))
    run = Run(contract, as_known(extract_of(contract, rows), RUN.last), RUN, RUN.last)
    list(run.lines())
    return [notice for notice in run.notices if isinstance(notice, PaidUnmeasured)]


@pytest.mark.parametrize(
    ("paid", "measured", "unpaid", "unmeasured"),
    [
        ("Acme Ltd;Bay", "Acme Limited;Bay", ("Acme Limited",), ("Acme Ltd",)),
        ("Acme Ltd", "Acme Limited", ("Acme Limited",), ("Acme Ltd",)),
        ("P1;P2;P3", "P1;P20;P30", ("P20", "P30"), ("P2", "P3")),
    ],
)
def test_one_that_is_paid_and_another_that_is_measured(
    paid: str, measured: str, unpaid: tuple[str, ...], unmeasured: tuple[str, ...]
) -> None:
    assert noticed(paid, measured) == [PaidUnmeasured("met", unpaid, unmeasured)]


@pytest.mark.parametrize(
    ("paid", "measured"),
    [
        ("P1;P2", "P1;P2"),
        ("P1;P2", "P1"),  # P2 is not judged yet.
        ("P1", "P1;P2"),  # P2 has no plan yet.
        ("P1;P2", ""),
    ],
)
def test_what_is_ordinary_is_not_noticed(paid: str, measured: str) -> None:
    assert noticed(paid, measured) == []


def test_a_part_of_a_quarter_of_a_provider() -> None:
    """Who has a record of any other table has quarters to be paid."""
    by_quarter = SCALED.replace("for each: plan", "for each: quarter per provider")
    by_quarter = by_quarter.replace("priced at: started_on", "priced at: start of quarter")
    assert noticed("Acme Ltd;Bay", "Acme Limited;Bay", by_quarter) == []
    both = by_quarter.replace("payments:", "payments:\n" + PACKAGE)
    assert noticed("Acme Ltd;Bay", "Acme Limited;Bay", both) == [
        PaidUnmeasured("met", ("Acme Limited",), ("Acme Ltd",))
    ]
    assert noticed("Acme Ltd;Bay", "Bay", both) == []


def test_a_measure_that_scales_nothing_is_not_asked() -> None:
    alone = SCALED.replace("    scaled by: met\n    steps of the whole: {below 50%: nil, from 50%: 100%}\n", "")
    assert noticed("Acme Ltd", "Acme Limited", alone) == []


def test_how_it_is_told() -> None:
    (told,) = words_of([PaidUnmeasured("met", ("Acme Limited",), ("Acme Ltd", *"ABCDEF"))], Path("records"), TABLES)
    assert (told.code, told.severity) == ("PBR835", "warning")
    assert told.message == (
        "'met' counts 'Acme Limited', with nothing to be paid for, and has no row of 'Acme Ltd', 'A', 'B', 'C', 'D' "
        "and 2 more, to be paid by it: is one of them written in two ways?"
    )
