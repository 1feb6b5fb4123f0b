"""One person for the review meeting as text, as JSON and as a page."""

from collections.abc import Callable
from pathlib import Path

from pbr.api.meetings.person_meeting import PersonMeeting
from pbr.api.settling.results_published import publish_results
from pbr.describe.shared_wording import day_written
from pbr.meeting.blocks_as_text import blocks_as_text
from pbr.meeting.cells import called
from pbr.meeting.person_blocks import person_blocks
from pbr.meeting.person_json import person_json
from pbr.meeting.settled_before import settled_block
from pbr.reports.page.files_read import files_read
from pbr.reports.page.section import Block


def as_table(found: PersonMeeting) -> str:
    """Give a person as text for people."""
    return blocks_as_text(_title(found), _opening(found), _blocks(found))


def as_json(found: PersonMeeting) -> str:
    """Give a person as JSON, for programs."""
    return person_json(found.scheme, found.met, found.names, found.warnings, found.inputs, found.settled)


def publish_page(found: PersonMeeting, page: Path, then: Callable[[], None] = lambda: None) -> None:
    """Write the page of a person for the review meeting into its file, whole or not at all."""
    publish_results(None, lambda _: None, page, lambda: _page(found), then)


def _page(found: PersonMeeting) -> str:
    # imported late: what has no page loads no template
    from pbr.reports.page.page import page_of

    blocks = [*_blocks(found), files_read(found.scheme.name, found.inputs)]
    return page_of(_title(found), _opening(found), "what the meeting settles", blocks)


def _title(found: PersonMeeting) -> str:
    return f"Review meeting: {called(found.met.person_id, found.names)}"


def _opening(found: PersonMeeting) -> str:
    return f"{found.scheme.title}; with what was known on {day_written(found.met.as_at)}."


def _blocks(found: PersonMeeting) -> list[Block]:
    blocks = person_blocks(found.met, found.names, bool(found.scheme.payments))
    return blocks if found.settled is None else [*blocks, settled_block(found.settled)]
