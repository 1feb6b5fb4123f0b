"""The settlement as people read it on a terminal: what is due to whom, what is not, and why that can be trusted."""

from collections.abc import Callable, Iterator

from pbr.problems.visible_text import visible
from pbr.reports.statuses_table import statuses_table
from pbr.reports.text_table import Column, Part, TextTable
from pbr.reports.totals_csv import in_order
from pbr.reports.warnings_shown import warnings_shown
from pbr.settlement.line import Status
from pbr.settlement.settlement import Settlement
from pbr.settlement.totals import Total
from pbr.values.dataclass import dataclass
from pbr.values.money import pounds

_NOT_DECIDED = frozenset({Status.OPEN, Status.HELD, Status.ERROR})


@dataclass(frozen=True, slots=True)
class TotalDue:
    """The one line that nobody may miss."""

    text: str


def parts_of(settlement: Settlement) -> list[Part | TotalDue]:
    """Give what a terminal shows of a settlement, in order. Every text in it is safe to print."""
    parts: list[Part | TotalDue] = [
        _heading(settlement),
        _totals(settlement),
        _providers(settlement),
        payers_table(settlement),
        TotalDue(_headline(settlement)),
        *parts_below_total(settlement),
    ]
    return [part for part in parts if not isinstance(part, TextTable) or part.rows]


def parts_below_total(settlement: Settlement) -> list[Part]:
    """Give what stands below the total: lines by status, measures, rows, and what the reader must know."""
    parts: list[Part] = [
        statuses_table(settlement, _at_stake, _at_stake_over_lines),
        *_measures(settlement),
        _rows(settlement),
        *_notices(settlement),
    ]
    return [part for part in parts if not isinstance(part, TextTable) or part.rows]


def _heading(settlement: Settlement) -> str:
    period = f"{settlement.period}, the whole run and its run-off" if settlement.whole_run else str(settlement.period)
    heading = f"{visible(settlement.title)}\nPeriod: {period}\nAs at:  {settlement.as_at}"
    return f"{heading}\n{part_in_words(settlement)}" if settlement.only_provider else heading


def part_in_words(settlement: Settlement) -> str:
    """What is said of a settlement that is kept to one provider, so that nobody takes it for the whole."""
    return f"ONLY THE PROVIDER {visible(settlement.only_provider)}: a part of the settlement, and not the whole"


def _totals(settlement: Settlement) -> TextTable:
    """Give lines and pounds by provider, payment and status."""
    columns = (
        Column("Provider"),
        Column("Payment"),
        Column("Status"),
        Column("Lines", number=True),
        Column("Amount", number=True),
        Column("At stake", number=True),
    )
    groups = tuple(in_order(settlement.tally))

    def rows(at_stake: Callable[[Total], str]) -> tuple[tuple[str, ...], ...]:
        return tuple(
            (
                _name(provider),
                _name(payment),
                _word(status),
                f"{total.lines:,}",
                pounds(total.amount),
                at_stake(total),
            )
            for (provider, payment, status), total in groups
        )

    return TextTable(columns, rows(_at_stake), groups=2, narrow=rows(_at_stake_over_lines))


def _providers(settlement: Settlement) -> TextTable:
    """Give what is due to each provider, where there is more than one.

    Held rows that name none, such as a total below the records, are no provider: nothing is due for them.
    """
    due: dict[str, int] = {}
    for (provider, _, _), total in in_order(settlement.tally):
        due[provider] = due.get(provider, 0) + total.amount
    if due.get("") == 0 and "" not in settlement.not_deducted:
        del due[""]
    columns = (Column("Provider"), Column("Due", number=True))
    if len(due) < 2:
        return TextTable(columns, ())
    not_taken = settlement.not_deducted
    if not settlement.not_deducted_in_all:
        return TextTable(columns, tuple((_payee(provider), pounds(amount)) for provider, amount in due.items()))
    rows = tuple(
        (_payee(provider), pounds(amount), not_taken[provider].words if provider in not_taken else "-")
        for provider, amount in due.items()
    )
    return TextTable((*columns, Column("Not deducted")), rows)


def _payee(provider: str) -> str:
    """Who is paid: a provider, or the persons whose money is no provider's."""
    return _name(provider) if provider else "to persons"


def payers_table(settlement: Settlement) -> TextTable:
    """Give what each payer bears, where the scheme lists who pays."""
    columns = (Column("Paid by"), Column("Due", number=True))
    if settlement.payers is None:
        return TextTable(columns, ())
    totals = settlement.payers.by_payer().items()
    return TextTable(columns, tuple((_name(payer), pounds(total.amount)) for payer, total in totals if payer))


def _headline(settlement: Settlement) -> str:
    """Give what is due in all; where something was not taken off, that first, so that it is read as no other total."""
    total, found = settlement.tally.total_due, settlement.not_deducted_in_all
    of_one = f" to {visible(settlement.only_provider)} alone" if settlement.only_provider else ""
    if not found:
        return f"Total due{of_one}: {pounds(total)}"
    return (
        f"Total due{of_one} BEFORE DEDUCTIONS THAT WERE NOT TAKEN: {pounds(total)}\n"
        f"Not deducted: {found.words}\n"
        f"{found.left_of(total)[0].upper()}{found.left_of(total)[1:]}"
    )


def _measures(settlement: Settlement) -> Iterator[Part]:
    if settlement.measures:
        # imported late: few contracts measure anything
        from pbr.reports.measures_table import measures_table

        yield from measures_table(settlement.measures)


def _rows(settlement: Settlement) -> TextTable:
    headings = ("Read", "Used", "Out of scope", "Dropped", "Held")
    columns = (Column("Rows of"), *(Column(heading, number=True) for heading in headings))
    rows = tuple(
        (
            counts.table,
            *(f"{n:,}" for n in (counts.read, counts.used, counts.out_of_scope, counts.dropped, counts.held)),
        )
        for counts in settlement.rows
    )
    return TextTable(columns, rows)


def _notices(settlement: Settlement) -> list[Part]:
    """Give what the reader must know before paying."""
    notices: list[str] = []
    earlier = settlement.tally.by_status().get(Status.EARLIER)
    if earlier:
        lines = "1 line" if earlier.lines == 1 else f"{earlier.lines:,} lines"
        notices.append(
            f"note: {pounds(earlier.at_stake)} on {lines} fell due before the period and is not in the total; "
            "without a ledger it may be unpaid"
        )
    notices.extend(f"note: {said}" for said in _counted_twice(settlement))
    if settlement.held_rows:
        deducted = settlement.not_deducted_in_all.rows
        done = "held, and neither paid nor deducted for" if deducted else "held and not paid for"
        rows = f"{len(settlement.held_rows):,}"
        notices.append(f"note: rows that could not be read, {done}: {rows}; what they would come to is in no sum here")
    notices.extend(f"note: {understood}" for understood in settlement.understood)
    if settlement.expected:
        missing = len(settlement.expected)
        rows = "1 row that the scheme expects is" if missing == 1 else f"{missing:,} rows that the scheme expects are"
        notices.append(f"note: {rows} not recorded, so not known; held.csv and settlement.json list them")
    notices.extend(warnings_shown(settlement.warnings, "settlement.json lists"))
    return ["\n".join(map(visible, notices))] if notices else []


def _counted_twice(settlement: Settlement) -> Iterator[str]:
    """That what is at stake counts several payments of which only one is paid, where more than one is not decided."""
    waiting = {payment for _, payment, status in settlement.tally.groups if status in _NOT_DECIDED}
    for payments in settlement.only_one:
        several = [payment for payment in payments if payment in waiting]
        if len(several) > 1:
            yield (
                f"at stake counts each of {', '.join(several)}, of which only one is paid for a record: at most the "
                "larger of them can come"
            )


def _name(text: str) -> str:
    return visible(text) or "-"


def _word(status: Status) -> str:
    return status.value.replace("_", " ")


def _at_stake(total: Total) -> str:
    """Give what is at stake, and how many lines beside it have no sum yet: never nil for what is not known."""
    if total.no_sum == 0:
        return pounds(total.at_stake)
    if total.no_sum == total.lines:
        return "not known"
    return f"{pounds(total.at_stake)} + {total.no_sum:,} not known"


def _at_stake_over_lines(total: Total) -> str:
    """Give the same with how many have no sum under the money, so that neither is cut in a narrow window."""
    if total.no_sum in (0, total.lines):
        return _at_stake(total)
    return f"{pounds(total.at_stake)}\n+ {total.no_sum:,}\nnot known"
