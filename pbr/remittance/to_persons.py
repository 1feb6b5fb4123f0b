"""What persons are paid of a run, said plainly beside whatever is made of it for providers."""

from pbr.problems.problem import Place, Problem
from pbr.remittance.paid_run import PaidRun
from pbr.values.money import pounds


def warnings_of_persons(run: PaidRun) -> tuple[Problem, ...]:
    """That persons are paid, and where that stands; nothing where none is. No person is named."""
    lines, pence = run.to_persons()
    if not lines:
        return ()
    many = "1 line pays a person" if lines == 1 else f"{lines:,} lines pay persons"
    message = f"{many} {pounds(pence)} in all, which is no provider's: it is in no statement and in no finance file"
    how = "pay it as direct payments are paid; lines.csv has each line, of the kind 'person', with its person and payer"
    return (Problem("PBR494", message, Place(str(run.source)), how, severity="warning"),)
