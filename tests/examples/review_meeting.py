"""The example of a quarterly review meeting: its league, one provider's page and one person's."""

from pathlib import Path

from pbr.api import judge, person, provider
from pbr.api.judged.judging_files import publish_judgement
from pbr.api.meetings.person_files import publish_page as publish_person
from pbr.api.meetings.provider_files import publish_page as publish_provider
from tests.examples.made import ROOT

EXAMPLE = ROOT / "examples" / "review-meeting"
SCHEME, RECORDS = EXAMPLE / "help-at-home.yaml", EXAMPLE / "records"
AS_AT = "2026-10-31"
PAGES = ("league.html", "provider-P2.html", "person-S02.html")


def make_papers(folder: Path) -> None:
    """Write the three pages into a folder."""
    found = judge(SCHEME, RECORDS, AS_AT, expected=EXAMPLE / "expected.csv")
    publish_judgement(found, None, folder / "league.html")
    publish_provider(provider("P2", SCHEME, RECORDS, AS_AT), folder / "provider-P2.html")
    publish_person(person("S02", SCHEME, RECORDS, AS_AT), folder / "person-S02.html")


def remake_papers() -> None:
    """Make them again, in their place."""
    make_papers(EXAMPLE)
    for name in PAGES:
        (EXAMPLE / name).chmod(0o644)
