"""What stands beside the back-cast on a page: each chart, and its table with the same numbers. Worked in `by_hand`."""

import re
from datetime import date
from fractions import Fraction
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from pbr.reports.page.section import Block
from pbr.reports.simulation.backcast.schemes_table import simulation_table
from pbr.reports.simulation.incentives.html import rewards
from pbr.reports.simulation.layout.analysis_report import AnalysisReport
from pbr.reports.simulation.layout.display_names import Shown
from pbr.reports.simulation.layout.page_inputs import Report
from pbr.reports.simulation.page.page import simulation_page
from pbr.reports.simulation.provider.html_cash_flow import cash
from pbr.reports.simulation.provider.html_margin import keeping
from pbr.reports.simulation.provider.report import provider_side_block
from pbr.reports.simulation.selection.html import choosing
from pbr.simulate.breakdown import By
from pbr.simulate.incentives.case_band import CaseBand
from pbr.simulate.incentives.cliffs import Cliff
from pbr.simulate.incentives.incentives import Incentives
from pbr.simulate.incentives.marginal import MarginalGain, MarginalStep, by_band
from pbr.simulate.monte_carlo.statistics import summary_of
from pbr.simulate.provider.cash_flow import CashFlow, Month
from pbr.simulate.provider.margin import Margin
from pbr.simulate.provider.provider_side import ProviderSide
from pbr.simulate.provider.transaction_cost import Handled
from pbr.simulate.selection.cherry_picking import CherryPicking, Group
from pbr.simulate.selection.deadweight import Deadweight
from pbr.simulate.selection.parking import Parking
from pbr.simulate.selection.selection import SelectionFound
from pbr.values.period import Period
from pbr.values.window import window_of
from tests.cli.command import pbr
from tests.reports.simulation.elements import rows_of, tree_of, words_of
from tests.simulate.by_hand import BASELINE, ESSEX, PEOPLE, cast, extract, title_of
from tests.simulate.test_draws_command import ENDING

TIME, THE_BONUS = title_of(BASELINE), title_of(ESSEX)
JUNE = ("--as-at", "2026-06-30")
RUNS = Period(date(2026, 1, 1), date(2026, 12, 31))
COSTS = (
    *("--set", "figures.cost_per_hour=£12.00", "--set", "figures.payment_lag=30 days"),
    *("--set", "figures.transaction_cost_per_plan=£10.00", "--set", "figures.transaction_cost_per_payment_line=£1.00"),
    *("--set", "figures.counterfactual_rate=30%", "--set", "rates.plans=40% to 60%"),
)
WEEK, MONEY = MarginalStep(None, "", "one more week"), re.compile(r"[+-]?£[\d,]+\.\d\d")


def drawn_on_a_page(folder: Path, block: Block) -> Element:
    """A page with one section beside a small comparison: the section."""
    further = AnalysisReport("beside", (), {}, {}, lambda _: (block,))
    return section(simulation_page(Report(cast(extract(folder), ESSEX), further=(further,))), block.name)


def section(page: str, name: str) -> Element:
    return next(one for one in tree_of(page).iter("section") if one.get("id") == name)


def said(element: Element, chart: str) -> list[str]:
    """The words of a chart."""
    (picture,) = (one for one in element.iter("svg") if one[0].get("id") == f"{chart}-title")
    return [one.text or "" for one in picture.iter("text")]


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A page with everything in it that can be beside a comparison, but for cliffs."""
    folder = tmp_path_factory.mktemp("full")
    page = folder / "page.html"
    records = extract(folder, plans=ENDING)
    done = pbr("simulate", records, ESSEX, *JUNE, *COSTS, "--draws", "40", "--html", page)
    assert (done.returncode, done.stderr) == (0, "")
    return page.read_text(encoding="utf-8")


def test_every_amount_in_a_chart_is_in_the_table_under_it(full: str) -> None:
    figures = [one for one in tree_of(full).iter("div") if one.get("class") == "figure"]
    pictured = [one for one in figures if one.find("figure") is not None]
    assert len(pictured) > 15
    for figure in pictured:
        (picture,), (table,) = list(figure.iter("svg")), list(figure.iter("table"))
        drawn = {amount for one in picture.iter("text") for amount in MONEY.findall(one.text or "")}
        assert drawn <= {amount for cell in table.iter("td") for amount in MONEY.findall(words_of(cell))}
        assert words_of(picture[1]), "a chart is described"


def test_each_section_says_in_plain_words_what_is_found_there(full: str) -> None:
    tree = tree_of(full)
    assert [words_of(one) for one in tree.iter("h2")][-10:] == [
        "What each scheme is expected to come to, and what would change the answer",
        "What each scheme rewards",
        "Whom it pays to choose, and what is paid for anyway",
        "What providers keep",
        "When the money comes",
        "What it takes to run each scheme",
        "Warnings",
        "The rates that were drawn",
        "What was assumed",
        "Where the figures come from",
    ]
    for one in (one for one in tree.iter("section") if one.get("id")):
        assert one.find("p") is not None, f"{one.get('id')} has no introduction"


def test_cash_is_a_line_for_each_provider_and_its_balance_in_every_month(full: str) -> None:
    # P1 spends on A's 91 minutes, £18.20, in May; its two packages of £1,575.00 in May come in June, A's bonus in July.
    # P2 spends £24.00 in June on C, whose £1,575.00 comes in July.
    found = section(full, "cash")
    assert rows_of(found, f"{THE_BONUS}: cash balance at the end of each month") == [
        ["Month", "P1", "P2"],
        ["2026-05", "-£18.20", "£0.00"],
        ["2026-06", "£3,131.80", "-£24.00"],
        ["2026-07", "£3,381.80", "£1,551.00"],
    ]
    words = said(found, "cash-chart-2")
    assert "lowest -£24.00 in 2026-06; ends at £1,551.00" in words
    assert words[-2:] == ["2026-05", "2026-07"]
    assert rows_of(found, "The lowest balance of each provider")[3:] == [
        [THE_BONUS, "P1", "-£18.20", "2026-05", "£3,381.80"],
        [THE_BONUS, "P2", "-£24.00", "2026-06", "£1,551.00"],
    ]


def test_handling_stands_beside_what_is_saved(full: str) -> None:
    found = section(full, "handling")
    # Three plans and four payment lines each, at £10.00 and £1.00: A, C and D have visits; A, B and C are Essex's.
    # Of those three by the visit: A and C, £20.00, and their three visits. Those pay £87.23, and Essex £4,975.00.
    assert rows_of(found, "What each scheme costs to handle, and what is left of what it saves")[1:] == [
        [TIME, "£34.00", "-", "-", "-"],
        [THE_BONUS, "£34.00", "+£11.00", "-£4,887.77", "-£4,898.77"],
    ]
    assert {"saved -£4,887.77", "more handling +£11.00"} <= {*said(found, "handling-chart")}
    assert "like with like, over the plans or people the scheme has lines for" in words_of(found)


def test_rates_and_what_was_assumed_are_at_the_end(full: str) -> None:
    rates = rows_of(section(full, "rates-drawn"), "The success rates that were drawn")
    assert rates[1] == ["plans with no support after", "reablement", "3", "50.0%", "rates.plans: 40% to 60%"]
    assert said(section(full, "rates-drawn"), "rates-chart")[:2] == ["plans with no support after, reablement", "50.0%"]
    assumed = rows_of(section(full, "assumed"), "The assumptions")
    assert ["figures.payment_lag", "30 days", "assumed: set on the command line"] in assumed


def test_a_step_has_its_mean_and_its_least_and_most() -> None:
    brings = (("A", CaseBand(), 100), ("B", CaseBand(), 0), ("C", CaseBand("ongoing"), 500))
    bands = by_band(MarginalGain(WEEK, band, "P1", "plans", each, pence, pence) for each, band, pence in brings)
    block = rewards([Incentives("one", bands, (), (), (), "")], names_records=False)
    # £1.00, nothing and £5.00 are £2.00 on average.
    assert block.figures[0].numbers.rows == (("one more week", "£2.00", "£0.00", "£5.00", "3", "1", "0"),)
    assert "£2.00 (£0.00 to £5.00)" in block.figures[0].pictures[0].text


def test_the_steepest_cliffs_come_first_and_the_others_are_counted() -> None:
    cliffs = tuple(
        Cliff("P1", "contract", "achieved", window_of("month", date(2026, at, 1), RUNS), at, 9, at * -100)
        for at in range(1, 10)
    )
    block = rewards([Incentives("one", (), (), cliffs, (), "")], names_records=False)
    rows = block.figures[0].numbers.rows
    assert [row[-1] for row in rows] == [f"-£{at}.00" for at in range(9, 1, -1)]
    assert rows[0] == ("P1", "2026-09", "achieved", "contract", "9", "9", "-£9.00")
    assert "one: the 8 steepest of 9 cliffs" in block.figures[0].pictures[0].title
    assert any(note.startswith("Cliff:") for note in block.notes)


def test_the_record_that_shows_that_failing_pays_is_named_only_where_that_is_asked_for(tmp_path: Path) -> None:
    records, page = extract(tmp_path), tmp_path / "page.html"
    # A week more repeats the two hours of C's last week: £46.52 more. A gains too, by its visits: £40.71.
    plain = [TIME, "more care pays more: one more week brings £46.52 more (reablement, standard)"]
    for options, named in (((), []), (("--identifiers",), ["plan C", "P2"])):
        done = pbr("simulate", records, ESSEX, *JUNE, "--html", page, *options)
        assert (done.returncode, done.stderr) == (0, "")
        written = page.read_text(encoding="utf-8")
        rows = rows_of(section(written, "incentives"), "Where failing pays, the worst of each step")
        assert rows[1] == [*plain, *named, "£46.52", "2"]
        assert ("plan C" in written) is bool(named)
    assert rows[0] == ["Scheme", "How", "Shown by", "Provider", "Failing brings", "Records that gain"]


def test_groups_go_from_the_easiest_to_the_hardest_and_what_is_paid_anyway_is_a_share(tmp_path: Path) -> None:
    easy, hard = Group("standard", 2, Fraction(4, 5), Fraction(8000)), Group("", 1, Fraction(1, 5), Fraction(4000))
    picked = {By.RATE: CherryPicking(By.RATE, (easy, hard))}
    found = [
        SelectionFound(
            "one", picked, Parking(1, 4, Fraction(1250), None), Deadweight(Fraction(8000), Fraction(2000)), ""
        ),
        SelectionFound("other", {}, None, Deadweight(Fraction(0), Fraction(0)), ""),
        SelectionFound("third", {}, None, None, "it has a limit"),
    ]
    shown = drawn_on_a_page(tmp_path, choosing(found))
    assert rows_of(shown, "one by rate, those most likely to succeed first")[1:] == [
        ["standard", "2", "80.0%", "£80.00"],
        ["-", "1", "20.0%", "£40.00"],
    ]
    assert said(shown, "rate-picked-chart-1") == ["standard", "£80.00", "-", "£40.00"]
    assert rows_of(shown, "People whom it costs a provider to care for")[1:] == [["one", "1", "4", "25.0%", "£12.50"]]
    assert said(shown, "parked-chart") == ["one", "1 of 4, 25.0%"]
    assert rows_of(shown, "What is paid for results, and what of it would be paid anyway")[1:] == [
        ["one", "£80.00", "£20.00", "25.0%"],
        ["other", "£0.00", "£0.00", "-"],
    ]
    assert said(shown, "wasted-chart") == ["one", "25.0%"]
    assert "What third pays for anyway is not known: it has a limit." in words_of(shown)


def side(label: str, kept: dict[str, int], not_due: dict[str, int]) -> ProviderSide:
    """A scheme under which each provider keeps so many pence in every draw."""
    margins = tuple(
        Margin(name, 100, summary_of((pence, pence)), Fraction(0), Fraction(pence)) for name, pence in kept.items()
    )
    months = {
        name: tuple(Month(date(2026, at, 1), 0, 0, pence * (at - 5)) for at in (4, 5, 6))
        for name, pence in kept.items()
    }
    flows = tuple(CashFlow(name, each) for name, each in months.items())
    return ProviderSide(label, margins, flows, Handled(0, 0, 0, 0), None, None, not_due)


def test_what_was_not_due_yet_stands_beside_the_margin_and_is_warned_of(tmp_path: Path) -> None:
    late, other = side("late", {"P1": 60_000, "P2": 100}, {"P1": 50_000}), side("other", {"P1": 300}, {"P1": 0})
    block = provider_side_block([late, other], None)
    assert block.warnings(Shown()) == (
        "late: what providers keep has £500.00 in it that was not due yet. The care it pays for may not be in these "
        "records.",
    )
    assert block.json["late"]["margins"]["P1"]["not_due_yet"] == "500.00"
    shown = drawn_on_a_page(tmp_path, keeping([late, other]))
    assert [row[:3] for row in rows_of(shown, "late: what each provider keeps")] == [
        ["Provider", "Margin", "Not due yet"],
        ["P1", "£600.00", "£500.00"],
        ["P2", "£1.00", "£0.00"],
    ]
    assert "Not due yet: this is in the margin, and the care it pays for may not be in these records." in words_of(
        shown
    )
    table = simulation_table(cast(tmp_path / "records", ESSEX), further=(block,))
    assert "late    P1                    £500.00\n" in table
    assert "other" not in table.split("Not due yet\n")[1].split("Not due yet:")[0]


def test_margins_of_millions_fit_a_terminal(tmp_path: Path) -> None:
    wide = side("population_prime_provider", {"provider-north": -123_456_789}, {"provider-north": 123_456_789})
    table = simulation_table(cast(extract(tmp_path), ESSEX), further=(provider_side_block([wide], None),))
    assert table.count("-£1,234,567.89") > 3
    assert max(map(len, table.splitlines())) <= 100


def test_no_more_than_four_lines_are_drawn_and_they_are_those_that_fall_lowest() -> None:
    (months, lowest) = cash([side("one", {f"P{at}": at * 100 for at in range(1, 6)}, {})], None).figures
    # At the end of April P5 is at -£5.00, and P1 at -£1.00.
    assert [column.heading for column in months.numbers.columns] == ["Month", "P5", "P4", "P3", "P2"]
    assert months.numbers.rows[0] == ("2026-04", "-£5.00", "-£4.00", "-£3.00", "-£2.00")
    assert months.pictures[0].title.endswith("the 4 that fall lowest")
    assert len(lowest.numbers.rows) == 5


def test_instalments_that_fall_due_later_are_in_the_margin_and_said_to_be(tmp_path: Path) -> None:
    header, *people = PEOPLE.splitlines()
    later = (
        "\n".join([f"{header},left_on,left_reason,support_at_52_weeks", *(f"{person},,," for person in people)]) + "\n"
    )
    stays = "stay_id,person_id,provider_id,kind,from_on,to_on,weekly_cost\n"
    records, out = extract(tmp_path, plans=ENDING, people=later, stays=stays), tmp_path / "out"
    costs = ("--set", "figures.cost_per_plan=£1,700.00", "--draws", "5")
    done = pbr("simulate", records, "population-prime-provider", *JUNE, *costs, "--out", out)
    assert (done.returncode, done.stderr) == (0, "")
    # £6,000.00 for each of three people in twelve instalments from 6 April: nine of £500.00 are still to come.
    last = (out / "margins.csv").read_text(encoding="utf-8").splitlines()[-1].split(",")
    assert (last[:3], last[-1]) == (["population_prime_provider", "P1", "3400.00"], "13500.00")
    assert "population_prime_provider  P1                 £13,500.00" in done.stdout
