"""``pbr schema``: the dictionary of records as programs read it, with what a scheme adds of its own."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class SchemaOf(StrEnum):
    """What a schema is given of."""

    RECORDS = "records"


class SchemaFormat(StrEnum):
    """The standard in which it is given."""

    TABLE_SCHEMA = "table-schema"
    JSON_SCHEMA = "json-schema"


def schema(
    of: Annotated[SchemaOf, typer.Argument(help="What it is of: records, every table with its fields.")],
    scheme: Annotated[
        str, typer.Argument(help="A scheme whose own codes, fields and tables stand among them: a file or a name.")
    ] = "",
    printed: Annotated[
        SchemaFormat,
        typer.Option("--format", help="Frictionless: a data package of table schemas; or one JSON Schema of the rows."),
    ] = SchemaFormat.TABLE_SCHEMA,
    out: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Write it into this new folder, with a file for each table.")
    ] = None,
) -> None:
    """Give the dictionary of records for programs, with what a scheme declares of its own.

    Whoever writes an extract, or a program that checks one, has with it every table, its key, the table its rows belong
    to, and what each column holds. With a scheme its own codes, fields and tables are among them, and the codes that
    its framework lists.

    Ends with 0, or with 1 when the scheme has problems.
    """
    # imported late: pbr --help stays quick
    from pbr.api.extracts.schema_of_records import SchemaForm, records_schema, write_records_schema
    from pbr.cli.files_written import in_place
    from pbr.cli.overwrite_check import clear_left_over_files
    from pbr.cli.printing import print_text, whatever_the_printing

    described = records_schema(scheme or None, SchemaForm(printed.value))
    if out is None:
        print_text(described.whole)
        return
    clear_left_over_files(out)
    done = f"the schema of {of.value} is in {out}"
    write_records_schema(described, out, in_place(done))
    with whatever_the_printing(done):
        typer.echo(f"Wrote {len(described.files)} {'file' if len(described.files) == 1 else 'files'} to {out}.")
