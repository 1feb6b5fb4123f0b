"""The blocks beside the back-cast: what they find, and what that rests on, which a page has at its end."""

from collections.abc import Iterator

from pbr.reports.page.section import Block
from pbr.reports.simulation.layout.page_inputs import Report


def further(report: Report) -> Iterator[Block]:
    """Give the sections of each block that was asked for."""
    return (section for section in _sections(report) if not section.rests_on)


def rested_on(report: Report) -> Iterator[Block]:
    """Give what they rest on: the rates that were drawn, and what was assumed."""
    return (section for section in _sections(report) if section.rests_on)


def _sections(report: Report) -> Iterator[Block]:
    return (section for one in report.further for section in one.page(report.shown) if _says_something(section))


def _says_something(section: Block) -> bool:
    """Whether there is more in it than what it is about."""
    return bool(section.figures or section.notes)
