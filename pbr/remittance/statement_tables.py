"""The tables of a statement's page: what is paid and how it was worked, what was corrected, what waits, what is not."""

from collections.abc import Callable, Iterator, Sequence

from pbr.remittance.statement import MOST_SHOWN, SectionOf, Statement
from pbr.remittance.statement_line import Section, StatementLine
from pbr.remittance.statement_words import day, what_for, worked_in_words
from pbr.reports.text_table import Column, TextTable
from pbr.settlement.line import Payer
from pbr.values.dataclass import dataclass
from pbr.values.money import pounds

NOTHING = "–"
"""What stands in a cell that has nothing to say."""


@dataclass(frozen=True, slots=True)
class TableShown:
    """A table of the page under a heading of its own, with what is to be said before it."""

    name: str
    heading: str
    caption: str
    before: tuple[str, ...]
    table: TextTable


def tables_of(statement: Statement) -> Iterator[TableShown]:
    """The tables that have something in them, in the order of the page."""
    told = statement.told
    for section, make in _MAKERS:
        of = told.retained if section is None else told.of(section)
        if of.lines:
            yield make(statement, of)


def balance_table(statement: Statement) -> TextTable:
    """What is brought forward, what the run comes to, what is paid and what is carried forward."""
    rows = tuple((what, pounds(pence)) for what, pence in statement.balances())
    return TextTable((Column("What"), Column("Amount", number=True)), rows)


def payments_table(statement: Statement) -> TextTable:
    """What moves money, by payment and, where it is not the council alone, by who pays it, with its sum."""
    payments = sorted(statement.told.payments.items())
    several, called = any(payer != Payer.COUNCIL for (_, _, payer), _ in payments), statement.words.called
    rows = [
        (what_for(payment, part, ""), *((called(payer),) if several else ()), f"{lines:,}", pounds(pence))
        for (payment, part, payer), (lines, pence) in payments
    ]
    lines = sum(of[0] for _, of in payments)
    rows.append(("In all", *(("",) if several else ()), f"{lines:,}", pounds(statement.told.amount)))
    paid_by = (Column("Paid by"),) if several else ()
    columns = (Column("Payment"), *paid_by, Column("Lines", number=True), Column("Amount", number=True))
    return TextTable(columns, tuple(rows))


def _paid(statement: Statement, of: SectionOf) -> TableShown:
    columns = (*_columns("Reference", "Record", "For", "Due on", "How it was worked"), _money("Amount"))
    return _shown(statement, of, "paid", "What is paid, line by line", (), columns, _paid_cells)


def _paid_cells(line: StatementLine) -> tuple[str, ...]:
    how = worked_in_words(line.quantity, line.unit, line.unit_price, line.share)
    because = "" if line.plainly else line.why
    return (*_named(line), day(line.due_on), ". ".join(filter(None, (how, because))), pounds(line.amount))


def _corrected(statement: Statement, of: SectionOf) -> TableShown:
    before = (
        "A line that was settled before and is found to be otherwise is put right here. What was settled before and "
        "what stands now are both shown; the difference is the amount.",
    )
    columns = (
        *_columns("Reference", "Record", "For"),
        *map(_money, ("Was settled", "Stands at", "Amount")),
        *_columns("Corrects", "Why"),
    )
    return _shown(statement, of, "corrected", "What is corrected or taken back", before, columns, _corrected_cells)


def _corrected_cells(line: StatementLine) -> tuple[str, ...]:
    changed = f"{line.changed[:1].upper()}{line.changed[1:]}." if line.changed else ""
    why = " ".join(filter(None, (changed, "" if line.plainly else line.why)))
    sums = map(pounds, (line.settled_before, line.stands_at, line.amount))
    return (*_named(line), *sums, line.corrects or NOTHING, why)


def _by_hand(statement: Statement, of: SectionOf) -> TableShown:
    before = ("The council entered these by hand, each with its reason.",)
    columns = (*_columns("Reference", "Adjustment", "Why"), _money("Amount"))
    return _shown(statement, of, "by-hand", "What was entered by hand", before, columns, _by_hand_cells)


def _by_hand_cells(line: StatementLine) -> tuple[str, ...]:
    return line.reference, line.record_id, line.why, pounds(line.amount)


def _limits(statement: Statement, of: SectionOf) -> TableShown:
    before = ("The contract limits what payments come to together, or releases them by what is measured.",)
    columns = (*_columns("Reference", "Record", "For", "Why"), _money("Amount"))
    return _shown(statement, of, "limits", "Limits, and what a measure releases", before, columns, _limit_cells)


def _limit_cells(line: StatementLine) -> tuple[str, ...]:
    return (*_named(line), line.why, pounds(line.amount))


def _retained(statement: Statement, of: SectionOf) -> TableShown:
    before = (
        f"{pounds(of.at_stake)} of what is paid for is kept back. It is in no amount of this statement.",
    )  # fmt: skip
    columns = (*_columns("Reference", "For", "Why"), *map(_money, ("Paid", "Kept back")))
    return _shown(statement, of, "retained", "What is kept back", before, columns, _retained_cells)


def _retained_cells(line: StatementLine) -> tuple[str, ...]:
    for_what = what_for(line.payment, line.part, line.slot)
    said = " ".join(filter(None, (line.why, line.next)))
    return line.reference, for_what, said, pounds(line.amount), pounds(line.retained)


def _undecided(statement: Statement, of: SectionOf) -> TableShown:
    before = [
        "These are neither paid nor refused yet. What was settled of them before stands until they are decided, and is "
        "not taken back meanwhile.",
    ]
    if not statement.run.is_of_ledger:
        before.append("Since when they wait is not known: this settlement knows nothing of earlier ones.")
    runs = statement.run.as_at_of

    def cells(line: StatementLine) -> tuple[str, ...]:
        since = NOTHING
        if line.since is not None:
            since = f"run {line.since}, {day(runs.get(line.since))} ({line.days or 0:,} days)"
        said = " ".join(filter(None, (line.why, line.next)))
        return (*_named(line), _at_stake(line), pounds(line.settled_before), since, said)

    columns = (
        *_columns("Reference", "Record", "For"),
        *map(_money, ("At stake", "Settled of it")),
        *_columns("Undecided since", "Why, and what would decide it"),
    )
    return _shown(statement, of, "undecided", "What is not decided yet", tuple(before), columns, cells)


def _not_earned(statement: Statement, of: SectionOf) -> TableShown:
    before = ("These are decided, and nothing is paid for them as things are recorded.",)
    columns = (
        *_columns("Reference", "Record", "For"),
        _money("It would be"),
        *_columns("Why", "What would make it due"),
    )
    return _shown(statement, of, "not-paid", "What was not paid, and why", before, columns, _not_paid_cells)


def _not_paid_cells(line: StatementLine) -> tuple[str, ...]:
    return (*_named(line), _at_stake(line), line.why, line.next or "Nothing, as the contract is.")


def _later(statement: Statement, of: SectionOf) -> TableShown:
    before = (
        "These fall due after this period. Each is settled for the period that holds its day, by what is recorded "
        "then.",
    )
    columns = (*_columns("Reference", "Record", "For", "Due on"), _money("It would be"))

    def cells(line: StatementLine) -> tuple[str, ...]:
        return (*_named(line), day(line.due_on), _at_stake(line))

    return _shown(statement, of, "later", "What falls due later", before, columns, cells)


def _earlier(statement: Statement, of: SectionOf) -> TableShown:
    before = (
        "These fell due before this period, and are in no amount of this statement: they belong to the statement of "
        "the period in which they fell due.",
    )
    columns = (*_columns("Reference", "Record", "For", "Due on"), _money("Due then"))

    def cells(line: StatementLine) -> tuple[str, ...]:
        return (*_named(line), day(line.due_on), _at_stake(line))

    return _shown(statement, of, "earlier", "What fell due earlier", before, columns, cells)


def _only_shown(statement: Statement, of: SectionOf) -> TableShown:
    before = (
        "These pay nobody by themselves: none is paid to you or taken off, and none is in a sum of this statement. "
        "They are shown because the contract has them noted, or because something else is worked out from them.",
    )
    columns = (*_columns("Reference", "Record", "For"), _money("Comes to"), *_columns("Why"))

    def cells(line: StatementLine) -> tuple[str, ...]:
        return (*_named(line), _at_stake(line), line.why)

    return _shown(statement, of, "shown", "What is only shown", before, columns, cells)


Maker = Callable[[Statement, SectionOf], TableShown]

_MAKERS: tuple[tuple[Section | None, Maker], ...] = (
    (Section.PAID, _paid),
    (Section.CORRECTED, _corrected),
    (Section.BY_HAND, _by_hand),
    (Section.LIMIT, _limits),
    (None, _retained),
    (Section.UNDECIDED, _undecided),
    (Section.NOT_EARNED, _not_earned),
    (Section.LATER, _later),
    (Section.EARLIER, _earlier),
    (Section.SHOWN, _only_shown),
)
"""Which table shows which section; None is what is kept back of the lines that are paid."""


def _shown(
    statement: Statement,
    of: SectionOf,
    name: str,
    heading: str,
    before: Sequence[str],
    columns: tuple[Column, ...],
    cells: Callable[[StatementLine], tuple[str, ...]],
) -> TableShown:
    many = "1 line" if of.lines == 1 else f"{of.lines:,} lines"
    caption = f"{heading}: {many}"
    if of.lines > MOST_SHOWN:
        caption = f"{heading}: the first {MOST_SHOWN:,} of {many}"
        before = (*before, f"All {many} are in {statement.file_name}.csv.")
    return TableShown(name, heading, caption, tuple(before), TextTable(columns, tuple(map(cells, of.first))))


def _named(line: StatementLine) -> tuple[str, str, str]:
    for_what = what_for(line.payment, line.part, line.slot) if line.payment else NOTHING
    return line.reference or NOTHING, line.record_id or NOTHING, for_what


def _at_stake(line: StatementLine) -> str:
    return "not known yet" if line.at_stake is None else pounds(line.at_stake)


def _columns(*headings: str) -> tuple[Column, ...]:
    return tuple(map(Column, headings))


def _money(heading: str) -> Column:
    return Column(heading, number=True)
