"""What persons are paid of a run, said plainly beside whatever is made of it for providers."""

from pbr.problems.problem import Place, Problem
from pbr.remittance.paid_run import PaidRun
from pbr.values.money import pounds


def warnings_of_persons(run: PaidRun) -> tuple[Problem, ...]:
    """That persons are paid, and where that stands; nothing where none is. No person is named."""
    if not run.to_persons:
        return ()
    paid = pounds(run.to_persons)
    message = f"persons are paid {paid} in all, which is no provider's: it is in no statement and in no finance file"
    how = "pay it as direct payments are paid: pbr direct-payments lists it by person; lines.csv has each line"
    return (Problem("PBR494", message, Place(str(run.source)), how, severity="warning"),)
