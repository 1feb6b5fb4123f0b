from pathlib import Path

import pytest

from tests.generate.readme import PAGES, blocks, made

BLOCKS = [block for page in PAGES for block in blocks(page.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.splitlines()[0].strip("<!-> "))
def test_what_a_page_shows_is_what_the_commands_print(block: str) -> None:
    assert made(block) == block, "run: python -m tests.generate.readme"


@pytest.mark.parametrize(
    ("page", "least"), list(zip(PAGES, (5, 4, 2, 2, 2, 1), strict=True)), ids=lambda what: getattr(what, "name", "")
)
def test_every_command_and_part_that_is_shown_is_made_again(page: Path, least: int) -> None:
    text = page.read_text(encoding="utf-8")
    assert len(blocks(text)) == text.count("<!-- run: ") + text.count("<!-- part of ")
    assert text.count("<!-- run: ") >= least


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.splitlines()[0].strip("<!-> "))
def test_no_page_shows_a_command_that_was_given_wrongly(block: str) -> None:
    assert "Usage: python -m" not in block
    assert "fault of its own" not in block
