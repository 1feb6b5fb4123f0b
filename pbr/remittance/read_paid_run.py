"""Reading what is paid out, from whichever of the two it is: the folder of a settlement or of a ledger."""

from pathlib import Path

from pbr.ledger.folder_names import POSITION, runs_in
from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.remittance.ledger_run import ledger_run
from pbr.remittance.paid_run import PaidRun
from pbr.remittance.settlement_read import settlement_read
from pbr.reports.settlement_files import SETTLEMENT
from pbr.source.file_name_length import refuse_long_names
from pbr.source.names_beside import meant_beside


def read_paid_run(source: Path, run: int | None = None) -> PaidRun:
    """Read the folder of a settlement (``settle --out``), or a run of a ledger: its last, or the one numbered ``run``.

    Raises ``ProblemsFound`` for a folder that is neither, one that is not as it was written, a run that is not there,
    and the opening of a ledger, which was paid elsewhere.
    """
    refuse_long_names(source)
    if not source.is_dir():
        raise _neither(source, "there is no such folder")
    if (source / SETTLEMENT.summary).is_file():
        if run is not None:
            message = f"this is one settlement and has no run {run}"
            how = "leave out --run, or name the folder of a ledger"
            raise ProblemsFound([Problem("PBR914", message, Place(str(source)), how)])
        return settlement_read(source)
    if runs_in(source) or (source / POSITION).exists():
        return ledger_run(source, run)
    raise _neither(source, "it has neither a settlement.json nor the folders of runs")


def _neither(source: Path, why: str) -> ProblemsFound:
    message = f"this is neither the folder of a settlement nor a ledger: {why}"
    meant = "" if source.exists() else meant_beside(source)
    how = meant or "name the folder that pbr settle --out wrote, or that of a ledger"
    return ProblemsFound([Problem("PBR913", message, Place(str(source)), how)])
