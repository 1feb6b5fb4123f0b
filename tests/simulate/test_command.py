"""``pbr simulate``: what it prints where, what it writes, and what it ends with."""

import csv
import json
from pathlib import Path

import pytest

from tests.cli.command import CANARY, pbr
from tests.simulate.by_hand import AT_RISK, ESSEX, PLANS, WILTSHIRE, extract

JUNE = ("--as-at", "2026-06-30")
FILES = {
    *("schemes.csv", "providers.csv", "groups.csv", "records.csv", "simulation.json"),
    *("incentives.csv", "pays_to_fail.csv", "cliffs.csv"),
}

TABLE = """\
What each scheme would have paid for the same records
Period:  2026-04-01 to 2028-03-31, the whole run of every scheme and its run-off
As at:   2026-06-30
Records: 4 plans, 2 achieved outcomes

NOT COMPARED: wiltshire_penalty_and_reward; why is said at the end.

Prices are of unlike years: 2024-25 under the baseline, and 2016 under essex_reablement_bonus. Part
of each difference from it is what prices rose in between, and nothing that a contract saves or
costs.

Scheme                        Due   Per plan  Per outcome  Difference         %  Prices of
time_and_task             £110.49     £27.62            -    baseline            2024-25
essex_reablement_bonus  £4,975.00  £1,243.75            -  +£4,864.51  +4402.7%  2016

For what it applies to  Applies to        Due  Baseline  Difference         %  Prices of
essex_reablement_bonus     3 plans  £4,975.00    £87.23  +£4,887.77  +5603.3%  2016

Scheme                  At risk  Retained     Open   Held  No sum
time_and_task             £0.00     £0.00    £0.00  £0.00       0
essex_reablement_bonus  £750.00     £0.00  £250.00  £0.00       0

Applies to: what it has a line for. One that applies to less pays less in all for that alone.
At risk: turns on a result, whatever became of it: paid, lost, or not decided yet.
Retained: waits for a measure, or was not released by it.
Open: not decided, because a fact is not known yet. No sum: open lines whose amount is not known.
Held: disputed, or held by a rule of the scheme.
They overlap, and what is at risk has in it what was paid: they are not to be added up.
Per outcome: for each achieved outcome, under a scheme that pays for outcomes; none under others.

Provider  Scheme                        Due   Per plan  Per outcome  Difference         %
P1        time_and_task              £40.71     £20.36            -    baseline
          essex_reablement_bonus  £3,400.00  £1,700.00            -  +£3,359.29  +8251.8%
P2        time_and_task              £69.78     £34.89            -    baseline
          essex_reablement_bonus  £1,575.00    £787.50            -  +£1,505.22  +2157.1%

Scheme                  Gain  Lose  Same  Gains most     Loses most
essex_reablement_bonus     2     0     0  P1 +£3,359.29  -

Scheme                  What it brings the provider               Least     Most  Tried  Nil  Capped
time_and_task           one more week                             £0.00   £46.52      4    1       0
                        one more hour                            £23.26   £23.26      3    0       0
essex_reablement_bonus  one more success: support at end none   £250.00  £250.00      2    0       0
                        rather than reduced

One record at a time was changed, all others as they are; of more care, only a few of each band.
Nil: how many of them it brings nothing. Capped: of those, because a limit is reached.
time_and_task pays nothing for one more week agreed or one more hour a week agreed.
essex_reablement_bonus pays nothing for one more hour, one more week agreed or one more hour a week
agreed.

Pays to fail   How
time_and_task  more care pays more: one more week brings £46.52 more (reablement, standard)
               more care pays more: one more hour brings £23.26 more (ongoing, standard)

Left out, and not compared    Why
wiltshire_penalty_and_reward  plans.csv has no column agreed_on or planned_end_on; outcomes.csv has
                              no column agreed_on or due_on or verified_by

note: gain and lose are of what each scheme pays a provider in all, whatever it applies to
note: --out lists the 20 records whose payment changes most under each scheme
note: 1 recorded day is after 2026-06-30, so it reads as not known yet, with what hangs on the day
(outcome's reviewed_on 1)
"""


def rows_of(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def test_the_table_says_everything_and_fits(tmp_path: Path) -> None:
    done = pbr("simulate", extract(tmp_path), ESSEX, WILTSHIRE, *JUNE)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == TABLE
    assert max(map(len, TABLE.splitlines())) <= 100


def test_the_files_agree_with_each_other_and_with_what_is_printed(tmp_path: Path) -> None:
    out, records = tmp_path / "compared", extract(tmp_path)
    done = pbr("simulate", records, ESSEX, WILTSHIRE, *JUNE, "--out", out, "--format", "csv")
    assert (done.returncode, done.stderr) == (0, "")
    assert {path.name for path in out.iterdir()} == FILES
    assert done.stdout == (out / "schemes.csv").read_text(encoding="utf-8")
    schemes = rows_of(out / "schemes.csv")
    assert [(row["scheme"], row["baseline"], row["compared"], row["due"]) for row in schemes] == [
        ("time_and_task", "yes", "yes", "110.49"),
        ("essex_reablement_bonus", "no", "yes", "4975.00"),
        ("wiltshire_penalty_and_reward", "no", "no", ""),
    ]
    # D is no reablement plan: without its £23.26 the baseline pays £87.23 for what Essex applies to.
    assert schemes[1]["baseline_for_what_it_applies_to"] == "87.23"
    assert (schemes[1]["difference"], schemes[1]["difference_percent"]) == ("4864.51", "4402.7")
    for name in ("providers.csv", "groups.csv"):
        dues = [row["due"].replace(".", "") for row in rows_of(out / name) if row["scheme"] == "essex_reablement_bonus"]
        assert sum(map(int, dues)) == 497500
    assert [(row["record"], row["record_id"], row["difference"]) for row in rows_of(out / "records.csv")] == [
        ("plan", "A", "1784.29"),
        ("plan", "B", "1575.00"),
        ("plan", "C", "1528.48"),
        ("plan", "D", "-23.26"),
    ]
    printed = pbr("simulate", records, ESSEX, WILTSHIRE, *JUNE, "--format", "json").stdout
    told = json.loads(printed)
    # In a folder the hashes of its files stand last.
    written = json.loads((out / "simulation.json").read_text(encoding="utf-8"))
    assert {name: value for name, value in written.items() if name != "files"} == told
    assert [one["due"] for one in told["schemes"]] == ["110.49", "4975.00"]
    assert (told["schemes"][1]["at_risk"], told["schemes"][1]["gaining"]["P1"]) == ("750.00", "3359.29")
    assert told["left_out"][0]["scheme"] == "wiltshire_penalty_and_reward"
    assert str(tmp_path) not in "".join(path.read_text(encoding="utf-8") for path in out.iterdir())


def test_records_are_named_in_one_file_only(tmp_path: Path) -> None:
    out = tmp_path / "compared"
    records = extract(tmp_path, plans=PLANS.replace("A,S1", f"{CANARY},S1", 1), outcomes=None, visits=None)
    for shape in ("table", "csv", "json"):
        done = pbr("simulate", records, ESSEX, *JUNE, "--baseline", AT_RISK, "--out", out, "--format", shape)
        assert (done.returncode, done.stderr) == (0, "")
        assert CANARY not in done.stdout
    naming = [path.name for path in out.iterdir() if "S2" in path.read_text(encoding="utf-8")]
    assert naming == ["records.csv"]


def test_a_group_that_a_scheme_has_no_line_for_is_not_said_to_be_paid_nil(tmp_path: Path) -> None:
    out = tmp_path / "compared"
    done = pbr("simulate", extract(tmp_path), ESSEX, *JUNE, "--by", "plan_type", "--out", out)
    assert (
        "            essex_reablement_bonus          -          -            -           -         -\n" in done.stdout
    )
    groups = [(row["scheme"], row["group"]) for row in rows_of(out / "groups.csv")]
    assert ("essex_reablement_bonus", "ongoing") not in groups


def test_without_the_baseline_s_tables_there_is_no_difference_and_the_reason_is_said(tmp_path: Path) -> None:
    done = pbr("simulate", extract(tmp_path, visits=None), ESSEX, *JUNE)
    assert done.returncode == 0
    assert "essex_reablement_bonus  £4,975.00  £1,243.75            -           -  -\n" in done.stdout
    assert "time_and_task               the extract has no visits.csv\n" in done.stdout
    assert "£0.00  -\n" not in done.stdout


def test_a_bad_row_stops_the_run_or_is_held(tmp_path: Path) -> None:
    records = extract(tmp_path, plans=PLANS + f"E,{CANARY},P1,,reablement,,{CANARY},,,,\n")
    before = sorted(tmp_path.rglob("*"))
    done = pbr("simulate", records, ESSEX, *JUNE, "--out", tmp_path / "compared")
    assert (done.returncode, done.stdout) == (1, "")
    assert "plans.csv:6" in done.stderr
    assert CANARY not in done.stderr
    assert sorted(tmp_path.rglob("*")) == before
    held = pbr("simulate", records, ESSEX, *JUNE, "--hold-errors", "--out", tmp_path / "compared")
    assert held.returncode == 3
    assert "essex_reablement_bonus  £4,975.00" in held.stdout
    assert "held and not paid for: 1" in held.stdout
    assert "held[PBR702] 1 row: plans.csv:6\n" in held.stderr
    assert CANARY not in held.stderr
    listed = rows_of(tmp_path / "compared" / "held.csv")
    assert [(row["held"], row["file"], row["line"], row["code"]) for row in listed] == [
        ("row", "plans.csv", "6", "PBR702")
    ]


def test_rows_that_are_held_are_listed_in_the_words_of_a_settlement(tmp_path: Path) -> None:
    # Two starts that are no date, and a type of plan that there is not.
    bad = ("X,S9,P1,,reablement,,soon,,,,\n", "Y,S9,P1,,reablement,,later,,,,\n", "Z,S9,P1,,wrong,,2026-04-01,,,,\n")
    records = extract(tmp_path, plans=PLANS + "".join(bad))
    settled = pbr("settle", ESSEX, records, *JUNE, "--hold-errors", "--out", tmp_path / "settled")
    compared = pbr("simulate", records, ESSEX, *JUNE, "--hold-errors", "--out", tmp_path / "compared")
    assert (settled.returncode, compared.returncode) == (3, 3)
    on_screen = [[line for line in done.stderr.splitlines() if "held[" in line] for done in (settled, compared)]
    assert on_screen[0] == on_screen[1] != []
    in_the_folder = [rows_of(tmp_path / name / "held.csv") for name in ("settled", "compared")]
    rows = [[row for row in found if row["held"] == "row"] for found in in_the_folder]
    assert rows[0] == rows[1]
    assert [row["line"] for row in rows[1]] == ["6", "7", "8"]


def test_where_no_row_is_held_no_list_is_written(tmp_path: Path) -> None:
    done = pbr("simulate", extract(tmp_path), ESSEX, *JUNE, "--hold-errors", "--out", tmp_path / "compared")
    assert done.returncode == 0
    assert "held[" not in done.stderr
    assert not (tmp_path / "compared" / "held.csv").exists()


def test_a_list_of_held_rows_is_gone_once_they_are_mended(tmp_path: Path) -> None:
    records = extract(tmp_path, plans=PLANS + "X,S9,P1,,reablement,,soon,,,,\n")
    pbr("simulate", records, ESSEX, *JUNE, "--hold-errors", "--out", tmp_path / "compared")
    assert (tmp_path / "compared" / "held.csv").exists()
    (records / "plans.csv").write_text(PLANS, encoding="utf-8")
    mended = pbr("simulate", records, ESSEX, *JUNE, "--out", tmp_path / "compared", "--replace")
    assert mended.returncode == 0
    assert not (tmp_path / "compared" / "held.csv").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("records", "essex-reablement-bonuses"), 'did you mean "essex-reablement-bonus"?'),
        (("records", ESSEX, "--baseline", "none.yaml"), "none.yaml"),
        (("nowhere", ESSEX), "nowhere"),
        (("records", ESSEX, "--by", "ward"), "--by"),
        (("records", ESSEX, "--period", "June"), "--period"),
        (("records", ESSEX, "--as-at", "2026-02-30"), "--as-at"),
        (("records", ESSEX, "--out", "records"), "left alone"),
        (("records",), "SCHEME"),
    ],
)
def test_what_cannot_run_ends_with_2_and_says_why(tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    extract(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    done = pbr("simulate", *arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert sorted(tmp_path.rglob("*")) == before


def test_a_folder_of_a_settlement_is_not_replaced_by_a_comparison(tmp_path: Path) -> None:
    records, out = extract(tmp_path), tmp_path / "june"
    assert pbr("settle", ESSEX, records, *JUNE, "--out", out).returncode == 0
    before = sorted(out.iterdir())
    done = pbr("simulate", records, ESSEX, *JUNE, "--out", out)
    assert (done.returncode, done.stdout) == (2, "")
    assert "not a simulation of pbr" in done.stderr
    assert sorted(out.iterdir()) == before
