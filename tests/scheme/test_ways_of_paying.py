"""The page of the ways of paying: every way leads to a scheme, a case or a page that is there, and is counted."""

import re
from pathlib import Path

from pbr.scheme.load_scheme import load_scheme

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


def test_every_published_contract_is_on_the_page_with_sources_of_its_own() -> None:
    there = sorted((PAGE.parents[1] / "tests" / "cases" / "published" / "good").glob("*.yaml"))
    listed = [(PAGE.parent / match["to"]).resolve() for match in LINK.finditer(TEXT) if "/published/" in match["to"]]
    assert sorted(listed) == there
    assert len(there) > 10
    for path in there:
        scheme = load_scheme(path)
        kinds = {payment.provenance.kind for payment in scheme.payments}
        assert kinds == {"source"}, f"{path.name}: a rule of a published contract names where it is published"
