"""Where the figures come from: schemes and records by their hashes, how they were settled, and how they were drawn."""

from collections.abc import Mapping

from pbr import __version__
from pbr.reports.page.section import Block, IllustratedTable, Numbers
from pbr.reports.simulation.layout.page_inputs import Report
from pbr.reports.text_table import Column
from pbr.simulate.payoff.alternative_records import WhichDrawn
from pbr.values.share import percent

_DRAWN: Mapping[WhichDrawn, str] = {
    WhichDrawn.ALL: "All results were drawn anew",
    WhichDrawn.NOT_KNOWN_YET: "The results not known yet were drawn",
}


def provenance(report: Report) -> Block:
    """Say what was compared, by which version, and how it can be made again."""
    cast = report.cast
    compared = [result.candidate for result in cast.results] + [left.candidate for left in cast.left_out]
    schemes = Numbers(
        "The schemes",
        (Column("Scheme"), Column("Title"), Column("File"), Column("SHA-256")),
        tuple((one.scheme.name, one.label, one.file.name, one.file.sha256) for one in compared),
    )
    inputs = Numbers(
        "The records",
        (Column("File"), Column("Rows", number=True), Column("SHA-256")),
        tuple(
            (used.name, "-" if used.rows is None else f"{used.rows:,}", used.sha256)
            for used in sorted(cast.inputs, key=lambda used: used.name)
        ),
    )
    sentences = (
        f"Made by pbr {__version__}. What was paid was settled exactly, line by line, in whole pence, over "
        f"{cast.period} as at {cast.as_at}.",
        *((cast.move.sentence,) if cast.move else ()),
        *_drawn(report),
        "The same files and options give this same page, byte for byte.",
    )
    return Block(
        "provenance", "Where the figures come from", sentences, (IllustratedTable(schemes), IllustratedTable(inputs))
    )


def _drawn(report: Report) -> tuple[str, ...]:
    if report.uncertainty is None:
        return ("Nothing was drawn.",) if report.further else ("Nothing was drawn, and nothing was assumed.",)
    method = report.uncertainty.method
    effect = (
        f"the rates of each provider move together, by a provider-level effect of {percent(method.effect)}"
        if method.effect
        else "with no provider-level effect"
    )
    return (
        f"{_DRAWN[method.which]} {method.draws:,} times from seed {method.seed}, each from the seed, the "
        f"provider and the record by SHAKE-128, so that no order of rows matters; {effect}. Every scheme was settled "
        "exactly for each way a record can turn out.",
    )
