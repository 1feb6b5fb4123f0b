"""What programs leave in a file never changes what is due on it, unless the file is refused or rows are held."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.records.paid import COLUMNS, HEADING, Paid, paid

Row = list[str]

HIDDEN = st.sampled_from(
    ["\ufeff", "\u200b", "\u00a0", "\u2060", "\u200f", "\u202e", "\u00ad", "\x07", "\ufe0f", "\u3164", " "]
)
MARKS = st.sampled_from(
    [
        "NULL",
        "null",
        "None",
        "NONE",
        "N/A",
        "n/a",
        "#N/A",
        "NaN",
        "nan",
        "-",
        "--",
        "—",
        ".",
        "?",
        "tbc",
        "<NA>",
        "1900-01-01",
        "01/01/1900",
        "9999-12-31",
        "31/12/9999 00:00:00",
    ]
)
NO_RECORDS = st.sampled_from(
    [
        HEADING,
        HEADING.upper(),
        "Total" + "," * 7 + "1000.00,,",
        "," * 8 + "5000.00,,",
        "Grand totals" + "," * 10,
        "Source: case system" + "," * 10,
        "as at 4 May",
        '"Total, all plans"' + "," * 10,
    ]
)
OPTIONAL = {"area", "ended_on", "end_reason", "plan_value", "support_at_end", "reviewed_on"}
DAYS = st.dates(date(2026, 4, 1), date(2026, 9, 1))


@st.composite
def plans(draw: st.DrawFn) -> list[Row]:
    """Some plans, each with its own reference."""
    rows: list[Row] = []
    for number in range(draw(st.integers(1, 5))):
        start = draw(DAYS)
        ended = start + timedelta(days=draw(st.integers(0, 40)))
        finished = draw(st.booleans())
        rows.append(
            [
                *(f"A{number}", f"S{number}", draw(st.sampled_from(["P1", "P2"])), "", "reablement", start.isoformat()),
                *((ended.isoformat(), draw(st.sampled_from(["completed", ""]))) if finished else ("", "")),
                draw(st.sampled_from(["1000.00", "20.50", ""])),
                *((draw(st.sampled_from(["none", "reduced", ""])), ended.isoformat()) if finished else ("", "")),
            ]
        )
    return rows


def lines(rows: list[Row]) -> list[str]:
    """Rows as a file has them."""
    return [",".join(row) for row in rows]


def by_day_first(text: str) -> str:
    """A day of the year first as ``20/06/2026``."""
    return date.fromisoformat(text).strftime("%d/%m/%Y") if text else ""


def by_month_first(text: str) -> str:
    """A day of the year first as ``06/20/2026``."""
    return date.fromisoformat(text).strftime("%m/%d/%Y") if text else ""


def written(rows: list[Row], as_written: Mapping[str, Callable[[str], str]]) -> list[str]:
    """Rows with the days of some columns written otherwise."""
    return lines(
        [
            [as_written[name](cell) if name in as_written else cell for name, cell in zip(COLUMNS, row, strict=True)]
            for row in rows
        ]
    )


def same_or_refused(changed: Paid, before: Paid) -> bool:
    """Whether what is due is what it was, or the file is refused with an error."""
    return changed.due == before.due or (changed.due is None and any(one.severity == "error" for one in changed.said))


@settings(max_examples=60, deadline=None)
@given(plans(), st.data(), HIDDEN)
def test_a_hidden_character_at_the_end_of_a_cell_changes_nothing(
    rows: list[Row], data: st.DataObject, mark: str
) -> None:
    before = paid(lines(rows))
    row = data.draw(st.sampled_from(rows))
    at = data.draw(st.integers(0, len(COLUMNS) - 1))
    row[at] = mark + row[at] if data.draw(st.booleans()) else row[at] + mark
    after = paid(lines(rows))
    assert after.due == before.due is not None


@settings(max_examples=60, deadline=None)
@given(plans(), st.data(), HIDDEN)
def test_a_hidden_character_inside_a_cell_is_refused_or_changes_nothing(
    rows: list[Row], data: st.DataObject, mark: str
) -> None:
    before = paid(lines(rows))
    row = data.draw(st.sampled_from(rows))
    at = data.draw(st.sampled_from([at for at, cell in enumerate(row) if len(cell) > 1]))
    row[at] = row[at][0] + mark + row[at][1:]
    # A space inside a reference is a reference with a space; every other character is hidden.
    if mark != " ":
        assert same_or_refused(paid(lines(rows)), before)


@settings(max_examples=40, deadline=None)
@given(plans(), st.data())
def test_files_joined_with_their_byte_order_marks_and_headings_change_nothing(
    rows: list[Row], data: st.DataObject
) -> None:
    before = paid(lines(rows))
    cut = data.draw(st.integers(0, len(rows)))
    first, second = lines(rows[:cut]), lines(rows[cut:])
    joined = "\n".join(["\ufeff" + HEADING, *first, "\ufeff" + HEADING, *second, ""]).encode()
    assert paid(joined).codes == ["PBR630"]
    held = paid(joined, hold_errors=True)
    assert (held.due, held.held) == (before.due, 1)
    without = "\n".join(["\ufeff" + HEADING, *first, *("\ufeff" + line for line in second), ""]).encode()
    assert paid(without).due == before.due


@settings(max_examples=100, deadline=None)
@given(plans(), st.data(), MARKS, st.booleans())
def test_a_mark_for_nothing_in_a_blank_cell_changes_nothing_or_is_refused(
    rows: list[Row], data: st.DataObject, mark: str, hold_errors: bool
) -> None:
    before = paid(lines(rows))
    blank = [(row, at) for row in rows for at, cell in enumerate(row) if not cell and COLUMNS[at] in OPTIONAL]
    if blank:
        row, at = data.draw(st.sampled_from(blank))
        row[at] = mark
    after = paid(lines(rows), hold_errors=hold_errors)
    assert same_or_refused(after, before) or (hold_errors and after.held == 1)


@settings(max_examples=60, deadline=None)
@given(plans(), st.data(), NO_RECORDS)
def test_a_row_that_is_no_record_is_refused_and_held_alone(rows: list[Row], data: st.DataObject, row: str) -> None:
    before = paid(lines(rows))
    changed = lines(rows)
    changed.insert(data.draw(st.integers(0, len(rows))), row)
    assert paid(changed).due is None
    assert len(paid(changed).said) == 1
    held = paid(changed, hold_errors=True)
    assert (held.due, held.held) == (before.due, 1)


@settings(max_examples=60, deadline=None)
@given(plans(), st.sets(st.sampled_from(["started_on", "ended_on", "reviewed_on"]), min_size=1))
def test_day_first_is_read_as_year_first_and_said(rows: list[Row], columns: set[str]) -> None:
    before = paid(lines(rows))
    after = paid(written(rows, dict.fromkeys(columns, by_day_first)))
    assert after.due == before.due is not None
    at_all = {cell for row in rows for name, cell in zip(COLUMNS, row, strict=True) if name in columns and cell}
    told = any(by_day_first(cell) != by_month_first(cell) for cell in at_all)
    assert ("plans.csv: dates are day first" in after.understood) == told


@settings(max_examples=100, deadline=None)
@given(plans(), st.booleans())
def test_swapping_day_and_month_of_all_columns_is_refused_or_changes_nothing(
    rows: list[Row], hold_errors: bool
) -> None:
    before = paid(lines(rows))
    days = dict.fromkeys(["started_on", "ended_on", "reviewed_on"], by_month_first)
    after = paid(written(rows, days), hold_errors=hold_errors)
    shown = any(date.fromisoformat(row[at]).day > 12 for row in rows for at in (5, 6, 10) if row[at])
    if not shown:
        # It cannot be seen, and so it is said how days were read, or that some end before they start.
        assert after.due == before.due or after.understood == ("plans.csv: dates are day first",) or after.due is None
    elif hold_errors:
        # Only days that are the same either way are believed: what is paid was due, on those very days.
        assert after.due is not None
        assert before.due is not None
        assert after.due <= before.due
        assert after.held >= 1
    else:
        assert after.due is None
        assert {one.code for one in after.said} == {"PBR725"}
