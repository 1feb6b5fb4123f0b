"""One provider for a meeting as text, as JSON and as a page."""

from collections.abc import Callable
from pathlib import Path

from pbr.api.meetings.provider_meeting import ProviderMeeting
from pbr.api.settling.results_published import publish_results
from pbr.describe.shared_wording import day_written
from pbr.meeting.blocks_as_text import blocks_as_text
from pbr.meeting.provider_blocks import provider_blocks, title_of
from pbr.meeting.provider_json import provider_json
from pbr.meeting.settled_before import settled_block
from pbr.reports.page.files_read import files_read
from pbr.reports.page.section import Block


def as_table(found: ProviderMeeting) -> str:
    """Give a provider as text for people."""
    return blocks_as_text(title_of(found.met, found.names), _opening(found), _blocks(found))


def as_json(found: ProviderMeeting) -> str:
    """Give a provider as JSON, for programs."""
    return provider_json(found.scheme, found.met, found.names, found.warnings, found.inputs, found.settled)


def publish_page(found: ProviderMeeting, page: Path, then: Callable[[], None] = lambda: None) -> None:
    """Write the page of a provider for a meeting into its file, whole or not at all."""
    publish_results(None, lambda _: None, page, lambda: _page(found), then)


def _page(found: ProviderMeeting) -> str:
    # imported late: what has no page loads no template
    from pbr.reports.page.page import page_of

    blocks = [*_blocks(found), files_read(found.scheme.name, found.inputs)]
    return page_of(title_of(found.met, found.names), _opening(found), "how it stands", blocks)


def _opening(found: ProviderMeeting) -> str:
    return f"{found.scheme.title}; with what was known on {day_written(found.met.as_at)}."


def _blocks(found: ProviderMeeting) -> list[Block]:
    blocks = provider_blocks(found.met, found.scheme)
    return blocks if found.settled is None else [*blocks, settled_block(found.settled)]
