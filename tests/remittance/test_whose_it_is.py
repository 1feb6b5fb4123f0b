"""A statement tells of its provider's money alone, and one payer's of what that payer pays, by the payer's name."""

import re
from datetime import date
from html import unescape
from pathlib import Path

import pytest

from pbr import api
from pbr.api.described.story_forms import story_as_letter
from pbr.api.settling.prepare import prepare
from pbr.api.settling.settlement_folder import settle_into_folder
from pbr.remittance.of_persons import of_persons
from pbr.scheme.load_scheme import read_scheme
from pbr.values.period import Period
from tests.api.test_payers import rows

SCHEME = """\
pbr: 1
scheme: whose
title: Care by two payers, nursing by one, and money that is taken instead
runs: 2026-04-01 to 2027-03-31
rounding: each line to the penny, half up
payers:
  council: Northshire Council
  health_board: Northshire Health Board
records:
  fields:
    of a plan:
      choice: one of plan, direct_payment; blank means plan
      charge: money
payments:
  care:
    assumed: for this test
    pay: £10.00
    for each: plan where choice is "plan"
    priced at: started_on
    due: started_on
    paid by: council 60%, health_board rest
  nursing:
    assumed: for this test
    pay: £3.00
    for each: plan where choice is "plan"
    priced at: started_on
    due: started_on
    paid by: health_board
  direct_payment:
    assumed: for this test
    pay: £8.00
    to: person
    for each: plan where choice is "direct_payment"
    priced at: started_on
    due: started_on
    paid by: council
  charged:
    assumed: for this test
    note: charge
    for each: plan where choice is "direct_payment" and charge is known
    priced at: started_on
    due: started_on
  planned:
    assumed: for this test
    note: £1.00
    for each: plan
    priced at: started_on
    due: started_on + 60 days
examples:
  Without records:
    as at: 2026-06-30
    total due: £0.00
"""
PLANS = """\
plan_id,person_id,provider_id,plan_type,started_on,choice,charge
A,S1,P1,ongoing,2026-05-04,,
B,S2,P1,ongoing,2026-05-04,direct_payment,2.50
"""
MAY = Period(date(2026, 5, 1), date(2026, 5, 31))


@pytest.fixture(scope="module")
def settled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A has care of £10.00, of which the council's is £6.00, and nursing of £3.00; B is paid £8.00, charged £2.50."""
    folder = tmp_path_factory.mktemp("whose")
    (folder / "scheme.yaml").write_text(SCHEME)
    (folder / "records").mkdir()
    (folder / "records" / "plans.csv").write_text(PLANS)
    (folder / "records" / "providers.csv").write_text("provider_id,name\nP1,Elm Ltd\n")
    prepared = prepare(folder / "scheme.yaml", folder / "records", MAY, None, False, False)
    settle_into_folder(prepared, folder / "settled", lambda path: None)
    return folder


def stated(settled: Path, into: Path, payer: str = "") -> tuple[list[tuple[str, ...]], str]:
    """The lines of the one statement, and its page."""
    api.remit_wanted(api.StatementsWanted(settled / "settled", settled / "records", payer=payer), into)
    (listed,) = rows(into / "statements.csv")
    wanted = ("section", "reference", "amount", "at_stake")
    lines = [tuple(row[name] for name in wanted) for row in rows(into / listed["table"])]
    return lines, unescape((into / listed["page"]).read_text())


def explained(page: str) -> list[str]:
    """What the page says the payments of."""
    (words,) = re.findall(r'<section id="for".*?</section>', page, re.DOTALL)
    return re.findall(r"<dt>(.*?)</dt>", words)


def test_what_a_person_is_charged_is_in_no_statement(settled: Path, tmp_path: Path) -> None:
    lines, page = stated(settled, tmp_path / "all")
    assert lines == [
        ("paid", "A/care", "6.00", ""),
        ("paid", "A/care@health_board", "4.00", ""),
        ("paid", "A/nursing@health_board", "3.00", ""),
        # A note pays nobody, so it is no money that falls due later.
        ("shown", "A/planned", "0.00", "1.00"),
        ("shown", "B/planned", "0.00", "1.00"),
    ]
    assert explained(page) == ["care", "nursing", "planned"]
    assert "These pay nobody by themselves: none is paid to you" in page
    assert "<td>Northshire Health Board</td>" in page
    assert not re.search("charged|direct.payment", page)


def test_a_payer_explains_what_it_pays_by_its_name(settled: Path, tmp_path: Path) -> None:
    _, of_council = stated(settled, tmp_path / "council", "council")
    _, of_board = stated(settled, tmp_path / "board", "health_board")
    assert explained(of_council) == ["care"]
    assert explained(of_board) == ["care", "nursing"]
    assert "<dt>Paid by</dt><dd>Northshire Health Board, by itself</dd>" in of_board
    assert "This is what Northshire Health Board pays by itself" in of_board
    assert "<td>health board</td>" not in of_board


def test_a_letter_to_a_provider_tells_nothing_of_a_persons_money(settled: Path) -> None:
    prepared = prepare(settled / "scheme.yaml", settled / "records", MAY, None, False, False)
    page = story_as_letter(prepared, "B")
    assert "Due in this period: <strong>£0.00</strong>" in page
    assert "B/planned" in page
    assert not any(told in page for told in ("8.00", "2.50", "direct payment (", "B/direct_payment", "B/charged"))


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("", "", {"direct_payment", "charged"}),
        # What is noted of everybody is noted of those who are not paid direct too.
        (" and charge is known\n", " or charge is known\n", {"direct_payment"}),
        ('"direct_payment" and charge is known', '"plan" and charge is known', {"direct_payment"}),
        ("    to: person\n", "", set()),
    ],
    ids=["asked of the same", "of more", "of others", "nobody is paid direct"],
)
def test_a_note_is_a_persons_where_whatever_is_noted_is_paid_to_a_person(
    before: str, after: str, found: set[str]
) -> None:
    assert of_persons(read_scheme(SCHEME.replace(before, after, 1), "s.yaml")) == found
