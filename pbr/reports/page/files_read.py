"""The last block of a page: the scheme and the files that everything on it rests on."""

from collections.abc import Iterable

from pbr.records.input_file import InputFile
from pbr.reports.page.section import Block, IllustratedTable, Numbers
from pbr.reports.text_table import Column


def files_read(scheme: str, inputs: Iterable[InputFile]) -> Block:
    """Say which scheme it is by, and give the hash of each file."""
    files = tuple((one.name, one.sha256) for one in sorted(inputs, key=lambda one: one.name))
    numbers = Numbers("Files read", (Column("File"), Column("SHA-256")), files)
    return Block(
        name="files",
        heading="What it rests on",
        sentences=(f"The scheme is {scheme}.",),
        figures=(IllustratedTable(numbers),),
        rests_on=True,
    )
