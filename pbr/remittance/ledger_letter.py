"""The story of one plan against a ledger, as a letter: what stands, what a run would pay, and what was settled."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from pbr.describe.shared_wording import day_written
from pbr.ledger.changes import Why
from pbr.ledger.entries_csv import because_in_cell
from pbr.ledger.recorded_cells import pence_in_cell, text_recorded
from pbr.remittance.letter import (
    LetterLine,
    LetterOf,
    letter_line,
    letter_page,
    one_provider,
    read_by_providers,
    stake_in_words,
)
from pbr.remittance.scheme_words import conditions_in_words
from pbr.remittance.statement_words import changed_in_words, what_for
from pbr.scheme.scheme import Scheme
from pbr.settlement.line import Line, LineKind, Status
from pbr.values.money import pounds
from pbr.values.period import Period

_NOT_DECIDED = frozenset({Status.HELD, Status.OPEN, Status.ERROR})


def ledger_letter(
    wanted: str,
    lines: Iterable[tuple[Line, Why]],
    entries: Sequence[Mapping[str, str]],
    scheme: Scheme,
    period: Period,
    as_at: date,
) -> str:
    """Give a page to send to the provider of an id.

    ``lines`` are of a run that is looked at, each with why it moves, ``entries`` the rows of what was settled before.
    Raises ``ProblemsFound`` where they are of several providers: each may read of its own only.
    """
    may_read = read_by_providers(scheme)
    told = [(line, why) for line, why in lines if may_read(line) and line.kind is not LineKind.ROW]
    entries = [row for row in entries if not LineKind(row["kind"]).is_persons]
    of_entries = (text_recorded(row["provider_id"]) for row in entries)
    provider = one_provider([*(line.provider_id for line, _ in told), *of_entries], wanted)
    conditions = conditions_in_words(scheme)
    payments = {line.payment for line, _ in told} | {text_recorded(row["payment"]) for row in entries}
    return letter_page(
        LetterOf(wanted, provider, scheme, period, as_at),
        "This run would pay",
        sum(line.amount for line, _ in told),
        [letter_line(line, _outcome(line, why), conditions) for line, why in told],
        payments,
        list(_settled(entries)),
    )


def _outcome(line: Line, why: Why) -> str:
    """What stands of a line, what was settled of it before, and what the run moves and why, in a few words."""
    due = f"; it falls due on {day_written(line.due_on)}" if line.due_on and line.status is Status.NOT_DUE else ""
    waits = f"{stake_in_words(line)} is not decided yet; " if line.status in _NOT_DECIDED else ""
    if not line.settled_before and not line.amount:
        return f"{waits}nothing of it is settled{due}"
    stands = f"{pounds(line.due_to_date)} stands, and {pounds(line.settled_before)} was settled before"
    moves = f"this run would pay {pounds(line.amount)}" if line.amount else "nothing of it changes"
    changed = changed_in_words(*why, is_plan=line.record_id == line.record.plan)
    return f"{waits}{stands}: {moves}{f', for {changed}' if changed else ''}"


def _settled(entries: Iterable[Mapping[str, str]]) -> Iterator[LetterLine]:
    """What was settled so far, entry by entry."""
    for row in entries:
        because, of = because_in_cell(row["because"])
        changed = changed_in_words(because, of, row["record_id"] == row["plan_id"])
        named = (text_recorded(row[name]) for name in ("payment", "part", "slot"))
        amount, stood = (pounds(pence_in_cell(row[name])) for name in ("amount", "due_to_date"))
        corrects = f", after entry {row['corrects']}" if row["corrects"] else ""
        yield LetterLine(
            f"Entry {row['entry']}",
            what_for(*named),
            f"{amount}, so that {stood} stood{corrects}",
            "",
            f"{changed[:1].upper()}{changed[1:]}." if changed else "",
            "",
        )
