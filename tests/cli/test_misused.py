"""A command used wrongly is told so in plain words."""

from pathlib import Path

import pytest

from tests.cli.command import ESSEX, extract, pbr


@pytest.mark.parametrize(
    "words",
    [
        ("settle", ESSEX, ""),
        ("settle", "", "records"),
        ("settle", ESSEX, "records", "--out", ""),
        ("simulate", "records", ESSEX, "--baseline="),
        ("describe", ""),
    ],
)
def test_an_empty_path_is_not_this_folder(tmp_path: Path, words: tuple[str, ...]) -> None:
    extract(tmp_path)
    done = pbr(*words, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "a path is empty" in done.stderr


def test_a_choice_that_is_none_is_told_without_words_of_a_library(tmp_path: Path) -> None:
    done = pbr("settle", ESSEX, extract(tmp_path), "--format", "xml")
    assert done.returncode == 2
    assert "Value error" not in done.stderr
    assert "'xml' is not one of 'table', 'csv', 'json'" in done.stderr


@pytest.mark.parametrize("period", ["2026-06", "2026-6", "2026", "2026-06-01..2026-06-30"])
def test_a_period_without_its_option_is_told_so(tmp_path: Path, period: str) -> None:
    done = pbr("settle", ESSEX, extract(tmp_path), period)
    said = " ".join(done.stderr.split())
    assert (done.returncode, done.stdout) == (2, "")
    assert f"{period} is given as records; a period is said with --period {period}" in said


@pytest.mark.parametrize("period", ["2026-06", "2026-6", "2026", "2026-06-01..2026-06-30"])
@pytest.mark.parametrize(
    ("given", "taken_for"),
    [
        (("settle", ESSEX, "PERIOD"), "RECORDS: {} is given as records"),
        (("settle", "PERIOD", ESSEX, "RECORDS"), "SCHEME: {} is given as a scheme"),
        (("judge", ESSEX, "RECORDS", "PERIOD"), "RECORDS: {} is given as records"),
        (("simulate", ESSEX, "RECORDS", "PERIOD"), "SCHEME: {} is given as a scheme"),
        (("simulate", "RECORDS", ESSEX, "PERIOD"), "SCHEME: {} is given as a scheme"),
        (("simulate", "PERIOD", "RECORDS", ESSEX), "RECORDS: {} is given as records"),
    ],
)
def test_a_period_in_any_place_is_told_so(
    tmp_path: Path, given: tuple[str | Path, ...], taken_for: str, period: str
) -> None:
    there = {"PERIOD": period, "RECORDS": str(extract(tmp_path))}
    done = pbr(*(there.get(str(one), one) for one in given))
    said = " ".join(done.stderr.split())
    assert (done.returncode, done.stdout) == (2, "")
    assert f"Invalid value for {taken_for.format(period)}; a period is said with --period {period}" in said


def test_a_folder_that_is_called_as_a_period_is_a_folder(tmp_path: Path) -> None:
    there = extract(tmp_path).rename(tmp_path / "2026")
    assert pbr("settle", ESSEX, there.name, "--period", "2026-06", cwd=tmp_path).returncode == 0


def test_a_mapping_for_a_scheme_and_a_scheme_for_a_mapping_are_each_one_problem(tmp_path: Path) -> None:
    records = extract(tmp_path)
    mapping = tmp_path / "mapping.yaml"
    mapping.write_text("pbr: 1\nmapping: june\nfor: essex\nfiles: {a: a.csv}\ntables: {plans: {table from: a}}\n")
    done = pbr("settle", mapping, records)
    assert done.stderr.count("error[") == 1
    assert "mapping.yaml:2:1: error[PBR201] this is a mapping of an extract, and a scheme is wanted" in done.stderr
    scheme = tmp_path / "scheme.yaml"
    scheme.write_text("pbr: 1\nscheme: june\nruns: 2026-04-01 to 2027-03-31\n")
    done = pbr("settle", ESSEX, records, "--map", scheme)
    assert done.stderr.count("error[") == 1
    assert "scheme.yaml:2:1: error[PBR750] this is a scheme, and a mapping of an extract is wanted" in done.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("remit", "run", "--out", "x"), "Missing option '--providers'. Who each provider is: providers.csv"),
        (("check", "records"), "Missing option '--for'. The scheme"),
        (("settle", ESSEX), "Missing argument 'records'. A folder of CSV files"),
    ],
)  # fmt: skip
def test_of_what_is_missing_it_is_said_what_it_is(words: tuple[str, ...], said: str) -> None:
    done = pbr(*words)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in " ".join(done.stderr.split())


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (("settle", ESSEX, "records", "--month", "2026-06"), "--period"),
        (("settle", ESSEX, "records", "--as-of", "2026-06-30"), "--as-at"),
        (("settle", ESSEX, "records", "--output", "x"), "--out"),
        (("settle", ESSEX, "records", "--ignore-errors"), "--hold-errors"),
        (("settle", ESSEX, "records", "--excel", "x.xlsx"), "--workbook"),
        (("settle", ESSEX, "records", "--perod", "2026-06"), "--period"),
        (("check", "records", "--scheme", ESSEX), "--for"),
        # An option of the right name that this command has not is not offered.
        (("remit", "run", "--as-of", "2026-06-30"), ""),
    ],
)
def test_an_option_as_other_programs_call_it_is_told_by_its_name_here(words: tuple[str, ...], meant: str) -> None:
    done = pbr(*words)
    assert (done.returncode, done.stdout) == (2, "")
    said = " ".join(done.stderr.split())
    assert f"No such option: {words[words.index(next(one for one in words if one.startswith('--')))]}" in said
    assert meant in said if meant else "--as-at" not in said
