"""One table of a mapping: its columns, codes, days, and which rows are no records of it."""

from collections.abc import Mapping as MappingOf
from collections.abc import Sequence

from pbr.mapping.code_lists import read_codes
from pbr.mapping.mapping import ColumnWanted, LeftOut, TableMapped
from pbr.mapping.mapping_form import EVERY_COLUMN, TableForm
from pbr.mapping.read_column import read_columns
from pbr.mapping.side_by_side import read_groups
from pbr.mapping.undecided import is_undecided
from pbr.mapping.written_values import read_always
from pbr.problems.suggest import did_you_mean
from pbr.records.dictionary import FieldType, TableKind
from pbr.scheme.reading.reading_context import Reading
from pbr.source.yaml_nodes import Scalar
from pbr.values.dates import DayOrder

_ORDERS = {"day first": DayOrder.DAY_FIRST, "month first": DayOrder.MONTH_FIRST, "year first": DayOrder.YEAR_FIRST}


def read_table(
    kind: TableKind, form: TableForm, dates: Scalar | None, files: Sequence[str], reading: Reading
) -> TableMapped:
    """How one table is read; ``dates`` is the order of day and month that the mapping has for all tables."""
    place = reading.place("tables", kind.name)
    if form.table_from is None:
        remedy = f"write table from: and one of the files: {', '.join(files) or 'none is listed under files'}"
        reading.problem("PBR753", f"the table '{kind.name}' does not say from which file it is", place, remedy)
    elif form.table_from.text not in files and not is_undecided(form.table_from.text):
        check_file(form.table_from, files, reading)
    columns = read_columns(kind, form.columns, files, reading)
    groups, columns = read_groups(kind, form.side_by_side, columns, files, reading)
    given: dict[str, ColumnWanted] = {
        **columns,
        **{name: one for group in groups for name, one in group.columns.items()},
    }
    if not given and form.table_from is not None:
        remedy = "write columns: and under it each field with the heading of its column: started_on: Start Date"
        reading.problem("PBR753", f"the table '{kind.name}' has no columns", place, remedy)
    always = read_always(kind, form.always, given, reading)
    return TableMapped(
        kind=kind,
        file=form.table_from or Scalar("", place),
        columns=columns,
        codes=read_codes(kind, form.codes, given, reading),
        dates=_dates(kind, {**({EVERY_COLUMN: dates} if dates else {}), **form.dates}, given, reading),
        always=always,
        left_out=tuple(
            LeftOut(
                Scalar(heading, reading.place("tables", kind.name, "leave out rows where", heading)),
                tuple(one.text for one in values),
            )
            for heading, values in form.leave_out.items()
        ),
        groups=groups,
        one_row_for_each=form.one_row_for_each or (),
        numbers=form.side_by_side.numbers if form.side_by_side else None,
    )


def check_file(wanted: Scalar, files: Sequence[str], reading: Reading) -> None:
    """Note that a table or a look-up is from a file that is not listed."""
    if wanted.text not in files:
        remedy = did_you_mean(wanted.text, files) or f"the files are: {', '.join(files) or 'none is listed'}"
        reading.problem("PBR753", f"there is no '{wanted.text}' under files", wanted.place, remedy)


def _dates(
    kind: TableKind, given: MappingOf[str, Scalar], columns: MappingOf[str, ColumnWanted], reading: Reading
) -> dict[str, DayOrder]:
    """In which order the days of each column of days are written, where it is said."""
    days = [name for name in columns if kind.fields_by_name[name].type is FieldType.DATE]
    orders: dict[str, DayOrder] = {}
    for name, text in given.items():
        order = _ORDERS.get(text.text)
        if order is None:
            if not is_undecided(text.text):
                remedy = did_you_mean(text.text, _ORDERS) or f"days are written: {', '.join(_ORDERS)}"
                reading.problem("PBR757", f"'{text.text}' is not an order of day and month", text.place, remedy)
        elif name == EVERY_COLUMN:
            orders = {**dict.fromkeys(days, order), **orders}
        elif name in days:
            orders[name] = order
        else:
            remedy = did_you_mean(name, days) or f"the columns of days here are: {', '.join(days) or 'none'}"
            reading.problem("PBR757", f"'{name}' is no column of days of {kind.name}", text.place, remedy)
    return orders
