"""The page of a comparison: what it says, in what order, and what it never says. The sums are those of `by_hand`."""

import re
from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from pbr.problems.problem import Place, Problem
from pbr.records.held_row import HeldRow
from pbr.reports.charts.bars import Bar, horizontal_bars
from pbr.reports.page.section import Block, IllustratedTable, Numbers, columns
from pbr.reports.simulation.layout.analysis_report import AnalysisReport
from pbr.reports.simulation.layout.display_names import Shown
from pbr.reports.simulation.layout.page_inputs import Report
from pbr.reports.simulation.page.answer_wording import beside
from pbr.reports.simulation.page.page import simulation_page
from pbr.simulate.backcast.baseline_difference import difference
from pbr.simulate.breakdown import By
from tests.cli.command import CANARY, pbr
from tests.reports.simulation.elements import rows_of, tree_of, words_of
from tests.reports.simulation.made import drawable, drawn_report
from tests.simulate.by_hand import AT_RISK, BASELINE, ESSEX, OUTCOMES, PLANS, WILTSHIRE, cast, extract, title_of

TIME, THE_BONUS = title_of(BASELINE), title_of(ESSEX)
AT_PRICES = ", at prices of 2016 beside 2024-25"
JUNE = ("--as-at", "2026-06-30")
RISK = ("Turns on results", "Not decided yet")
MOVES = "How many providers gain and how many lose under each scheme"


def headings(page: str) -> list[str]:
    return [words_of(heading) for heading in tree_of(page).iter("h2")]


def test_the_answer_comes_first_and_where_it_comes_from_last(tmp_path: Path) -> None:
    page = simulation_page(Report(cast(extract(tmp_path), ESSEX, WILTSHIRE)))
    assert headings(page) == [
        "The answer",
        "Like with like",
        "What it comes to for each plan and outcome",
        "Who carries the risk",
        "By provider",
        "Which providers gain and lose",
        "Left out, and not compared",
        "Warnings",
        "Where the figures come from",
    ]
    tree = tree_of(page)
    answer = next(one for one in tree.iter("section") if one.get("id") == "answer")
    said = words_of(answer)
    # £4,975.00 for A, B and C, beside £40.71 and £46.52 for their visits: 4,887.77 of 87.23 is 5603.3%.
    assert (
        f"Beside the baseline, “{TIME}”, for the plans or people that each applies to and no others: "
        f"“{THE_BONUS}” would have paid £4,887.77 more (5603.3% more) for 3 plans."
    ) in said
    assert f"most under “{THE_BONUS}”, £750.00" in said
    assert f"Under “{TIME}” nothing recorded here turns on results" in said
    assert f"Left out, and not compared: {title_of(WILTSHIRE)}." in said
    assert "least" not in said
    assert "Nothing was drawn" in said


def test_the_tables_have_the_numbers_of_the_pictures(tmp_path: Path) -> None:
    tree = tree_of(simulation_page(Report(cast(extract(tmp_path), ESSEX))))
    assert rows_of(tree, "What each scheme costs, and what is not certain") == [
        ["Scheme", "Would have paid", "Applies to", "For that, beside the baseline", *RISK],
        [TIME, "£110.49", "3 plans", "baseline", "£0.00", "£0.00"],
        # A, B and C: £4,975.00 and, by time and task, £40.71 and £46.52. That is £4,887.77 more than £87.23.
        [THE_BONUS, "£4,975.00", "3 plans", f"+£4,887.77 (+5603.3%){AT_PRICES}", "£750.00", "£250.00"],
    ]
    assert rows_of(tree, "What each scheme would have paid, in all and for each plan and achieved outcome")[2][:4] == [
        THE_BONUS,
        "£4,975.00",
        "+£4,864.51",
        "+4402.7%",
    ]
    # Two plans and one achieved outcome with each provider.
    assert rows_of(tree, f"{THE_BONUS} by provider") == [
        ["Provider", "Due", "Baseline", "Difference", "%", "Per plan"],
        ["P1", "£3,400.00", "£40.71", "+£3,359.29", "+8251.8%", "£1,700.00"],
        ["P2", "£1,575.00", "£69.78", "+£1,505.22", "+2157.1%", "£787.50"],
    ]
    figures = [one for one in tree.iter("div") if one.get("class") == "figure"]
    pictured = [figure for figure in figures if figure.find("figure/svg") is not None]
    assert len(pictured) == 6
    for figure in pictured:
        picture, table = figure.find("figure/svg"), figure.find("section/table")
        assert picture is not None
        assert table is not None
        figures_drawn = [one.text for one in picture.iter("text") if (one.text or "")[:1] in "£+-"]
        cells = [words_of(cell) for cell in table.iter("td")]
        assert figures_drawn or picture[0].text == MOVES
        assert [one for one in figures_drawn if not any((one or "") in cell for cell in cells)] == []


def test_those_who_gain_stand_to_the_right_of_nought_and_those_who_lose_to_the_left(tmp_path: Path) -> None:
    tree = tree_of(simulation_page(Report(cast(extract(tmp_path), ESSEX))))
    caption = "Providers that would have been paid more, less and the same as under the baseline"
    assert rows_of(tree, caption)[1][:4] == [THE_BONUS, "2", "0", "0"]
    (picture,) = (one for one in tree.iter("svg") if one[0].text == MOVES)
    words = [one.text for one in picture.iter("text")]
    assert [one for one in words if one in ("2 gain", "0 lose")] == ["2 gain", "0 lose", "2 gain"]
    assert [one.get("width") for one in picture.iter("rect")] == ["100.00%", "0.00%"]


def test_draws_have_their_range_their_budget_and_their_seed(tmp_path: Path) -> None:
    report = drawn_report(tmp_path, budget=520_000)
    tree = tree_of(simulation_page(report))
    assert [words_of(one) for one in tree.iter("h2")][4:6] == ["What each scheme could come to", "The budget"]
    totals = rows_of(tree, "Draws of what each scheme comes to")[1:]
    # Three packages at £1,575.00 are certain, and three bonuses of £250.00 are drawn.
    assert totals[0] == [TIME, "£110.49", "£0.00", "£0.00", *["£110.49"] * 5]
    assert totals[1][0] == THE_BONUS
    assert totals[1][-2:] == ["£4,725.00", "£5,475.00"]
    assert {*totals[1][4:7]} <= {"£4,725.00", "£4,975.00", "£5,225.00", "£5,475.00"}
    (more,) = rows_of(tree, "Draws of how much more or less each scheme comes to than the baseline")[1:]
    # £4,725.00 to £5,475.00 less £110.49, whichever draws they were: more, so each has its sign.
    assert all(cell.startswith("+£") for cell in (more[1], *more[3:]))
    assert {*more[3:]} <= {"+£4,614.51", "+£4,864.51", "+£5,114.51", "+£5,364.51"}
    (drawn,) = (one for one in tree.iter("svg") if one[0].get("id") == "difference-chart-title")
    assert f"{more[1]} ({more[3]} to {more[5]})" in [one.text for one in drawn.iter("text")]
    budget = rows_of(tree, "The draws beside the budget")
    assert budget[1] == [TIME, "0.0%", "-", "£0.00", "-£5,089.51"]
    # Only two or three bonuses exceed £5,200.00: by £25.00 or £275.00.
    assert budget[2][3:] == ["£275.00", "£275.00"]
    said = words_of(tree)
    assert "from seed 7" in said
    assert "provider-level effect of 20%" in said
    assert "Nothing was drawn" not in said


def test_every_picture_is_named_and_described_and_every_table_has_its_headings(tmp_path: Path) -> None:
    tree = tree_of(simulation_page(drawn_report(tmp_path, budget=520_000)))
    ids = [one.get("id") for one in tree.iter() if one.get("id")]
    assert len(ids) == len(set(ids))
    pictures = list(tree.iter("svg"))
    assert pictures
    for picture in pictures:
        title, desc = picture[0], picture[1]
        assert (picture.get("role"), title.tag, desc.tag) == ("img", "title", "desc")
        assert picture.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"
        assert words_of(title)
        assert words_of(desc)
    for table in tree.iter("table"):
        assert words_of(table[0])
        assert {one.get("scope") for one in table.iter("th")} == {"col", "row"}
        for row in table.iter("tr"):
            assert len(row) == len(next(table.iter("tr")))
    linked = {(one.get("href") or "").removeprefix("#") for one in tree.iter("a")}
    assert linked <= {*ids}


def test_nothing_is_fetched_and_nothing_says_when_or_where(tmp_path: Path) -> None:
    records = extract(tmp_path)
    page = simulation_page(Report(cast(records, ESSEX)))
    assert page == simulation_page(Report(cast(records, ESSEX)))
    assert not re.search(r"https?:|//|url\(|@import|<script|<link|\ssrc\s*=|srcset", page)
    assert "default-src 'none'" in page
    assert str(tmp_path) not in page
    assert not re.search(r"\d\d:\d\d", page)


def test_records_are_named_only_when_that_is_asked_for(tmp_path: Path) -> None:
    compared = cast(extract(tmp_path, plans=PLANS.replace("A,S1", f"{CANARY},S1", 1), outcomes=None, visits=None),
                    ESSEX, baseline=AT_RISK)  # fmt: skip
    plain, naming = (simulation_page(Report(compared, shown=Shown(names))) for names in (False, True))
    assert not re.search(rf"{CANARY}|\bS[1-5]\b", plain)
    assert "person S2" in naming
    assert "They are about people" in naming


@pytest.mark.parametrize("by", list(By))
def test_by_anything_else_the_providers_are_listed_too(tmp_path: Path, by: By) -> None:
    page = simulation_page(Report(cast(extract(tmp_path), ESSEX, by=by)))
    tree = tree_of(page)
    captions = {words_of(one) for one in tree.iter("caption")}
    assert f"{THE_BONUS} by {by.heading.lower()}" in captions
    assert f"{THE_BONUS} by provider" in captions


def test_without_a_baseline_there_is_nothing_to_compare_with(tmp_path: Path) -> None:
    page = simulation_page(Report(cast(extract(tmp_path, visits=None), ESSEX)))
    assert "The baseline was left out, so there is nothing to compare the schemes with: take another" in page
    assert not {"Like with like", "Which providers gain and lose"} & set(headings(page))
    assert rows_of(tree_of(page), f"{THE_BONUS} by provider")[1][:2] == ["P1", "£3,400.00"]


def test_what_a_file_says_is_text_and_never_markup(tmp_path: Path) -> None:
    plans = PLANS.replace(",P1,", ",<b>P&1\ue000</b>,")
    page = simulation_page(Report(cast(extract(tmp_path, plans=plans, outcomes=OUTCOMES), ESSEX)))
    assert "<b>" not in page
    assert "\ue000" not in page
    assert "<b>P&1\\ue000</b>" in words_of(tree_of(page))


def test_more_warnings_than_an_answer_has_room_for_are_counted_there_and_listed_below(tmp_path: Path) -> None:
    compared = cast(extract(tmp_path), ESSEX)
    (left,) = cast(tmp_path / "records", WILTSHIRE).left_out
    compared = replace(
        compared,
        left_out=(left,),
        held_rows=(HeldRow("plans", "plans.csv", 2, "", "P1", ()),) * 1_200,
        warnings=tuple(_warnings(6)),
    )
    page = tree_of(simulation_page(Report(compared)))
    lists = [[words_of(item) for item in one] for one in page.iter("ul") if one.get("class") == "warnings"]
    assert lists[0][1] == "Warning: Rows that could not be read, held and not paid for: 1,200; pbr simulate lists them."
    assert lists[0][-1].endswith("more, listed below.")
    assert len(lists[0]) == 6
    assert lists[1][-1] == "Warning: plans.csv:6: number 5."


def _warnings(many: int) -> list[Problem]:
    return [Problem("PBR801", f"number {at}", Place("plans.csv", at + 1), severity="warning") for at in range(many)]


def test_a_block_beside_the_back_cast_has_its_sections_and_what_it_rests_on_is_last(tmp_path: Path) -> None:
    picture = horizontal_bars("else", "The picture", "d", [Bar("one", "£5.00", 500)])
    figure = IllustratedTable(
        Numbers("Sums by scheme", columns("Scheme", "Sum"), (("one_of_them", "£5.00"),)), (picture,)
    )

    def sections(shown: Shown) -> tuple[Block, ...]:
        said = "Records are named." if shown.names_records else "No record is named."
        assumed = Block("assumed", "What was assumed", figures=(figure,), rests_on=True)
        return (assumed, Block("what-else", "What else", (said,), (figure,)), Block("nothing", "Nothing", ("said",)))

    block = AnalysisReport("what_else", (), {}, {}, sections, warnings=lambda _: ("Beware of one.",))
    compared = cast(extract(tmp_path), ESSEX)
    page = simulation_page(Report(compared, further=(block,)))
    assert headings(page)[-5:] == [
        *("Which providers gain and lose", "What else", "Warnings", "What was assumed", "Where the figures come from"),
    ]
    answer = next(one for one in tree_of(page).iter("section") if one.get("id") == "answer")
    assert "Warning: Beware of one." in words_of(answer)
    section = next(one for one in tree_of(page).iter("section") if one.get("id") == "what-else")
    assert [words_of(one) for one in section.iter("p")] == ["No record is named."]
    assert rows_of(section, "Sums by scheme") == [["Scheme", "Sum"], ["one_of_them", "£5.00"]]
    assert "one_<wbr>of_<wbr>them" in page
    assert [words_of(one) for one in section.iter("figcaption")] == ["The picture"]
    assert "nothing was assumed" not in page
    assert "Records are named." in simulation_page(Report(compared, further=(block,), shown=Shown(True)))


def test_an_assumption_with_a_range_has_a_tornado(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    records = drawable(tmp_path)
    done = pbr("simulate", records, ESSEX, *JUNE, "--set", "rates.plans=40% to 60%", "--html", page)
    assert (done.returncode, done.stderr) == (0, "")
    section = next(one for one in tree_of(page.read_text("utf-8")).iter("section") if one.get("id") == "what-if")
    # Three packages of £1,575.00, and three bonuses of £250.00 at 40% and at 60%.
    (tornado,) = (one for one in section.iter("svg") if (one.get("aria-labelledby") or "").startswith("tornado"))
    assert [one.text for one in tornado.iter("text")] == ["rates.plans", "£5,025.00 to £5,175.00"]
    caption = f"{THE_BONUS}: how far each assumption moves what is expected"
    assert rows_of(section, caption)[1:] == [["rates.plans", "40%", "60%", "£5,025.00", "£5,175.00"]]


def test_the_command_writes_the_page_and_prints_as_before(tmp_path: Path) -> None:
    records, page = extract(tmp_path), tmp_path / "compared.html"
    done = pbr("simulate", records, ESSEX, *JUNE, "--html", page)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == pbr("simulate", records, ESSEX, *JUNE).stdout
    written = page.read_text(encoding="utf-8")
    assert rows_of(tree_of(written), f"{THE_BONUS} by provider")[1][:2] == ["P1", "£3,400.00"]
    assert f"Warning:</strong> {TIME}: more care pays more: one more " in written
    assert "plan A" not in written
    again = pbr("simulate", records, ESSEX, *JUNE, "--html", page, "--identifiers")
    assert (again.returncode, again.stderr) == (0, "")
    assert "plan A" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--identifiers",), "--html"),
        (("--html", "records/plans.csv"), "left alone"),
        (("--html", "nowhere/page.html"), "does not exist"),
        (("--html", "compared/page.html", "--out", "compared"), "beside it"),
    ],
)
def test_a_page_that_may_not_be_written_is_refused_before_anything_is_read(
    tmp_path: Path, options: tuple[str, ...], said: str
) -> None:
    extract(tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.csv")}
    done = pbr("simulate", "records", ESSEX, *JUNE, *options, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in " ".join(done.stderr.replace("│", " ").split())
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_of_many_figures_two_are_shown_and_the_rest_are_folded_under_their_captions(tmp_path: Path) -> None:
    figures = tuple(
        IllustratedTable(Numbers(f"Sums {at}", columns("Scheme", "Sum"), (("one", "£5.00"),))) for at in range(5)
    )

    compared = cast(extract(tmp_path), ESSEX)
    blocks = [Block("else", "Else", ("said",), figures[:many]) for many in (3, 5)]

    def folded_in(block: Block) -> list[Element]:
        further = AnalysisReport("else", (), {}, {}, lambda _: (block,))
        tree = tree_of(simulation_page(Report(compared, further=(further,))))
        return [one for one in tree.iter("details") if words_of(one[0]).startswith("Sums")]

    assert folded_in(blocks[0]) == []
    folded = folded_in(blocks[1])
    assert [words_of(one[0]) for one in folded] == ["Sums 2", "Sums 3", "Sums 4"]
    assert all(one.get("open") is None and len(list(one.iter("table"))) == 1 for one in folded)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (10_000, 12_500, "would have paid £25.00 more (25.0% more)"),
        (10_000, 7_500, "would have paid £25.00 less (25.0% less)"),
        # Nothing to divide by.
        (0, 2_500, "would have paid £25.00 more"),
        (10_000, 10_000, "would have paid the same"),
    ],
)
def test_a_difference_is_no_payment(before: int, after: int, said: str) -> None:
    assert beside(difference(after, before)) == said
