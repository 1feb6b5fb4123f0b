"""What was written by ``pbr remit``, as it is printed: who is paid what, and that it adds up."""

from pbr.api.paid_out.remittance import Remitted
from pbr.problems.visible_text import visible
from pbr.reports.plain_text_table import plain_text
from pbr.reports.text_table import Column, TextTable
from pbr.values.money import pounds


def statements_in_words(remitted: Remitted) -> str:
    """The statements by provider, and what they come to beside the run."""
    run = remitted.run
    of_run = f"Run {run.number}" if run.is_of_ledger else "A settlement in no ledger"
    heading = f"{visible(run.title)}\n{of_run}, {run.period}, as at {run.as_at}"
    if run.payer:
        heading += f"\nWhat {visible(run.payer)} pays by itself"
    columns = (
        Column("Provider"),
        Column("Name"),
        Column("Statement"),
        Column("Lines", number=True),
        Column("Payable", number=True),
        Column("Carried forward", number=True),
    )
    rows = tuple(
        (
            visible(one.details.provider_id),
            visible(one.details.name),
            one.remittance.invoice_reference,
            f"{one.lines:,}",
            pounds(one.remittance.payable),
            pounds(one.remittance.carried_forward),
        )
        for one in remitted.written
    )
    payable = sum(one.remittance.payable for one in remitted.written)
    if remitted.only:
        others = run.payable - payable
        said = f"Payable: {pounds(payable)}\nThis is one provider of the run; {pounds(others)} is payable to others."
    else:
        of_payer = f" of {visible(run.payer)}" if run.payer else ""
        said = f"Payable: {pounds(payable)}, as the run has it{of_payer}, to the penny"
    return plain_text([heading, TextTable(columns, rows), said])
