"""``--out`` takes the place of the same results and of no others, whoever asks, and however many at once."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.command import ESSEX, JUNE, PLANS, extract, pbr, python

MAY = ("--period", "2026-05", "--out", "out")
JUNES = ("--period", "2026-06", "--out", "out")


def total(folder: Path) -> str:
    return str(json.loads((folder / "settlement.json").read_text(encoding="utf-8"))["total_due"])


def test_another_settlement_is_replaced_only_when_told_to(tmp_path: Path) -> None:
    records = extract(tmp_path)
    assert pbr("settle", ESSEX, records, *MAY, cwd=tmp_path).returncode == 0
    # By hand: A and B start in May, at £1,575.00 each.
    assert total(tmp_path / "out") == "3150.00"
    refused = pbr("settle", ESSEX, records, *JUNES, cwd=tmp_path)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "out: error[PBR032] the folder of results holds another settlement: " in refused.stderr
    assert "the period and the day it is as at are not the same" in refused.stderr
    assert "--replace" in refused.stderr
    assert total(tmp_path / "out") == "3150.00"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "records"]
    told = pbr("settle", ESSEX, records, *JUNES, "--replace", cwd=tmp_path)
    assert (told.returncode, told.stderr) == (0, "")
    # C starts in June, and A's bonus of £250.00 is due on its review.
    assert total(tmp_path / "out") == "1825.00"


def test_what_is_known_before_the_records_are_read_is_said_before(tmp_path: Path) -> None:
    records = extract(tmp_path)
    assert pbr("settle", ESSEX, records, *MAY, cwd=tmp_path).returncode == 0
    # Nobody can read these, and nobody has to: another month is in the folder.
    (records / "plans.csv").write_text("no_such_column\n", encoding="utf-8")
    refused = pbr("settle", ESSEX, records, *JUNES, cwd=tmp_path)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr.startswith(
        "out: error[PBR032] the folder of results holds another settlement: the period and the day it is as at"
    )
    for same_days in ((*MAY,), (*JUNES, "--replace")):
        read = pbr("settle", ESSEX, records, *same_days, cwd=tmp_path)
        assert read.returncode == 1
        assert "PBR032" not in read.stderr


@pytest.mark.parametrize("unlike", ["the scheme", "the records", "the day it is as at", "nothing"])
def test_what_is_not_the_same_is_named(tmp_path: Path, unlike: str) -> None:
    records = extract(tmp_path)
    scheme = tmp_path / "scheme.yaml"
    shipped = Path(__file__).parents[2] / "schemes" / f"{ESSEX}.yaml"
    scheme.write_text(shipped.read_text(encoding="utf-8"), encoding="utf-8")
    assert pbr("settle", scheme, records, *MAY, cwd=tmp_path).returncode == 0
    more: tuple[str, ...] = ()
    if unlike == "the scheme":
        scheme.write_text(f"# another reading\n{scheme.read_text(encoding='utf-8')}", encoding="utf-8")
    elif unlike == "the records":
        (records / "plans.csv").write_text(PLANS.replace("2026-05-11", "2026-05-12"), encoding="utf-8")
    elif unlike == "the day it is as at":
        more = ("--as-at", "2026-06-30")
    done = pbr("settle", scheme, records, *MAY, *more, cwd=tmp_path)
    assert done.returncode == (0 if unlike == "nothing" else 2)
    assert (f"holds another settlement: {unlike} is not the same" in done.stderr) == (unlike != "nothing")


def test_a_comparison_is_replaced_by_the_same_and_by_another_only_when_told_to(tmp_path: Path) -> None:
    records = extract(tmp_path)
    ours = ("simulate", records, ESSEX, "--baseline", ESSEX, "--out", "out")
    assert pbr(*ours, *JUNE, cwd=tmp_path).returncode == 0
    before = (tmp_path / "out" / "simulation.json").read_bytes()
    assert pbr(*ours, *JUNE, cwd=tmp_path).returncode == 0
    refused = pbr(*ours, "--period", "2026-05", "--html", "page.html", cwd=tmp_path)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "PBR032" in refused.stderr
    # The page that was asked for as well is not there either: all or nothing.
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "records"]
    assert (tmp_path / "out" / "simulation.json").read_bytes() == before
    assert pbr(*ours, "--period", "2026-05", "--replace", cwd=tmp_path).returncode == 0


OURS = {
    "settle": ("settle", ESSEX, "records", *JUNE, "--out", "out"),
    "simulate": ("simulate", "records", ESSEX, *JUNE, "--out", "out"),
}


@pytest.mark.parametrize(
    ("command", "name"),
    [
        ("settle", "lines.csv"),
        ("settle", "totals.csv"),
        ("settle", "settlement.json"),
        ("simulate", "records.csv"),
        ("simulate", "schemes.csv"),
        ("simulate", "simulation.json"),
    ],
)
def test_what_somebody_changed_is_given_up_only_when_told_to(tmp_path: Path, command: str, name: str) -> None:
    extract(tmp_path)
    assert pbr(*OURS[command], cwd=tmp_path).returncode == 0
    file = tmp_path / "out" / name
    as_written = file.read_bytes()
    file.write_bytes(as_written + b"\n")
    refused = pbr(*OURS[command], cwd=tmp_path)
    assert (refused.returncode, refused.stdout) == (2, "")
    said = f"out: error[PBR035] the folder of results is not as pbr wrote it: {name} was changed\n"
    assert refused.stderr.startswith(said)
    assert "--replace" in refused.stderr
    assert file.read_bytes() == as_written + b"\n"
    assert pbr(*OURS[command], "--replace", cwd=tmp_path).returncode == 0
    assert file.read_bytes() == as_written
    assert pbr(*OURS[command], cwd=tmp_path).returncode == 0


@pytest.mark.parametrize("command", ["settle", "simulate"])
def test_a_summary_with_a_figure_changed_and_a_file_that_is_gone_are_named(tmp_path: Path, command: str) -> None:
    extract(tmp_path)
    assert pbr(*OURS[command], cwd=tmp_path).returncode == 0
    summary = tmp_path / "out" / ("settlement.json" if command == "settle" else "simulation.json")
    summary.write_text(summary.read_text(encoding="utf-8").replace("2026-06-30", "2026-06-29"), encoding="utf-8")
    gone = tmp_path / "out" / ("held.csv" if command == "settle" else "groups.csv")
    gone.unlink()
    refused = pbr(*OURS[command], cwd=tmp_path)
    assert refused.returncode == 2
    assert f"{gone.name} and {summary.name} were changed" in refused.stderr


def test_a_comparison_is_written_again_whatever_is_assumed_and_drawn(tmp_path: Path) -> None:
    extract(tmp_path)
    for more in ((), ("--set", "rates.plans=50%"), ("--draws", "20"), ()):
        done = pbr(*OURS["simulate"], *more, cwd=tmp_path)
        assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("command", ["settle", "simulate"])
def test_replace_goes_with_out(tmp_path: Path, command: str) -> None:
    done = pbr(command, ESSEX, extract(tmp_path), "--replace")
    assert done.returncode == 2
    assert "--replace" in done.stderr


MEANWHILE = """
import sys
from pbr.api.settling import settlement_folder
from tests.cli.command import pbr
write = settlement_folder.write_files
def slowly(*asked):
    written = write(*asked)
    other = pbr(*OTHER.split())
    print(other.returncode, other.stderr, file=sys.stderr)
    return written
settlement_folder.write_files = slowly
OTHER = sys.argv[1]
sys.argv = ["pbr", *sys.argv[2:]]
from pbr.cli.main import main
main()
"""


@pytest.mark.parametrize("replace", ["", "--replace"])
def test_of_two_runs_at_once_one_wins_and_the_other_is_told(tmp_path: Path, replace: str) -> None:
    """While May is being settled, June is settled into the same folder from start to finish."""
    records, out = extract(tmp_path), tmp_path / "out"
    other = f"settle {ESSEX} {records} --period 2026-06 --out {out}"
    mine = ["settle", ESSEX, str(records), "--period", "2026-05", "--out", str(out), *([replace] if replace else [])]
    done = python("-c", MEANWHILE, other, *mine, cwd=Path(__file__).parents[2])
    assert done.stderr.startswith("0 \n"), done.stderr
    assert (done.returncode, done.stdout) == (2, "")
    assert ("PBR033" if replace else "PBR032") in done.stderr
    assert total(out) == "1825.00"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "records"]


@pytest.mark.skipif(os.name != "posix", reason="locks of POSIX systems")
def test_runs_started_together_leave_one_whole_settlement(tmp_path: Path) -> None:
    records, out = extract(tmp_path), tmp_path / "out"
    months = ("2026-05", "2026-06", "2026-07")
    command = [sys.executable, "-m", "pbr", "settle", ESSEX, str(records), "--out", str(out), "--format", "json"]
    running = [subprocess.Popen([*command, "--period", month], stdout=-1, stderr=-1) for month in months]
    ends = [process.communicate(timeout=60) and process.returncode for process in running]
    assert sorted(ends) == [0, 2, 2]
    won = months[ends.index(0)]
    assert json.loads((out / "settlement.json").read_text(encoding="utf-8"))["period"]["first"] == f"{won}-01"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "records"]


LATE = """
import os, signal, sys
for wish in (signal.SIGINT, signal.SIGTERM):
    signal.signal(wish, signal.SIG_DFL)
signal.signal(signal.SIGINT, signal.default_int_handler)
from pbr.api.settling import results_published, settlement_folder
for module in (results_published, settlement_folder):
    def and_stop(built, then, put=module.put_all_in_place):
        put(built, then)
        os.kill(os.getpid(), getattr(signal, os.environ["WISH"]))
    module.put_all_in_place = and_stop
from pbr.cli.main import main
main()
"""


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX systems")
@pytest.mark.parametrize("wish", ["SIGINT", "SIGTERM", "SIGHUP"])
@pytest.mark.parametrize("command", ["settle", "simulate"])
def test_stopped_just_after_the_results_are_there_it_says_that_they_are(
    tmp_path: Path, wish: str, command: str
) -> None:
    extract(tmp_path)
    where = [ESSEX, "records"] if command == "settle" else ["records", ESSEX, "--html", "page.html"]
    done = python("-c", LATE, command, *where, *JUNE, "--out", "out", cwd=tmp_path, WISH=wish)
    assert (done.returncode, done.stdout) == (130, "")
    what = "the settlement is in out" if command == "settle" else "the comparison is in out and page.html"
    assert done.stderr.endswith(f"interrupted; {what}\n")
    assert (tmp_path / "out").is_dir()
    assert (tmp_path / "page.html").exists() == (command == "simulate")


FULL = """
from pathlib import Path
import errno
def full(self, *args, **more):
    raise OSError(errno.ENOSPC, "No space left on device")
opened = Path.open
Path.open = lambda self, *args, **more: (full if ".html." in self.name else opened)(self, *args, **more)
from pbr.cli.main import main
main()
"""


def test_a_page_that_cannot_be_written_changes_nothing_at_all(tmp_path: Path) -> None:
    records = extract(tmp_path)
    ours = ("simulate", records, ESSEX, *JUNE, "--out", "out", "--html", "page.html")
    assert pbr(*ours, cwd=tmp_path).returncode == 0
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    done = python("-c", FULL, *ours, "--set", "rates.plans=50%", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "page.html: error[PBR023] the page of results could not be written: no space left on device" in done.stderr
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


@pytest.mark.skipif(os.name != "posix", reason="locks of POSIX systems")
@pytest.mark.parametrize("command", ["settle", "simulate", "sample"])
def test_what_a_killed_run_left_is_named_and_cleared_by_the_next_run_to_that_place(
    tmp_path: Path, command: str
) -> None:
    extract(tmp_path)
    left = tmp_path / ".out.k3x9ab2c.unfinished"
    left.mkdir()
    (left / "lines.csv").write_text("a person's line\n", encoding="utf-8")
    asked: dict[str, tuple[str, ...]] = {
        "settle": (ESSEX, "records", *JUNE, "--out", "out"),
        "simulate": ("records", ESSEX, *JUNE, "--out", "out"),
        "sample": ("out", "--plans", "3"),
    }
    done = pbr(command, *asked[command], cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stderr == f"note: {left} was left by a run that was killed, and is removed\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "records"]
