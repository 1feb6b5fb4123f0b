"""The blocks of a page as text for a terminal: headings, sentences and tables.

What the page rests on is left out, and so are the notes that say how to read its pictures.
"""

from collections.abc import Iterable, Iterator

from pbr.problems.visible_text import visible
from pbr.reports.page.section import Block, Numbers
from pbr.reports.plain_text_table import plain_text
from pbr.reports.text_table import Part, TextTable


def blocks_as_text(title: str, opening: str, blocks: Iterable[Block]) -> str:
    """Give the blocks as text, ending in a line feed."""
    return plain_text([visible(title), visible(opening), *(part for block in blocks for part in _parts(block))])


def _parts(block: Block) -> Iterator[Part]:
    if block.rests_on:
        return
    yield visible(block.heading).upper()
    if block.sentences:
        yield "\n".join(map(visible, block.sentences))
    yield from (visible(f"Warning: {warning}") for warning in block.warnings)
    for figure in block.figures:
        yield visible(figure.numbers.caption)
        yield _table(figure.numbers)


def _table(numbers: Numbers) -> TextTable:
    return TextTable(numbers.columns, tuple(tuple(map(visible, row)) for row in numbers.rows))
