"""The example of fitness: its page, made as docs/fitness.md says."""

from pathlib import Path

from pbr.api.judged.fitness import fit
from pbr.api.judged.fitness_files import publish_page
from tests.examples.made import ROOT

EXAMPLE = ROOT / "examples" / "fitness"
SCHEME = EXAMPLE / "northshire-reablement.yaml"
RECORDS = ROOT / "examples" / "essex-reablement-bonus" / "records"


def make_page(folder: Path) -> None:
    """Write the page of the example into a folder."""
    publish_page(fit(SCHEME, RECORDS, "2026-09-30", cost_per_hour=18_50), folder / "fitness.html")


def remake_fitness() -> None:
    """Make it again, in its place."""
    make_page(EXAMPLE)
    (EXAMPLE / "fitness.html").chmod(0o644)
