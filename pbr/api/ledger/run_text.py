"""A run of a ledger as people read it: what it settles and why, who is paid what, and how it is settled."""

from collections.abc import Iterable

from pbr.api.ledger.run_files import RunWritten
from pbr.api.ledger.settled_already import AlreadySettled
from pbr.api.ledger.settling import Committed, Previewed
from pbr.ledger.bounds import bound_in_words, word_to_confirm
from pbr.ledger.entry import Change
from pbr.ledger.manifest import ChangeSum, PaidOfRun
from pbr.ledger.remittances import IN_NO_PAYABLE, Remittance, paid_of
from pbr.problems.visible_text import visible
from pbr.reports.plain_text_table import plain_text
from pbr.reports.settlement_table import part_in_words, parts_below_total, payers_table
from pbr.reports.text_table import Column, Part, TextTable
from pbr.values.money import pounds

WORDS = {
    Change.NEW: "new",
    Change.LATE: "late: due before the period, settled now for the first time",
    Change.MORE: "more of the same service",
    Change.CORRECTION: "corrections",
    Change.TAKEN_BACK: "taken back",
    Change.LIMIT: "limits and pools",
    Change.OPENING: "settled elsewhere before",
    Change.ADJUSTMENT: "adjustments by hand",
    Change.POOL: "brought to a pool",
}
"""What each change is called."""


def preview_in_words(previewed: Previewed) -> str:
    """A run as it would be, and what to say to settle it."""
    return plain_text(preview_in_parts(previewed))


def preview_in_parts(previewed: Previewed) -> list[Part]:
    """The same, in paragraphs and small tables."""
    written = previewed.written
    said = [f"Nothing is settled yet. Proposal: {written.proposal}"]
    if written.exceeded:
        exceeded = "\n".join(f"- {bound_in_words(one, previewed.bounds)}" for one in written.exceeded)
        said.append(
            f"To be confirmed, because\n{exceeded}\nTo settle it, say --commit {word_to_confirm(written.run_sums)}"
        )
    else:
        said.append("To settle it, say --commit")
    return [_heading(written, "would be"), *_parts(written), *said]


def committed_in_words(committed: Committed) -> str:
    """A run that is settled."""
    written = committed.written
    return plain_text([_heading(written, "is settled"), *_parts(written), f"Head: {committed.head}"])


def already_in_words(already: AlreadySettled) -> str:
    """Nothing was to be done."""
    return f"already settled as run {already.run}, identical\nHead: {already.head}\n"


def _heading(written: RunWritten, what: str) -> str:
    settlement = written.settlement
    part = f"\n{part_in_words(settlement)}" if settlement.only_provider else ""
    return (
        f"{visible(settlement.title)}\nRun {written.number} {what}\n"
        f"Period: {settlement.period}\nAs at:  {settlement.as_at}{part}"
    )


def _parts(written: RunWritten) -> list[Part]:
    parts: list[Part] = [
        changes_table(written.sums),
        remittances_table(written.remittances),
        payers_table(written.settlement),
        paid_in_words(paid_of(written.remittances)),
        persons_in_words(written.sums),
        *parts_below_total(written.settlement),
        "\n".join(f"note: {visible(one)}" for one in written.notes),
    ]
    return [part for part in parts if (part.rows if isinstance(part, TextTable) else part)]


def paid_in_words(paid: PaidOfRun) -> str:
    """What a run comes to: the totals by which whatever is made of it to pay it out is checked."""
    return (
        f"Invoices: {pounds(paid.invoices)}; credits: {pounds(paid.credits)}\n"
        f"Payable: {pounds(paid.payable)}; carried forward: {pounds(paid.carried_forward)}"
    )


def persons_in_words(sums: Iterable[ChangeSum]) -> str:
    """What persons are paid of a run, which is in no provider's payment; empty where none is. Nobody is named."""
    paid = [one for one in sums if not one.provider_id and one.change not in IN_NO_PAYABLE]
    if not paid:
        return ""
    return f"Paid to persons, and to no provider: {pounds(sum(one.pence for one in paid))}"


def changes_table(sums: Iterable[ChangeSum]) -> TextTable:
    """What the entries of a run are, and what they come to."""
    found: dict[Change, tuple[int, int]] = {}
    for one in sums:
        entries, pence = found.get(one.change, (0, 0))
        found[one.change] = (entries + one.entries, pence + one.pence)
    columns = (Column("Entries that are"), Column("Entries", number=True), Column("Amount", number=True))
    rows = [(WORDS[change], f"{found[change][0]:,}", pounds(found[change][1])) for change in Change if change in found]
    if rows:
        count, pence = sum(entries for entries, _ in found.values()), sum(one for _, one in found.values())
        rows.append(("in all", f"{count:,}", pounds(pence)))
    return TextTable(columns, tuple(rows))


def remittances_table(made: Iterable[Remittance]) -> TextTable:
    """What each provider is paid, and what it carries."""
    columns = (
        Column("Provider"),
        *(Column(name, number=True) for name in ("Brought forward", "Entries", "Payable", "Carried forward")),
    )
    rows = tuple(
        (visible(one.provider_id), *map(pounds, (one.brought_forward, one.entries, one.payable, one.carried_forward)))
        for one in made
    )
    return TextTable(columns, rows)
