"""What is named in another order is taken as it can only be meant, and as it stands where there is any doubt."""

from pathlib import Path

import pytest

from pbr.cli.argument_order import id_scheme_and_records, ledger_and_id
from tests.cli.command import ESSEX, extract, pbr


@pytest.mark.parametrize("order", [(0, 1, 2), (1, 0, 2), (1, 2, 0), (2, 1, 0), (2, 0, 1), (0, 2, 1)])
@pytest.mark.parametrize(("command", "wanted"), [("person", "S1"), ("provider", "P1")])
def test_somebody_the_scheme_and_the_records_in_any_order(
    tmp_path: Path, command: str, wanted: str, order: tuple[int, int, int]
) -> None:
    given = (wanted, ESSEX, str(extract(tmp_path)))
    done = pbr(command, *(given[at] for at in order))
    assert done.returncode == 0, done.stderr
    assert done.stdout == pbr(command, *given).stdout


def test_an_id_that_is_called_as_a_folder_is_stays_where_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("P1", "records"):
        Path(name).mkdir()
    Path("scheme.yaml").write_text("pbr: 1", encoding="utf-8")
    there = (Path("scheme.yaml"), [Path("records")])
    assert id_scheme_and_records("P1", *there) == ("P1", *there)
    # Two of them are nowhere, and nobody knows which of the two is the id.
    nowhere = (Path("P2"), [Path("july")])
    assert id_scheme_and_records("scheme.yaml", *nowhere) == ("scheme.yaml", *nowhere)


def test_a_ledger_and_an_id(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("ledger").mkdir()
    assert ledger_and_id(Path("E001"), "ledger") == (Path("ledger"), "E001")
    assert ledger_and_id(Path("ledger"), "E001") == (Path("ledger"), "E001")
    assert ledger_and_id(Path("E001"), "E002") == (Path("E001"), "E002")


def test_a_folder_of_records_that_is_called_nearly_so_is_named(tmp_path: Path) -> None:
    records = extract(tmp_path)
    done = pbr("settle", ESSEX, records.with_name(f"{records.name}s"))
    assert done.returncode == 2
    assert f'did you mean "{records}"?' in done.stderr
    done = pbr("remit", records.with_name(f"{records.name}s"), "--providers", "providers.csv", "--out", tmp_path / "x")
    assert f'did you mean "{records}"?' in done.stderr
