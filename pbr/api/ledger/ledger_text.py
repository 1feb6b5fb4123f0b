"""A ledger as people read it: its runs, one of them, what was settled of somebody, and how things stand."""

from collections.abc import Sequence

from pbr.api.ledger.reading import Balance, Row
from pbr.api.ledger.run_text import changes_table, paid_in_words, persons_in_words, remittances_table
from pbr.ledger.ledger import RunRead
from pbr.ledger.manifest import Manifest, RunKind
from pbr.ledger.paid import Paid
from pbr.ledger.recorded_cells import pence_in_cell
from pbr.ledger.remittances import Remittance
from pbr.problems.visible_text import visible
from pbr.records.record_id import full_name
from pbr.reports.plain_text_table import plain_text
from pbr.reports.text_table import Column, Part, TextTable
from pbr.settlement.line import Payer
from pbr.values.money import pounds


def runs_in_words(runs: Sequence[RunRead], payments: Sequence[Paid]) -> str:
    """Every run, in a line each with the day it was paid, and the head of the last."""
    paid = {one.run: one.on.isoformat() for one in payments}
    columns = (
        Column("Run", number=True), Column("Period"), Column("As at"), Column("What"), Column("Entries", number=True),
        Column("Amount", number=True), Column("Payable", number=True), Column("Paid on"), Column("Head"),
    )  # fmt: skip
    rows = tuple(
        (
            str(run.manifest.run), str(run.manifest.period), run.manifest.as_at.isoformat(), _what(run.manifest),
            f"{run.manifest.entries:,}", pounds(run.manifest.amount), pounds(run.manifest.paid.payable),
            paid.get(run.manifest.run, "-"), run.head[:12],
        )
        for run in runs
    )  # fmt: skip
    scheme = runs[-1].manifest.scheme.name
    return plain_text([f"Ledger of {visible(scheme)}", TextTable(columns, rows), f"Head: {runs[-1].head}"])


def run_in_words(run: RunRead, made: Sequence[Remittance]) -> str:
    """One run: what it was worked out from, what it settled, and who said so."""
    of = run.manifest
    said = [
        f"Run {of.run}: {_what(of)}",
        f"Period: {of.period}",
        f"As at:  {of.as_at}",
        f"Scheme: {visible(of.scheme.name)}, which runs {of.scheme.runs}",
        f"Settled by {of.made_by} at {of.made_at.isoformat()}",
        f"Proposal: {of.said.proposal}",
    ]
    people = (("Prepared by", of.said.prepared_by), ("Approved by", of.said.approved_by))
    said += [f"{what}: {visible(name)}" for what, name in people if name]
    if of.said.confirmed is not None:
        said.append(f"Confirmed: {pounds(of.said.confirmed)}")
    read = TextTable(
        (Column("Read"), Column("Rows", number=True), Column("SHA-256")),
        tuple((used.name, "" if used.rows is None else f"{used.rows:,}", used.sha256) for used in of.inputs),
    )
    parts: list[Part] = ["\n".join(said), changes_table(of.sums), remittances_table(made)]
    parts += [paid_in_words(of.paid), persons_in_words(of.sums), read, f"Head: {run.head}"]
    return plain_text([part for part in parts if (part.rows if isinstance(part, TextTable) else part)])


def _what(of: Manifest) -> str:
    return f"supplementary: {visible(of.why)}" if of.kind is RunKind.SUPPLEMENTARY else str(of.kind)


def history_in_words(wanted: str, rows: Sequence[Row]) -> str:
    """Every entry of somebody or something, and what they come to."""
    several = any(row["payer"] != Payer.COUNCIL for row in rows)
    columns = (
        Column("Entry"), Column("Provider"), Column("Record"), Column("Payment"),
        *([Column("Paid by")] if several else []), Column("Slot"), Column("Change"),
        Column("Amount", number=True), Column("Stands at", number=True), Column("Corrects"), Column("Why"),
    )  # fmt: skip
    cells = tuple(
        tuple(
            map(
                visible,
                (
                    row["entry"], row["provider_id"], row["record_id"], full_name(row["payment"], row["part"]),
                    *([row["payer"]] if several else []), row["slot"], row["change"].replace("_", " "), row["amount"],
                    row["due_to_date"], row["corrects"], row["because"] or row["reason"],
                ),
            )
        )
        for row in rows
    )  # fmt: skip
    total = sum(pence_in_cell(row["amount"]) for row in rows)
    return plain_text([f"History of {visible(wanted)}", TextTable(columns, cells), f"Settled in all: {pounds(total)}"])


def _of_persons(balance: Balance) -> str:
    """How much of what is settled is persons', where any is: it is no provider's, and in nothing that is payable."""
    return f", of which {pounds(balance.to_persons)} to persons" if balance.to_persons else ""


def balance_in_words(balance: Balance) -> str:
    """How things stand by provider and payment, and what is carried."""
    columns = (
        Column("Provider"), Column("Payment"), Column("Obligations", number=True), Column("Settled", number=True),
        Column("Of that undecided", number=True), Column("Lines", number=True), Column("Longest, in days", number=True),
    )  # fmt: skip
    rows = tuple(
        (
            visible(one.provider_id) or "(persons)", visible(one.payment) or "-", f"{one.obligations:,}",
            pounds(one.settled), pounds(one.waits), f"{one.waiting:,}", f"{one.days:,}" if one.waiting else "-",
        )
        for one in balance.standing
    )  # fmt: skip
    carried = TextTable(
        (Column("Provider"), Column("Carried forward", number=True)),
        tuple((visible(provider), pounds(pence)) for provider, pence in sorted(balance.carried.items())),
    )
    of = balance.run.manifest
    to_whom = " to providers" if balance.to_persons else ""
    parts: list[Part] = [
        f"After run {of.run}, {of.period}, as at {of.as_at}",
        TextTable(columns, rows, groups=1),
        f"Settled in all: {pounds(sum(one.settled for one in balance.standing))}{_of_persons(balance)}",
        f"Payable in all{to_whom}: {pounds(balance.payable)}, of which {pounds(balance.paid)} is recorded as paid and "
        f"{pounds(balance.payable - balance.paid)} is not",
        carried,
    ]
    return plain_text([part for part in parts if not isinstance(part, TextTable) or part.rows])
