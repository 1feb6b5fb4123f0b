"""Which fields of a record changed since the last run: from what is written in two files, and nothing else."""

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pbr.ledger.changed_records import ChangedRecords, changed_records

HEADING = "plan_id,person_id,provider_id,rate,ended_on\n"
A, B, C = "A,S1,P1,standard,2026-06-01\n", "B,S2,P1,standard,\n", "C,S3,P2,lower,2026-06-03\n"


def compared(folder: Path, then: str, today: str) -> ChangedRecords:
    for name, text in (("then", then), ("today", today)):
        (folder / f"{name}.csv").write_bytes(text.encode())
    return changed_records({"plans": folder / "then.csv"}, {"plans": folder / "today.csv"})


def test_the_names_of_what_changed_in_the_order_of_the_table(tmp_path: Path) -> None:
    found = compared(tmp_path, HEADING + A + B, HEADING + "A,S1,P9,lower,2026-06-01\n" + B)
    assert found.fields_of(("plans", "A")) == ("provider_id", "rate")
    assert found.fields_of(("plans", "B")) == ()
    assert found.provider_before(("plans", "A")) == "P1"
    assert found.provider_before(("plans", "B")) is None
    assert found.with_facts_lost() == set()


def test_a_row_that_was_missing_is_compared_with_what_was_kept_of_it(tmp_path: Path) -> None:
    texts = {"then": HEADING + B, "today": HEADING + "A,S1,P1,lower,2026-06-01\n" + B, "missing": HEADING + A}
    for name, text in texts.items():
        (tmp_path / f"{name}.csv").write_text(text)
    then, today, missing = ({"plans": tmp_path / f"{name}.csv"} for name in texts)
    assert changed_records(then, today, missing=missing).fields_of(("plans", "A")) == ("rate",)
    assert changed_records(then, today).fields_of(("plans", "A")) == ()


def test_a_fact_that_is_lost(tmp_path: Path) -> None:
    found = compared(tmp_path, HEADING + A + C, HEADING + "A,S1,P1,standard,\n" + C)
    assert found.with_facts_lost() == {("plans", "A")}


@pytest.mark.parametrize(
    ("then", "today"),
    [
        (A + B + C, C + A + B),
        (A + B, B + C + A),
        (A + B, (A + B).replace("\n", "\r\n")),
        (A + B, A + B.rstrip("\n")),
        (A, 'A,"S1",P1,standard,2026-06-01\n'),
        (A, " A , S1,P1,standard ,2026-06-01\n"),
        (A, A.replace("\n", " ")),
        (A, " " + A),
        (A, A.replace(",2026", ",\t2026")),
        (A, A.replace(",2026", ",\N{NO-BREAK SPACE}2026")),
        (B, B.replace(",\n", "\n")),
        (A, A.replace("\n", ",beyond the last column\n")),
        (A, "\n" + A + "\n"),
    ],
)
def test_what_is_only_written_otherwise_has_not_changed(tmp_path: Path, then: str, today: str) -> None:
    found = compared(tmp_path, HEADING + then, HEADING + today)
    assert [found.fields_of(("plans", one)) for one in "ABC"] == [(), (), ()]
    assert found.with_facts_lost() == set()


def test_columns_in_another_order_and_one_that_is_gone_which_no_scheme_reads(tmp_path: Path) -> None:
    today = "rate,plan_id,person_id,provider_id\nstandard,A,S1,P1\nstandard,B,S2,P7\n"
    found = compared(tmp_path, HEADING + A + B, today)
    assert found.fields_of(("plans", "A")) == ()
    assert found.fields_of(("plans", "B")) == ("provider_id",)
    assert found.with_facts_lost() == set()


rows = st.dictionaries(st.sampled_from("ABCDEF"), st.sampled_from(["", "2026-06-01", "2026-07-01"]), max_size=6)


@given(rows, rows, st.randoms(use_true_random=False))
def test_found_whatever_the_order(
    tmp_path_factory: pytest.TempPathFactory, then: dict[str, str], today: dict[str, str], order: random.Random
) -> None:
    shuffled = list(today)
    order.shuffle(shuffled)
    texts = [
        HEADING + "".join(f"{one},S1,P1,lower,{ended[one]}\n" for one in there)
        for ended, there in ((then, list(then)), (today, shuffled))
    ]
    found = compared(tmp_path_factory.mktemp("two"), *texts)
    both = then.keys() & today.keys()
    changed = {one for one in both if then[one] != today[one]}
    assert {one for one in "ABCDEF" if found.fields_of(("plans", one))} == changed
    assert found.with_facts_lost() == {("plans", one) for one in both if then[one] and not today[one]}


def test_headings_are_known_by_their_letters_and_digits(tmp_path: Path) -> None:
    then = HEADING.replace("plan_id", "Plan ID").replace("ended_on", "Ended On")
    found = compared(tmp_path, then + A, then + "A,S1,P1,standard,\n")
    assert found.fields_of(("plans", "A")) == ("ended_on",)
    assert found.with_facts_lost() == {("plans", "A")}
    # The same headings written otherwise change nothing.
    assert compared(tmp_path, then + A, HEADING + A).fields_of(("plans", "A")) == ()


def test_a_column_that_is_no_field_holds_no_fact(tmp_path: Path) -> None:
    heading = HEADING.replace("\n", ",comment\n")
    noted = A.replace("\n", ",rang twice\n")
    for today in (heading + A.replace("\n", ",\n"), HEADING + A):
        found = compared(tmp_path, heading + noted, today)
        assert (found.with_facts_lost(), found.fields_of(("plans", "A"))) == (set(), ())


def test_an_id_with_the_end_of_a_line_in_it(tmp_path: Path) -> None:
    for end in ("\n", "\r", "\r\n"):
        odd = A.replace("A,", f'"A{end}1",')
        found = compared(tmp_path, HEADING + odd, HEADING + odd.replace("standard", "lower"))
        assert found.fields_of(("plans", f"A{end}1")) == ("rate",)


def test_letters_of_windows(tmp_path: Path) -> None:
    for name, rate in (("then", "standard"), ("today", "lower")):
        row = f"é,S1,P1,{rate},2026-06-01\n".encode("cp1252")
        (tmp_path / f"{name}.csv").write_bytes(HEADING.encode() + row)
    found = changed_records({"plans": tmp_path / "then.csv"}, {"plans": tmp_path / "today.csv"})
    assert found.fields_of(("plans", "é")) == ("rate",)


@pytest.mark.parametrize("day", ["2026-04-06", "06/04/2026", "6 Apr 2026"])
def test_a_day_in_a_key_is_one_day_however_it_is_written(tmp_path: Path, day: str) -> None:
    heading = "person_id,provider_id,referred_on,standard\n"
    for name, standard in (("then", "A"), ("today", "B")):
        (tmp_path / f"{name}.csv").write_text(f"{heading}S1,P1,{day},{standard}\n", encoding="utf-8")
    found = changed_records({"people": tmp_path / "then.csv"}, {"people": tmp_path / "today.csv"})
    assert set(found.before) == {("people", "S1:P1:2026-04-06")}
