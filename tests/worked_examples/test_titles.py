"""Titles of worked examples that other programs do not fold: docs/other-tools.md, YAML written by other programs."""

from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
SHIPPED = sorted((ROOT / "schemes").glob("*.yaml"))


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_titles_of_shipped_examples_have_seventy_letters_at_most(file: Path) -> None:
    titles = list(yaml.safe_load(file.read_text(encoding="utf-8"))["examples"])
    assert titles
    assert [title for title in titles if len(title) > 70] == []
