"""The tables of a workbook that say how good an extract is: what is filled, what overlaps, and what money waits."""

from collections.abc import Iterator
from fractions import Fraction

from pbr.quality.completeness import TableFilled
from pbr.quality.money_at_gaps import Gap
from pbr.quality.overlapping import Overlapping
from pbr.quality.read_through import FieldRead
from pbr.quality.since_last_extract import SinceLastExtract
from pbr.reports.workbook.book import Cell
from pbr.reports.workbook.columns import Column, Kind
from pbr.reports.workbook.table_in_sheets import Described

WAITING = Described(
    "Money that waits",
    (
        "One row is fields that are blank together, or another reason, and the money that waits for it.",
        "At stake is not payable now; what may be taken off is in it below nil, and stands beside it.",
        "Sum not known counts lines of which no sum is known yet.",
    ),
    (
        Column("Waits for", Kind.SENTENCE),
        Column("Because", Kind.TEXT, room=30),
        Column("Lines", Kind.COUNT, summed=True),
        Column("At stake", Kind.MONEY, summed=True),
        Column("To be taken off", Kind.MONEY, summed=True),
        Column("Sum not known", Kind.COUNT, summed=True),
    ),
)
TABLES = Described(
    "Tables",
    (
        "One row is one table of the extract. Dated by is the field by which its rows have their month.",
        "Overlaps are rows of one person over the same days; they are blank where a table has no such days.",
    ),
    (
        Column("Table"),
        Column("Rows", Kind.COUNT, summed=True),
        Column("Not to be read", Kind.COUNT, summed=True),
        Column("Dated by"),
        Column("Overlap, same provider", Kind.COUNT),
        Column("Overlap, another provider", Kind.COUNT),
    ),
)
MONTHS = Described(
    "Months",
    ("One row is one month of one table, and how many rows begin in it. Rows without a day are in no month.",),
    (Column("Table"), Column("Month"), Column("Rows", Kind.COUNT, summed=True)),
)
COMPLETENESS = Described(
    "Completeness",
    (
        "One row is one field that the scheme needs: in how many rows it is filled and blank.",
        "A blank that means something, such as a weight of 1, counts as filled. Different counts its values.",
    ),
    (
        Column("Table"),
        Column("Field", room=24),
        Column("Filled", Kind.COUNT, summed=True),
        Column("Blank", Kind.COUNT, summed=True),
        Column("Share filled", Kind.SHARE),
        Column("Different", Kind.COUNT),
    ),
)
CODES = Described(
    "Codes",
    ("One row is one code of one field, and how many rows have it.",),
    (Column("Table"), Column("Field", room=24), Column("Code", room=30), Column("Rows", Kind.COUNT, summed=True)),
)
SINCE_LAST = Described(
    "Since the last extract",
    (
        "One row is one table beside the same of the extract before: how many rows are new, and gone.",
        "Late are those of the new ones whose day the last extract had reached already.",
    ),
    (
        Column("Table"),
        Column("New", Kind.COUNT, summed=True),
        Column("Late", Kind.COUNT, summed=True),
        Column("Gone", Kind.COUNT, summed=True),
    ),
)
LATE_AND_CHANGED = Described(
    "Late and changed",
    ("One row is one month whose rows came late, or one field that has another value than in the last extract.",),
    (Column("Table"), Column("What"), Column("Month or field", room=24), Column("Rows", Kind.COUNT)),
)
READ_THROUGH = Described(
    "Read through the mapping",
    ("One row is one field and, where it has codes, one code of it: from which columns and phrases it is read.",),
    (
        Column("Table"),
        Column("Field", room=24),
        Column("Columns", Kind.SENTENCE),
        Column("Code", room=30),
        Column("Phrases", Kind.SENTENCE),
    ),
)


def waiting_row(gap: Gap) -> tuple[Cell, ...]:
    """The row of fields that are blank together."""
    because = gap.because.value.replace("_", " ")
    return " and ".join(gap.fields) or because, because, gap.lines, gap.at_stake, -gap.taken_off, gap.no_sum


def table_rows(tables: tuple[TableFilled, ...], overlapping: tuple[Overlapping, ...]) -> Iterator[tuple[Cell, ...]]:
    """The rows of the tables, with what overlaps in them."""
    overlaps = {one.table: one for one in overlapping}
    for table in tables:
        found = overlaps.get(table.name)
        pairs = (None, None) if found is None else (found.one_provider, found.two_providers)
        yield table.name, table.rows, table.unread, table.dated_by, *pairs


def month_rows(table: TableFilled) -> Iterator[tuple[Cell, ...]]:
    """The rows of the months of a table."""
    for month, rows in table.months:
        yield table.name, month, rows


def completeness_rows(table: TableFilled) -> Iterator[tuple[Cell, ...]]:
    """The rows of how complete each field of a table is; no share where the table has no row."""
    for field in table.fields:
        rows = field.filled + field.blank
        share = Fraction(field.filled, rows) if rows else None
        yield table.name, field.name, field.filled, field.blank, share, field.distinct


def code_rows(table: TableFilled) -> Iterator[tuple[Cell, ...]]:
    """The rows of the codes of a table."""
    for field in table.fields:
        for code, rows in field.codes:
            yield table.name, field.name, code, rows


def late_and_changed_rows(since: SinceLastExtract) -> Iterator[tuple[Cell, ...]]:
    """The rows of what came late into a table, and what changed in it."""
    for month, rows in since.late_months:
        yield since.table, "late", month, rows
    for field, rows in since.changed:
        yield since.table, "changed", field, rows


def read_through_rows(read: FieldRead) -> Iterator[tuple[Cell, ...]]:
    """The rows of a field that is read through a mapping."""
    columns = ", ".join(read.headings)
    if not read.phrases:
        yield read.table, read.field, columns, None, None
    for code, phrases in read.phrases:
        yield read.table, read.field, columns, code, "; ".join(phrases)
