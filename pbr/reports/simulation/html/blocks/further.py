"""The blocks beside the back-cast, each as a terminal shows it: its sentences, and its tables."""

from collections.abc import Iterable, Iterator

from pbr.reports.simulation.amounts import NOTHING
from pbr.reports.simulation.further import Further
from pbr.reports.simulation.html.block import Block, Figure, Numbers
from pbr.reports.simulation.html.report import Report
from pbr.reports.table import Column


def further(report: Report) -> Iterator[Block]:
    """Give each block that was asked for."""
    for one in report.further:
        yield _block(one)


def _block(one: Further) -> Block:
    heading = one.name.replace("_", " ").capitalize()
    sentences: list[str] = []
    figures: list[Figure] = []
    for at, part in enumerate(one.parts):
        if isinstance(part, str):
            sentences += [line.strip() for line in part.splitlines() if line.strip() != heading]
        elif part.rows:
            figures.append(
                Figure(
                    Numbers(_caption(heading, part.columns), part.columns, _filled(part.rows)), one.pictures.get(at, ())
                )
            )
    return Block(one.name.replace("_", "-"), heading, tuple(sentences), tuple(figures))


def _filled(rows: Iterable[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """Leave no cell empty, which a listener could not tell from one that was passed over."""
    return tuple(tuple(cell or NOTHING for cell in row) for row in rows)


def _caption(heading: str, columns: tuple[Column, ...]) -> str:
    """Say what a table has: ``What if: expected and difference, by scheme``."""
    first, *others = (column.heading.lower() for column in columns)
    return f"{heading}: {', '.join(others)}, by {first}"
