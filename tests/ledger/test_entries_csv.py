"""``lines.csv`` of a run: a settlement's columns and a few more, and every entry comes back."""

import csv
import io
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pbr.ledger.entries_csv import ENTRY_COLUMNS, EntriesCsv, RecordedEntry, read_entries
from pbr.ledger.entry import Because, Change, Entry
from pbr.reports.line_cells import COLUMNS
from pbr.settlement.obligation import EntryId, obligation_of
from pbr.settlement.slot import MonthSlot
from tests.ledger.hand_made import correction, entry

FIRST = entry(1, 1, 157500)
BACK = correction(2, 1, -157500, 157500, FIRST.id, FIRST.id, change=Change.TAKEN_BACK, because=Because.NOTICE)
POOLED = entry(2, 2, 0, change=Change.POOL, brings=Fraction(400, 3), id="B", slot=MonthSlot(date(2026, 6, 1)))


def written(*batches: list[Entry]) -> str:
    file = io.StringIO()
    entries = EntriesCsv(file)
    for batch in batches:
        entries.write(batch)
    return file.getvalue()


def read(text: str) -> list[RecordedEntry]:
    return list(read_entries(io.StringIO(text, newline="")))


def recorded(one: Entry) -> RecordedEntry:
    line = one.line
    return RecordedEntry(
        one.id,
        obligation_of(line),
        line.kind,
        one.change,
        line.record.plan,
        line.record.person,
        line.amount,
        line.due_to_date,
        line.settled_before,
        one.brings,
        line.service_to,
        one.corrects,
        one.first_entry,
        one.because,
        one.because_of,
    )


def test_the_columns() -> None:
    assert ENTRY_COLUMNS[0] == "entry"
    assert ENTRY_COLUMNS[-6:] == ("change", "corrects", "first_entry", "because", "brings", "reason")
    assert ENTRY_COLUMNS.count("corrects") == 1
    assert set(COLUMNS) < set(ENTRY_COLUMNS)


def test_the_cells() -> None:
    (row,) = csv.DictReader(io.StringIO(written([BACK])))
    found = {name: row[name] for name in ("entry", "amount", "due_to_date", "settled_before", "change", "corrects")}
    assert found == {
        "entry": "2/000001",
        "amount": "-1575.00",
        "due_to_date": "0.00",
        "settled_before": "1575.00",
        "change": "taken_back",
        "corrects": "1/000001",
    }
    assert (row["because"], row["first_entry"], row["brings"]) == ("notice: ended_on", "1/000001", "")


def test_entries_come_back() -> None:
    assert read(written([FIRST, BACK], [], [POOLED])) == list(map(recorded, (FIRST, BACK, POOLED)))
    assert read(written()) == []


names = st.text(alphabet=["'", "=", "a", ",", '"', "é", ":", " "], max_size=4)
numbers = st.none() | st.builds(EntryId, st.integers(0, 99_999), st.integers(1, 9_999_999))


@given(
    st.lists(
        st.builds(
            lambda pence, before, names, change, because, brings, corrects: entry(
                3,
                1,
                pence,
                before=before,
                id=names[0],
                provider=names[1],
                plan=names[2],
                payment=names[3] or "p",
                change=change,
                because=because,
                because_of=names[4] if because else "",
                brings=brings,
                corrects=corrects,
            ),
            st.integers(-(10**9), 10**9),
            st.integers(-(10**9), 10**9),
            st.tuples(names, names, names, names, names),
            st.sampled_from(Change),
            st.none() | st.sampled_from(Because),
            st.none() | st.fractions(),
            numbers,
        ),
        max_size=3,
    )
)
def test_whatever_is_written_comes_back(entries: list[Entry]) -> None:
    assert read(written(entries)) == list(map(recorded, entries))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "entry,line_id\n",
        written([FIRST]).replace("1/000001", "first", 1),
        written([FIRST]).replace("1/000001", "", 1),
        written([FIRST]).replace("1575.00", "1575", 2),
        written([FIRST]).replace(",new,", ",renewed,"),
        written([FIRST]).replace(",new,", ","),
        written([FIRST]).replace(",package,", ',"package,', 1),
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        read(text)
