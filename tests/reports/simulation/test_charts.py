"""Pictures: lengths in proportion, nought among them, and words that are escaped. Places are per cent of the width."""

from fractions import Fraction
from xml.etree import ElementTree

from pbr.reports.simulation.charts.bars import Bar, horizontal_bars
from pbr.reports.simulation.charts.svg import Picture
from pbr.reports.simulation.charts.tornado import Swing, tornado


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
