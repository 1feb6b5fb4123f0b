"""``pbr validate``: every problem of every scheme, in three shapes, and what it ends with."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pbr.api.given.kind_of_yaml_file import YamlKind, kind_of
from tests.cli.command import ESSEX, pbr

SCHEMES = Path(__file__).parents[2] / "schemes"
GOOD = (SCHEMES / f"{ESSEX}.yaml").read_text(encoding="utf-8")
JUDGED = SCHEMES.parent / "tests" / "cases" / "judging" / "good" / "judged-and-not-paid.yaml"
MANY = Path(__file__).parents[1] / "cases" / "examples" / "good" / "many-rows-alike-and-totals.yaml"
BAD = GOOD.replace("not assessed when:", "not asessed when:", 1)


def test_a_folder_is_searched_and_yaml_that_is_no_scheme_is_named_and_passed_over(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "bad.yml").write_text(BAD, encoding="utf-8")
    (tmp_path / "good.yaml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "compose.yaml").write_text("services: {}\n", encoding="utf-8")
    (tmp_path / ".hidden").mkdir()
    (tmp_path / ".hidden" / "bad.yaml").write_text(BAD, encoding="utf-8")
    done = pbr("validate", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (1, "")
    assert "deep/bad.yml:" in done.stdout.replace("\\", "/")
    assert "good.yaml: ok: 8 examples, 29 lines checked" in done.stdout
    assert done.stdout.endswith("\n2 schemes, 1 other file passed over\n")
    assert "compose.yaml: not a scheme, passed over\n" in done.stdout
    assert "hidden" not in done.stdout


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_scheme_is_found_in_a_folder_whatever_its_encoding(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "odd.yaml").write_text(GOOD[GOOD.index("pbr:") :], encoding=encoding)
    (tmp_path / "good.yaml").write_text(GOOD, encoding="utf-8")
    done = pbr("validate", cwd=tmp_path)
    readable = encoding == "utf-8-sig"
    assert done.returncode == (0 if readable else 1)
    assert ("odd.yaml: ok" in done.stdout) == readable
    assert ("odd.yaml:" in done.stdout and "error[PBR1" in done.stdout) != readable
    assert "good.yaml: ok" in done.stdout


def test_the_totals_of_examples_are_counted_too() -> None:
    done = pbr("validate", MANY)
    assert done.stdout == f"{MANY}: ok: 2 examples, 1 line and 7 totals checked\n"


def test_what_is_judged_is_counted_for_programs_too() -> None:
    done = pbr("validate", JUDGED, "--format", "json")
    (scheme,) = json.loads(done.stdout)["schemes"]
    # Ten of the first example and two of the second; it pays nothing, so it has no lines.
    assert (scheme["examples"], scheme["lines"], scheme["totals"], scheme["judged"]) == (2, 0, 0, 12)


def test_problems_as_json_and_for_github(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text(BAD, encoding="utf-8")
    line = BAD.splitlines().index("    not asessed when: cut_short") + 1
    done = pbr("validate", "bad.yaml", "--format", "json", cwd=tmp_path)
    said = json.loads(done.stdout)
    assert done.returncode == 1
    assert said["schemes"] == [
        {"file": "bad.yaml", "ok": False, "examples": 0, "lines": 0, "totals": 0, "judged": 0, "not_tried": None}
    ]
    assert (said["assumptions"], said["passed_over"]) == ([], [])
    assert [problem["line"] for problem in said["problems"] if "asessed" in problem["message"]] == [line]
    done = pbr("validate", "bad.yaml", "--format", "github", cwd=tmp_path)
    assert done.returncode == 1
    assert f"::error file=bad.yaml,line={line},col=5,title=PBR" in done.stdout


ASSUMED = """\
pbr: 1
title: what is assumed
sources:
  report: a report of 2025
rates:
  achieved: {of: outcomes, is: 55%, assumed: nobody knows}
prices:
  dearer: {scheme: elsewhere, price: hourly_rate, times: 103%, assumed: as wages rise}
"""


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (GOOD, YamlKind.SCHEME),
        (GOOD.replace("pbr: 1", "prb: 1"), YamlKind.SCHEME),
        ("prb: 1\nscheme: a_scheme\n", YamlKind.SCHEME),
        ("# a comment\n---\npbr 1\n", YamlKind.SCHEME),
        ("PBR: 1\n", YamlKind.SCHEME),
        ("", YamlKind.SCHEME),
        ("# all of it commented out\n# payments:\n\n", YamlKind.SCHEME),
        ("\r\n \r\n", YamlKind.SCHEME),
        # Its first line is lost.
        (GOOD.partition("pbr: 1\n")[2], YamlKind.SCHEME),
        ("payments:\n  a: [\n", YamlKind.SCHEME),
        (ASSUMED, YamlKind.ASSUMPTIONS),
        (ASSUMED.replace("pbr: 1\n", ""), YamlKind.ASSUMPTIONS),
        (ASSUMED.replace("pbr: 1\n", "prb: 1\n"), YamlKind.ASSUMPTIONS),
        ("pbr: 1\nprices:\n  dearer: {scheme: a, price: b, times: 103%}\n", YamlKind.ASSUMPTIONS),
        ("pbr: 1\nfigures:\n  cost_per_hour: {is: £18.50}\n", YamlKind.ASSUMPTIONS),
        ("services: {}\n", YamlKind.OTHER),
        ("ver: 1\nservices: {}\n", YamlKind.OTHER),
        ("openapi: 3.1.0\ninfo: {}\npaths:\n  /payments: {}\n", YamlKind.OTHER),
        ("rates: [1, 2]\n", YamlKind.OTHER),
        ("title: a page\nexamples: []\n", YamlKind.OTHER),
        ("- pbr: 1\n", YamlKind.OTHER),
    ],
)
def test_a_file_is_known_by_the_names_at_its_edge(content: str, kind: YamlKind) -> None:
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        assert kind_of(content.encode(encoding)) is kind
    assert kind_of(content.replace("\n", "\r\n").encode()) is kind


@given(st.sampled_from(GOOD.splitlines()), st.integers(0, 100))
def test_a_scheme_is_never_passed_over_for_want_of_one_line(line: str, times: int) -> None:
    without = "\n".join(each for each in GOOD.splitlines() if each != line)
    assert kind_of(without.encode()) is YamlKind.SCHEME
    assert kind_of((f"{line}\n" * times + without).encode()) is YamlKind.SCHEME


BROKEN = [
    "",
    "# nothing yet\n",
    "---\n# nothing yet\n...\n",
    "%YAML 1.2\n---\n",
    "{}\n",
    "null\n",
    BAD.replace("pbr: 1", "prb: 1"),
    "prb: 1\n",
    "scheme: reablement\n",
    "scheme:\n",
    "scheme: reablement\ntitle: Reablement\n",
    "# begun\n\n  scheme: reablement\n  title: Reablement\n",
    "scheme: reablement\ntitel: Reablement\n",
    "title: Reablement\nruns: 2026-04-01 to 2027-03-31\n",
    "{pbr: 1, scheme: reablement}\n",
    "scheme: reablement\nrates:\n",
]


@pytest.mark.parametrize("content", BROKEN)
def test_a_broken_scheme_beside_good_ones_is_never_passed_over(tmp_path: Path, content: str) -> None:
    (tmp_path / "good.yaml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "broken.yaml").write_text(content, encoding="utf-8")
    done = pbr("validate", tmp_path)
    assert done.returncode == 1
    assert f"{tmp_path / 'broken.yaml'}:" in done.stdout
    assert "error[PBR" in done.stdout
    assert done.stdout.endswith("\n2 schemes\n")


OTHERS = [
    "scheme: Deep ocean\nauthor: somebody\nbase00: '000000'\n",
    "scheme: https\nhost: example.org\n",
    "title: A page\n",
    "title: A page\nlayout: wide\n",
    "records:\n  - 127.0.0.1\n",
    "- scheme: https\n",
    "server:\n  scheme: https\n  title: A server\n",
    "rates: [1, 2]\n",
    "just a sentence\n",
]


@pytest.mark.parametrize("content", OTHERS)
def test_a_file_of_another_program_is_passed_over_even_where_it_has_a_word_of_ours(
    tmp_path: Path, content: str
) -> None:
    (tmp_path / "good.yaml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "other.yaml").write_text(content, encoding="utf-8")
    done = pbr("validate", tmp_path)
    assert done.returncode == 0
    assert f"{tmp_path / 'other.yaml'}: not a scheme, passed over\n" in done.stdout


def test_assumptions_are_checked_as_assumptions_named_or_found(tmp_path: Path) -> None:
    (tmp_path / "good.yaml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "assumed.yaml").write_text(ASSUMED, encoding="utf-8")
    named = pbr("validate", "assumed.yaml", cwd=tmp_path)
    assert (named.returncode, named.stderr) == (0, "")
    assert named.stdout.startswith("assumed.yaml: ok: assumptions;")
    found = pbr("validate", cwd=tmp_path)
    assert found.returncode == 0
    assert found.stdout.endswith("\n1 scheme, 1 file of assumptions\n")
    (tmp_path / "assumed.yaml").write_text(ASSUMED.replace("55%", "5.5"), encoding="utf-8")
    wrong = pbr("validate", "--format", "json", cwd=tmp_path)
    said = json.loads(wrong.stdout)
    assert wrong.returncode == 1
    assert [(problem["file"], problem["line"]) for problem in said["problems"]] == [("assumed.yaml", 6)]
    assert said["assumptions"] == [{"file": "assumed.yaml", "ok": False}]


def test_a_folder_of_other_files_names_what_it_passed_over(tmp_path: Path) -> None:
    (tmp_path / "compose.yaml").write_text("services: {}\n", encoding="utf-8")
    done = pbr("validate", cwd=tmp_path)
    assert done.returncode == 2
    assert "there is no scheme in this folder" in done.stderr
    assert "passed over: compose.yaml" in done.stderr


def test_a_folder_without_a_scheme_and_a_missing_file_cannot_be_checked(tmp_path: Path) -> None:
    for arguments in ([], ["none.yaml"]):
        done = pbr("validate", *arguments, cwd=tmp_path)
        assert done.returncode == 2
        assert "error[PBR0" in done.stdout + done.stderr


def test_what_no_example_tries_is_one_line_and_listed_when_asked_for(tmp_path: Path) -> None:
    # Without the examples after the first, only a package that was paid for in full is tried.
    first = GOOD.partition("  Three weeks or ten")[0]
    (tmp_path / "few.yaml").write_text(first, encoding="utf-8")
    done = pbr("validate", "few.yaml", cwd=tmp_path)
    ok, warning = done.stdout.splitlines()
    assert (done.returncode, ok) == (0, "few.yaml: ok: 1 example, 2 lines checked")
    assert warning.startswith("few.yaml: warning: no worked example tries ")
    assert warning.endswith("; pbr validate --coverage lists them")
    number = int(warning.split(" tries ")[1].split(" of its ")[0])
    listed = pbr("validate", "--coverage", "few.yaml", cwd=tmp_path)
    assert listed.returncode == 0
    assert listed.stdout.count("warning[PBR507]") == number
    assert "cut_short" in listed.stdout
    told = json.loads(pbr("validate", "few.yaml", "--format", "json", cwd=tmp_path).stdout)
    assert told["schemes"][0]["not_tried"] == number
