"""``pbr validate`` knows a finance mapping by what is in it, named or found in a folder."""

import json
from pathlib import Path

import pytest

from pbr.api.checks.validation import validate
from pbr.api.given.kind_of_yaml_file import YamlKind, kind_of
from tests.cli.command import pbr
from tests.finance.paid import MAPPING


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (MAPPING, YamlKind.FINANCE_MAPPING),
        ("finance: 2\nrows: {}\n", YamlKind.FINANCE_MAPPING),
        ("finance: 1\ncodes:\n  a: [\n", YamlKind.FINANCE_MAPPING),
        ("finance: {currency: GBP}\ntheme: dark\n", YamlKind.OTHER),
        ("rows: 3\ncolumns: 4\n", YamlKind.OTHER),
    ],
)
def test_a_mapping_is_known_by_its_sections(text: str, kind: YamlKind) -> None:
    assert kind_of(text.encode()) is kind


def test_a_mapping_is_checked_as_one_named_or_found(tmp_path: Path) -> None:
    (tmp_path / "finance.yaml").write_text(MAPPING, encoding="utf-8")
    named = pbr("validate", "finance.yaml", cwd=tmp_path)
    assert named.stdout.startswith("finance.yaml: ok: a finance mapping;")
    (tmp_path / "finance.yaml").write_text(MAPPING.replace("{amount}", "{amuont}"), encoding="utf-8")
    found = pbr("validate", ".", cwd=tmp_path)
    assert found.returncode == 1
    assert "finance.yaml:23:13: error[PBR934] 'amuont' is not known here" in found.stdout
    assert found.stdout.endswith("\n0 schemes, 1 finance mapping\n")
    said = json.loads(pbr("validate", "--format", "json", "finance.yaml", cwd=tmp_path).stdout)
    assert said["finance_mappings"] == [{"file": "finance.yaml", "ok": False}]


def test_an_unfinished_mapping_says_where(tmp_path: Path) -> None:
    (tmp_path / "finance.yaml").write_text('finance: 1\ncodes: {a: {b: "?"}}\n', encoding="utf-8")
    (checked,) = validate(tmp_path / "finance.yaml")
    assert {one.code for one in checked.problems} == {"PBR930", "PBR933"}
