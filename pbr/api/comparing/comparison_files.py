"""The files of a comparison: its folder and its page, published together or not at all."""

from collections.abc import Callable
from pathlib import Path

from pbr.api.comparing.comparison import Compared
from pbr.api.settling.results_published import FolderWanted, publish_results
from pbr.files.publish_folder import any_of_ours, only_the_same
from pbr.reports.simulation.monte_carlo.report import rates_block
from pbr.reports.simulation.simulation_files import SIMULATION, write_simulation
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class PageWanted:
    """A page in one file; ``names_records`` lets it name records, which are about people."""

    file: Path
    names_records: bool


def what_may_be_replaced(folder: Path, replace: bool) -> Callable[[Path], None]:
    """Give what decides, once a comparison is built, whether it may take the place of what is in a folder.

    That is a comparison of the same, or with ``replace`` any. Raises ``ProblemsFound`` at once where none may.
    """
    return (any_of_ours if replace else only_the_same)(folder, SIMULATION)


def publish_comparison(
    compared: Compared,
    folder: FolderWanted | None,
    page: PageWanted | None,
    then: Callable[[], None] = lambda: None,
) -> None:
    """Write the files of a comparison into a folder, and its page: everything that was asked for, or nothing.

    ``then`` is called as soon as everything is in its place.
    """
    publish_results(
        folder,
        lambda build: write_simulation(build, compared.cast, compared.blocks),
        page.file if page else None,
        lambda: _page(compared, page is not None and page.names_records),
        then,
    )


def _page(compared: Compared, names_records: bool) -> str:
    # imported late: a comparison without a page loads no template
    from pbr.reports.simulation.layout.display_names import Shown
    from pbr.reports.simulation.layout.page_inputs import Report
    from pbr.reports.simulation.page.page import simulation_page

    drawing, further = compared.drawing, compared.further
    if drawing:
        further = (rates_block(drawing), *further)
    report = Report(
        compared.cast,
        drawing.uncertainty if drawing else None,
        further,
        Shown(names_records),
        drawing.beyond if drawing else {},
    )
    return simulation_page(report)
