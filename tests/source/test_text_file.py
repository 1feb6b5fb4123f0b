import os
from pathlib import Path

import pytest

from pbr.problems.problem import Problem, ProblemsFound
from pbr.source.text_file import MOST_BYTES, decode, read_bytes
from pbr.source.yaml_tree import parse_yaml


def read_text(path: Path, shown_as: str) -> str:
    return decode(read_bytes(path, shown_as), shown_as)


def problem_of(path: Path) -> Problem:
    with pytest.raises(ProblemsFound) as found:
        read_text(path, "scheme.yaml")
    [problem] = found.value.problems
    assert str(path) not in problem.message, "the name to show is the one given"
    return problem


def test_a_missing_file(tmp_path: Path) -> None:
    assert problem_of(tmp_path / "none.yaml").code == "PBR001"
    (tmp_path / "file").write_text("")
    assert problem_of(tmp_path / "file" / "inside.yaml").code == "PBR001"


def test_a_folder_for_a_file(tmp_path: Path) -> None:
    problem = problem_of(tmp_path)
    assert (problem.code, problem.message) == ("PBR002", "this is a folder, and a file is wanted")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert problem_of(tmp_path / "pipe").code == "PBR002"


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "secret.yaml"
    path.write_text("pbr: 1\n")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    # The tests may run as a user whom no permission stops.
    monkeypatch.setattr(Path, "open", refuse)
    assert problem_of(path).code == "PBR003"


def test_a_name_the_system_does_not_take(tmp_path: Path) -> None:
    assert problem_of(tmp_path / "a\0b").code == "PBR004"
    assert problem_of(tmp_path / ("x" * 5_000)).code == "PBR004"


def test_a_file_too_big_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "big.yaml"
    path.write_bytes(b"x" * (MOST_BYTES + 1))
    assert problem_of(path).code == "PBR101"
    path.write_bytes(b"x" * MOST_BYTES)
    assert len(read_text(path, "big.yaml")) == MOST_BYTES


def test_utf_16_is_named(tmp_path: Path) -> None:
    path = tmp_path / "scheme.yaml"
    path.write_text("pbr: 1\n", encoding="utf-16")
    assert "UTF-16" in problem_of(path).message


def test_windows_1252_is_named_with_its_place_and_line(tmp_path: Path) -> None:
    path = tmp_path / "scheme.yaml"
    path.write_bytes("pbr: 1\r\ntitle: é costs £5 here\r\nmore: x\r\n".encode("cp1252"))
    problem = problem_of(path)
    assert (problem.place.line, problem.place.column) == (2, 8)
    assert "'é'" in problem.message
    assert problem.excerpt == "title: é costs £5 here"


def test_a_byte_order_mark_and_windows_line_ends_do_not_move_places(tmp_path: Path) -> None:
    path = tmp_path / "scheme.yaml"
    path.write_bytes(b"\xef\xbb\xbfpbr: 1\r\ntitle: \xc2\xa35\r\n")
    tree = parse_yaml(read_text(path, "scheme.yaml"), "scheme.yaml")
    assert [(key.text, key.place.line, key.place.column) for key, _ in tree] == [("pbr", 1, 1), ("title", 2, 1)]


@pytest.mark.parametrize(
    ("there", "help_"),
    [
        ((), "name a file inside it"),
        (("plans.csv", "scheme.yaml"), "name a file inside it: scheme.yaml"),
        (("d.yaml", "c.yaml", "b.yml", "a.yaml"), "name a file inside it: a.yaml, b.yml, c.yaml …"),
        (
            ("plans.csv", "outcomes.csv"),
            "it holds tables (outcomes.csv), and what is wanted here is written in YAML; records stand elsewhere",
        ),
    ],
)
def test_of_a_folder_it_is_said_which_file_in_it_may_be_meant(
    there: tuple[str, ...], help_: str, tmp_path: Path
) -> None:
    for name in there:
        (tmp_path / name).write_text("", encoding="utf-8")
    assert problem_of(tmp_path).help == help_


def test_a_workbook_is_no_text_that_was_saved_wrongly(tmp_path: Path) -> None:
    (tmp_path / "scheme.xlsx").write_bytes(b"PK\x03\x04\x14\x00\xb9")
    problem = problem_of(tmp_path / "scheme.xlsx")
    assert (problem.code, problem.message) == ("PBR102", "this is a workbook or an archive, and no text")


def test_a_file_beside_it_that_is_called_nearly_so_is_named(tmp_path: Path) -> None:
    (tmp_path / "elm.yaml").write_text("pbr: 1", encoding="utf-8")
    assert problem_of(tmp_path / "elm.yml").help == f'did you mean "{tmp_path / "elm.yaml"}"?'
    assert problem_of(tmp_path / "ash.yml").help == "check the spelling, and the folder you are in"
    assert problem_of(tmp_path / "none" / "elm.yaml").help == "check the spelling, and the folder you are in"
