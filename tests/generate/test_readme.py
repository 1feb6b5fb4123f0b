import pytest

from tests.generate.readme import README, blocks, made

BLOCKS = blocks(README.read_text(encoding="utf-8"))


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.splitlines()[0].strip("<!-> "))
def test_what_the_readme_shows_is_what_the_commands_print(block: str) -> None:
    assert made(block) == block, "run: python -m tests.generate.readme"


def test_every_command_and_part_that_is_shown_is_made_again() -> None:
    text = README.read_text(encoding="utf-8")
    assert len(BLOCKS) == text.count("<!-- run: ") + text.count("<!-- part of ")
    assert text.count("<!-- run: ") >= 5
