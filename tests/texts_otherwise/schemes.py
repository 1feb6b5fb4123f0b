"""Schemes that ask for a text, and what is said of records that have it otherwise."""

from collections.abc import Iterable
from pathlib import Path

from pbr.api import Settled, settle
from pbr.problems.problem import Problem
from pbr.records.dictionary import TABLES
from tests.engine.rows import Tables

HEADING = """\
pbr: 1
scheme: texts
title: Texts that the records have otherwise
runs: 2026-04-01 to 2027-03-31
rounding: each line to the penny, half up
"""
EXAMPLE = """\
examples:
  None:
    as at: 2026-04-01
    total due: £0.00
"""
PACKAGE = """\
payments:
  package:
    assumed: made up
    pay: £250.00
    for each: plan
    priced at: started_on
    due: started_on
"""


def package(line: str = "") -> str:
    """The payments of a scheme that pays £250.00 for each plan, with one more line."""
    return PACKAGE + (f"    {line}\n" if line else "")


def full(tables: Tables) -> Tables:
    """The same rows with a blank cell for every field of the dictionary that they leave out."""
    blank = {name: {field.name: "" for field in TABLES[name].fields} for name in tables}
    return {name: [{**blank[name], **row} for row in rows] for name, rows in tables.items()}


def written(folder: Path, sections: str) -> Path:
    """A scheme of these sections, in a file."""
    file = folder / "scheme.yaml"
    file.write_text(HEADING + sections + EXAMPLE, encoding="utf-8")
    return file


def settled(folder: Path, sections: str, tables: Tables) -> Settled:
    """These records settled by a scheme of these sections, as at the end of 2026."""
    return settle(written(folder, sections), full(tables), None, "2026-12-31")


def said(warnings: Iterable[Problem]) -> list[str]:
    """What is said of texts that the records have otherwise."""
    return [f"{one.place.file}: {one.message}" for one in warnings if one.code == "PBR546"]
