"""The records of every example come from the seed its page names."""

from pathlib import Path

import pytest

from tests.examples.made import MADE, Sampled, make


@pytest.mark.parametrize("example", MADE, ids=lambda example: example.name)
def test_the_seed_gives_the_records(example: Sampled, tmp_path: Path) -> None:
    again = tmp_path / "records"
    make(example.sample(again))
    assert _bytes(again) == _bytes(example.folder / "records")


def _bytes(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}
