"""Who each provider is: ``providers.csv``, which no scheme reads."""

from pathlib import Path

import pytest

from pbr.problems.problem import ProblemsFound
from pbr.records.files.table_files import files_of
from pbr.records.papers.provider_directory import ProviderDetails, read_provider_directory


def written(folder: Path, text: str) -> Path:
    """The file of providers with this text."""
    path = folder / "providers.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_each_provider_is_read_by_its_id(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "Provider ID,name,Supplier number,vat_label,country\n"
        "P1,Total Care Ltd,004477,Exempt,ie\n"
        'P2,"Ashe, Bell & Co",,,\n',
    )
    directory, warnings = read_provider_directory(path)
    assert directory == {
        "P1": ProviderDetails("P1", "Total Care Ltd", supplier_number="004477", vat_label="Exempt", country="IE"),
        "P2": ProviderDetails("P2", "Ashe, Bell & Co", country="GB"),
    }
    assert warnings == []
    assert read_provider_directory(tmp_path) == (directory, [])


def test_only_the_id_and_the_name_must_be_there(tmp_path: Path) -> None:
    directory, _ = read_provider_directory(written(tmp_path, "provider_id,name\nP1,Elm\n"))
    assert directory["P1"] == ProviderDetails("P1", "Elm", "", "", "", "", "", "", "", "", "", "GB", "")


@pytest.mark.parametrize(
    ("text", "code", "line", "field"),
    [
        ("provider_id,name\nP1,Elm\nP2,Ash\nP1,Oak\n", "PBR910", 4, "provider_id"),
        ("provider_id,name\nP1,\n", "PBR701", 2, "name"),
        ("provider_id,name\n,Elm\n", "PBR701", 2, "provider_id"),
        ("provider_id,supplier_number\nP1,7\n", "PBR611", 1, "name"),
        ("provider_id,name,country\nP1,Elm,England\n", "PBR912", 2, "country"),
        ("provider_id,name\nP1,Elm,7\n", "PBR615", 2, ""),
    ],
)
def test_what_is_wrong_has_its_place(tmp_path: Path, text: str, code: str, line: int, field: str) -> None:
    with pytest.raises(ProblemsFound) as found:
        read_provider_directory(written(tmp_path, text))
    [problem] = found.value.problems
    assert (problem.code, problem.place.line, problem.place.field) == (code, line, field)
    assert problem.help


def test_everything_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    path = written(tmp_path, "provider_id,name,country\nP1,Elm,United Kingdom\nP1,Oak,GB\nP2,Ash,Wales\n")
    with pytest.raises(ProblemsFound) as found:
        read_provider_directory(path)
    assert [problem.code for problem in found.value.problems] == ["PBR912", "PBR910", "PBR912"]


def test_the_same_row_twice_is_read_once(tmp_path: Path) -> None:
    directory, [warning] = read_provider_directory(written(tmp_path, "provider_id,name\nP1,Elm\nP1,Elm\n"))
    assert list(directory) == ["P1"]
    assert (warning.code, warning.severity, warning.place.line) == ("PBR911", "warning", 3)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound):
        read_provider_directory(tmp_path / "providers.csv")


def test_it_may_lie_beside_the_records(tmp_path: Path) -> None:
    written(tmp_path, "provider_id,name\nP1,Elm\n")
    (tmp_path / "plans.csv").write_text("plan_id\n", encoding="utf-8")
    assert files_of(tmp_path, ["plans"]) == ({"plans": tmp_path / "plans.csv"}, [])
