"""Pictures: lengths in proportion, nought among them, and words that are escaped. Places are per cent of the width."""

from fractions import Fraction
from xml.etree import ElementTree

from pbr.reports.charts.bars import Bar, horizontal_bars
from pbr.reports.charts.lines import LineOfMonths, line_panels
from pbr.reports.charts.marks import MarkedScale, marked_scales
from pbr.reports.charts.svg import Picture
from pbr.reports.charts.tornado import Swing, tornado


def shapes(picture: Picture, tag: str, *names: str) -> list[tuple[str, ...]]:
    return [tuple(one.attrib[name] for name in names) for one in ElementTree.fromstring(picture.text).iter(tag)]


def test_bars_start_at_nought_and_are_as_long_as_their_pence() -> None:
    picture = horizontal_bars("a", "t", "d", [Bar("more", "+£3.00", 300), Bar("less", "-£1.00", -100)])
    # From -£1.00 to £3.00: nought is a quarter of the way across.
    assert shapes(picture, "rect", "x", "width") == [("25.00%", "75.00%"), ("0.00%", "25.00%")]
    assert shapes(picture, "line", "x1", "x2") == [("25.00%", "25.00%")] * 2


def test_a_range_is_a_line_under_its_bar_that_ends_where_it_does() -> None:
    picture = horizontal_bars("a", "t", "d", [Bar("one", "£2.00 (£1.00 to £4.00)", Fraction(200), (100, 400))])
    lines = shapes(picture, "line", "x1", "x2", "y1")
    bottom = sum(int(one) for one in shapes(picture, "rect", "y", "height")[0])
    assert [line[:2] for line in lines[1:]] == [("25.00%", "100.00%"), ("25.00%", "25.00%"), ("100.00%", "100.00%")]
    assert int(lines[1][2]) > bottom


def test_bars_of_nothing_have_no_length() -> None:
    picture = horizontal_bars("a", "t", "d", [Bar("none", "£0.00", 0)])
    assert shapes(picture, "rect", "x", "width") == [("0.00%", "0.00%")]
    assert ElementTree.fromstring(horizontal_bars("a", "t", "d", []).text).tag == "svg"


def test_a_long_name_is_folded_at_its_spaces_and_pushes_what_is_under_it_down() -> None:
    name = "one more success: support at end none rather than reduced"
    picture, short = (horizontal_bars("a", "t", "d", [Bar(label, "£1.00", 1)]) for label in (name, "one more"))
    # 42 characters go on a line: "one more success: support at end none" is 37, and "rather" makes it 44.
    assert [one.text for one in ElementTree.fromstring(picture.text).iter("text")] == [
        "one more success: support at end none",
        "rather than reduced",
        "£1.00",
    ]
    # Two lines of 20 pixels more.
    assert int(shapes(picture, "rect", "y")[0][0]) == int(shapes(short, "rect", "y")[0][0]) + 40


def test_lines_share_a_scale_and_have_a_dot_at_their_lowest() -> None:
    lines = [LineOfMonths("P1", "l", (0, -100, 300)), LineOfMonths("P2", "l", (100, 100, 100))]
    picture = line_panels("a", "t", "d", ["2026-04", "2026-05", "2026-06"], lines)
    # An eighth of the width is for words, so the three months stand at 12.5%, 56.25% and the end.
    drawn = [one for one in shapes(picture, "line", "x1", "x2", "y1", "y2", "stroke-width") if one[4] == "3"]
    assert [one[:2] for one in drawn] == [("12.50%", "56.25%"), ("56.25%", "100.00%")] * 2
    # From -£1.00 to £3.00 over 56 pixels, from eight below the words: £3.00 is 8 down, nought 50, -£1.00 64.
    nought, lowest, highest = (int(place) for place in (drawn[0][2], drawn[0][3], drawn[1][3]))
    assert (nought - highest, lowest - nought) == (42, 14)
    # £1.00 in the second panel is 14 above its line of nought.
    noughts = [int(one[2]) for one in shapes(picture, "line", "x1", "x2", "y1", "stroke-width") if one[3] == "1"]
    assert (noughts[0], noughts[1] - int(drawn[2][2])) == (nought, 14)
    assert shapes(picture, "circle", "cx", "cy") == [("56.25%", str(lowest)), ("12.50%", drawn[2][2])]
    said = [one.text for one in ElementTree.fromstring(picture.text).iter("text")]
    assert said == ["P1", "l", "£0", "P2", "l", "£0", "2026-04", "2026-06"]


def test_a_line_of_one_month_is_its_dot() -> None:
    picture = line_panels("a", "t", "d", ["2026-04"], [LineOfMonths("P1", "l", (-100,))])
    assert shapes(picture, "circle", "cx") == [("12.50%",)]
    assert [one for one in shapes(picture, "line", "stroke-width") if one == ("3",)] == []


def test_marks_stand_at_their_share_of_a_scale_that_may_have_none() -> None:
    scales = [MarkedScale("a", "50.0%", (Fraction(1, 2),)), MarkedScale("b", "none between 0 and 1", ())]
    picture = marked_scales("a", "t", "d", scales)
    # A fiftieth of the width is beyond either end, so the half is in the middle.
    assert shapes(picture, "circle", "cx") == [("50.00%",)]
    ends = {one for one in shapes(picture, "line", "x1", "x2") if one[0] != one[1]}
    assert ends == {("2.00%", "98.00%")}
    assert [one.text for one in ElementTree.fromstring(picture.text).iter("text")][-2:] == ["0%", "100%"]


def test_figures_that_do_not_fit_beside_a_name_stand_below_it_and_a_long_name_is_cut() -> None:
    beside, below = (horizontal_bars("a", "t", "d", [Bar("n" * many, "£1.00", 1)]) for many in (35, 36))
    assert [anchor for (anchor,) in shapes(beside, "text", "text-anchor")] == ["start", "end"]
    assert [anchor for (anchor,) in shapes(below, "text", "text-anchor")] == ["start", "start"]
    assert shapes(below, "text", "y")[0] < shapes(below, "text", "y")[1]
    long = horizontal_bars("a", "t", "d", [Bar("n" * 43, "£1.00", 1)])
    assert f">{'n' * 41}…</text>" in long.text


def test_what_is_written_in_a_picture_is_text() -> None:
    picture = horizontal_bars("a", "<t>", "d & d", [Bar('<script>"\u202e', "<£1>", 1)])
    root = ElementTree.fromstring(picture.text)
    assert (root[0].text, root[1].text) == ("<t>", "d & d")
    assert [one.text for one in root.iter("text")] == ['<script>"\\u202e', "<£1>"]


def test_a_tornado_has_the_widest_swing_on_top_and_both_its_ends_about_the_middle() -> None:
    swings = [Swing("narrow", "", 90, 110), Swing("wide", "", 200, 0)]
    picture = tornado("a", "t", "d", 100, swings)
    names = [one.text for one in ElementTree.fromstring(picture.text).iter("text") if one.text]
    assert names == ["wide", "narrow"]
    # From 0 to 200, the middle at half: the low value of "wide" is the higher sum.
    assert shapes(picture, "rect", "x", "width", "fill") == [
        ("50.00%", "50.00%", "#F46A25"),
        ("0.00%", "50.00%", "#12436D"),
        ("45.00%", "5.00%", "#F46A25"),
        ("50.00%", "5.00%", "#12436D"),
    ]
