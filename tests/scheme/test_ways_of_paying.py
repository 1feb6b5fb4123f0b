"""The page of the ways of paying: every way leads to a scheme, a case or a page that is there, and is counted."""

import re
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "ways-of-paying.md"
TEXT = PAGE.read_text(encoding="utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in TEXT.splitlines()
    if line.startswith("| ") and not line.startswith("| way |")
]
LINK = re.compile(r"\]\((?P<to>[^)#]+)(?:#[^)]*)?\)")


def test_every_way_leads_to_what_says_it_or_says_why_not() -> None:
    assert {len(row) for row in ROWS} == {3}
    for way, _, said in ROWS:
        links = [match["to"] for match in LINK.finditer(said)]
        assert links or said.startswith(("out: ", "in part: ")), way
        for link in links:
            assert (PAGE.parent / link).exists(), f"{way}: {link}"


def test_the_counts_are_those_of_the_rows() -> None:
    out = sum(said.startswith("out: ") for *_, said in ROWS)
    part = sum(said.startswith(("in part: ", "judged, not paid: ")) for *_, said in ROWS)
    counts = re.search(r"all (\d+) ways .*?\*\*(\d+) are said, (\d+) in part, and (\d+) are out", TEXT, re.DOTALL)
    assert counts is not None
    assert list(map(int, counts.groups())) == [len(ROWS), len(ROWS) - part - out, part, out]


def test_every_shipped_scheme_says_a_way() -> None:
    named = {Path(match["to"]).stem for match in LINK.finditer(TEXT) if "schemes/" in match["to"]}
    assert named == {path.stem for path in (PAGE.parents[1] / "schemes").glob("*.yaml")}
