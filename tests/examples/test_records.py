"""The records of every example come from the seed its page names."""

from pathlib import Path

import pytest

from tests.examples.made import MADE, OF_A_RETURN, Sampled, make
from tests.examples.national_return import write_returns


@pytest.mark.parametrize("example", MADE, ids=lambda example: example.name)
def test_the_seed_gives_the_records(example: Sampled, tmp_path: Path) -> None:
    again = tmp_path / "records"
    make(example.sample(again))
    assert _bytes(again) == _bytes(example.folder / "records")


def test_the_return_gives_the_records(tmp_path: Path) -> None:
    returns = tmp_path / "return"
    returns.mkdir()
    written = [str(path) for path in write_returns(returns)]
    assert _bytes(returns) == _bytes(OF_A_RETURN.folder / "return")
    make(OF_A_RETURN.read(written, tmp_path / "records"))
    assert _bytes(tmp_path / "records") == _bytes(OF_A_RETURN.folder / "records")


def _bytes(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}
