"""Mappings on the command line: settle, simulate and validate."""

import json
from pathlib import Path

import pytest

from pbr.api import validate
from pbr.api.given.kind_of_yaml_file import YamlKind, kind_of
from tests.cli.command import pbr
from tests.mapping.essex import EXTRACT, MAPPING, SCHEME, written


def test_an_extract_of_several_files_is_settled(tmp_path: Path) -> None:
    files, mapping = written(tmp_path / "in")
    done = pbr("settle", SCHEME, *files, "--map", mapping, "--out", tmp_path / "out")
    assert (done.returncode, "Total due: £4,975.00" in done.stdout) == (0, True)
    summary = json.loads((tmp_path / "out" / "settlement.json").read_text(encoding="utf-8"))
    assert [one["file"] for one in summary["inputs"]] == [
        "Provider references.csv", "Reablement Extract Aug-26.csv", "mapping.yaml",
    ]  # fmt: skip


def test_two_files_without_a_mapping_are_refused(tmp_path: Path) -> None:
    files, _ = written(tmp_path)
    done = pbr("settle", SCHEME, *files)
    assert done.returncode == 2
    assert "--map" in done.stderr


def test_a_problem_names_the_column_of_the_extract(tmp_path: Path) -> None:
    files, mapping = written(tmp_path, EXTRACT.replace("12/06/2026", "31/06/2026"))
    done = pbr("settle", SCHEME, *files, "--map", mapping)
    assert done.returncode == 1
    assert "Reablement Extract Aug-26.csv:5:5: error[PBR702]" in done.stderr
    assert "  column: End Date" in done.stderr


def test_schemes_are_compared_over_a_mapped_extract(tmp_path: Path) -> None:
    _, mapping = written(tmp_path)
    done = pbr("simulate", tmp_path, SCHEME, "--baseline", SCHEME, "--map", mapping)
    assert (done.returncode, "£4,975.00" in done.stdout) == (0, True)
    other = pbr("simulate", tmp_path, "wirral-rapid-access", "--baseline", "wirral-rapid-access", "--map", mapping)
    assert other.returncode == 1
    assert "PBR769" in other.stderr


def test_a_mapping_is_checked_alone_and_against_an_extract(tmp_path: Path) -> None:
    files, mapping = written(tmp_path / "in")
    assert [(one.kind, one.ok, one.read_through) for one in validate(mapping)] == [(YamlKind.MAPPING, True, False)]
    assert [(one.kind, one.ok, one.read_through) for one in validate(mapping, *files)] == [
        (YamlKind.MAPPING, True, True)
    ]
    files[0].write_text(EXTRACT.replace("Goals met", "Aims met"), encoding="utf-8")
    (checked,) = validate(mapping, *files)
    assert [problem.code for problem in checked.problems if problem.severity == "error"] == ["PBR762"]
    done = pbr("validate", mapping)
    assert done.stdout == f"{mapping}: ok: a mapping; name an extract beside it to check whether it fits\n"


def test_a_mapping_in_a_folder_of_schemes_is_known(tmp_path: Path) -> None:
    (tmp_path / "mapping.yaml").write_text(MAPPING, encoding="utf-8")
    (tmp_path / "other.yaml").write_text("mapping:\n  a: b\nkeys: []\n", encoding="utf-8")
    kinds = {Path(one.file).name: one.kind for one in validate(tmp_path)}
    assert kinds == {"mapping.yaml": YamlKind.MAPPING, "other.yaml": YamlKind.OTHER}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (MAPPING, YamlKind.MAPPING),
        (MAPPING.replace("pbr: 1\n", ""), YamlKind.MAPPING),
        ("mapping: a\nfor: b\n", YamlKind.MAPPING),
        ("pbr: 1\nscheme: a\npayments:\n", YamlKind.SCHEME),
        ("mapping: a\n", YamlKind.OTHER),
    ],
)
def test_what_a_file_is_meant_to_be(text: str, kind: YamlKind) -> None:
    assert kind_of(text.encode()) is kind


def test_a_ledger_is_opened_and_goes_on_over_mapped_extracts(tmp_path: Path) -> None:
    files, mapping = written(tmp_path / "in")
    ledger = tmp_path / "ledger"
    opened = pbr("ledger", "open", ledger, SCHEME, *files, "--settled-to", "2026-05-31", "--map", mapping)
    assert opened.returncode == 0, opened.stderr
    again = tmp_path / "again"
    assert (
        pbr("ledger", "open", again, SCHEME, tmp_path / "in", "--settled-to", "2026-05-31", "--map", mapping).returncode
        == 0
    )
    assert (again / "00000" / "lines.csv").read_bytes() == (ledger / "00000" / "lines.csv").read_bytes()
    done = pbr("settle", SCHEME, tmp_path / "in", "--map", mapping, "--ledger", ledger, "--commit")
    # of June: the bonus of E1, £250.00, and the package of E3, £1,575.00
    assert (done.returncode, "Payable: £1,825.00" in done.stdout) == (0, True)
