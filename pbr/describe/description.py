"""The whole description: what a scheme is, its words, figures and payments, and what it leaves out."""

from pbr.conditions.name_resolution import called
from pbr.describe.calendar_words import calendar_in_words
from pbr.describe.conditions import in_words
from pbr.describe.field_words import field_in_words
from pbr.describe.framework import ON_FRAMEWORK, list_clause
from pbr.describe.gates import HOW_GATES_ARE_ASKED
from pbr.describe.indices import ON_INDICES, index_clause
from pbr.describe.layout import Clause, Section, laid_out
from pbr.describe.limits import limit_clause
from pbr.describe.measures import measure_clause
from pbr.describe.own_fields import ON_OWN, own_clauses
from pbr.describe.payers import payers_in_words
from pbr.describe.payments import payment_clause
from pbr.describe.price_tables import price_clause
from pbr.describe.rankings import ranking_clause
from pbr.describe.shared_wording import day_written, listed, spaced, where_from
from pbr.records.dictionary import TableKind
from pbr.scheme.fitness.fitness import Answered
from pbr.scheme.measuring.verdicts import VerdictRule
from pbr.scheme.payments.only_one import OnlyOne
from pbr.scheme.reference.roundings import meaning_of
from pbr.scheme.scheme import Scheme

_CHECKED = "These worked examples are run each time the scheme is used; if one fails, nothing is settled:"
_ON_PRICES = (
    "A figure holds from its day until the next day written. A day before the first, or a code that is not in the "
    "table, is an error and never nil."
)

_TAKES_IN = "It takes in whatever is priced on one of these days, and settles it even when it falls due later."
_PAYS_NOTHING = "It pays nothing: it says what is measured, and which targets are met."
_PAYS_NOTHING_AND_RANKS = "It pays nothing: it says how providers are ranked."


def describe(scheme: Scheme) -> str:
    """A scheme as a document in plain English: numbered clauses in lines of 100 columns, ending with a new line."""
    return laid_out(scheme.title, sections_of(scheme))


def sections_of(scheme: Scheme) -> tuple[Section, ...]:
    """What a scheme says, section by section, not laid out yet.

    Everything in it comes from the scheme as it was read, checked and will be run. A figure or rule that is not the
    contract's own is marked ``BORROWED`` or ``ASSUMED``.
    """
    return (
        Section("What it is", _opening(scheme)),
        Section("What it lists", _on_framework(scheme), tuple(map(list_clause, scheme.framework.lists))),
        Section("What it reads besides", (ON_OWN,) if scheme.own else (), own_clauses(scheme)),
        Section("What its words mean", clauses=tuple(_terms(scheme))),
        Section("What holds a payment", clauses=tuple(_holds(scheme))),
        Section("What is measured", _on_measures(scheme), tuple(map(measure_clause, scheme.measures.values()))),
        Section("Indices", _on_indices(scheme), tuple(map(index_clause, scheme.indices.values()))),
        Section("What follows from its targets", clauses=tuple(map(_verdict_clause, scheme.verdicts))),
        Section("How providers are ranked", clauses=tuple(map(ranking_clause, scheme.rankings))),
        Section(
            "Prices and shares", opening=_on_prices(scheme), clauses=tuple(map(price_clause, scheme.prices.values()))
        ),
        Section("Payments", _on_gates(scheme), tuple(map(payment_clause, scheme.payments))),
        Section("Of which only one is paid", _on_only_one(scheme), tuple(map(_only_one_clause, scheme.only_one))),
        Section("Limits", clauses=tuple(map(limit_clause, scheme.limits))),
        Section(
            "Whether payment by results suits it", _on_fitness(scheme), tuple(map(_fitness_clause, scheme.fitness))
        ),
        Section("What it leaves out", items=scheme.leaves_out),
        Section("Where it comes from", items=tuple(f"{name}: {text}" for name, text in scheme.sources.items())),
        Section("How it is checked", (_CHECKED,), items=tuple(example.name for example in scheme.examples)),
    )


def _opening(scheme: Scheme) -> tuple[str, ...]:
    days = f"{day_written(scheme.runs.first)} to {day_written(scheme.runs.last)}, both days included."
    runs = f"The scheme {scheme.name} runs from {days} {_takes_in(scheme)}"
    rounding = (
        f"Each line is rounded once, to the penny: {meaning_of(scheme.rounding)} The total is the sum of the lines."
        if scheme.payments
        else ""
    )
    calendar = calendar_in_words(scheme.calendar)
    marks = (
        "BORROWED marks a figure taken from another document than the contract's own; ASSUMED marks what was decided "
        "in writing the scheme down."
    )
    return tuple(filter(None, (scheme.about, runs, rounding, calendar, payers_in_words(scheme), marks)))


def _takes_in(scheme: Scheme) -> str:
    if scheme.payments:
        return _TAKES_IN
    return _PAYS_NOTHING if scheme.measures else _PAYS_NOTHING_AND_RANKS


def _terms(scheme: Scheme) -> list[Clause]:
    return [
        Clause(
            f'{called(term.kind).capitalize()} counts as "{spaced(term.name)}" when {in_words(term.condition)}.',
        )
        for term in scheme.terms
    ]


def _holds(scheme: Scheme) -> list[Clause]:
    disputes = [
        Clause(
            f"While {field_in_words(kind.name, field)}, what is paid for it is held, and every measure counts it as "
            "not known."
        )
        for kind in _kinds_used(scheme)
        for field in kind.fields
        if field.holds
    ]
    return disputes + [
        Clause(
            f"{hold.name}: what is paid for {called(hold.kind)}, and for all that belongs to it, is held while "
            f"{in_words(hold.condition)}."
        )
        for hold in scheme.holds
    ]


def _kinds_used(scheme: Scheme) -> list[TableKind]:
    """The kinds of record that are paid for, shared out over or measured."""
    used = {payment.kind for payment in scheme.payments} | {measure.kind for measure in scheme.measures.values()}
    used |= {part.spread.kind for payment in scheme.payments for part in payment.parts if part.spread}
    return [kind for kind in scheme.tables.values() if kind in used]


def _on_framework(scheme: Scheme) -> tuple[str, ...]:
    return (ON_FRAMEWORK,) if scheme.framework.lists else ()


def _on_prices(scheme: Scheme) -> tuple[str, ...]:
    return (_ON_PRICES,) if scheme.prices else ()


def _on_indices(scheme: Scheme) -> tuple[str, ...]:
    return (ON_INDICES,) if scheme.indices else ()


def _on_measures(scheme: Scheme) -> tuple[str, ...]:
    if not scheme.measures:
        return ()
    return (
        "What is not known yet, disputed or held could turn out either way, so it makes a measure a range. Money hangs "
        "on a measure only when both ends of the range give the same answer; until then it is open.",
    )


def _on_gates(scheme: Scheme) -> tuple[str, ...]:
    gated = any(
        gates.all() for payment in scheme.payments for gates in (payment.gates, *(part.gates for part in payment.parts))
    )
    return (HOW_GATES_ARE_ASKED,) if gated else ()


def _on_only_one(scheme: Scheme) -> tuple[str, ...]:
    if not scheme.only_one:
        return ()
    return (
        "None of these goes before another. Where a record earns two of them, the contract says two things of it: that "
        "is an error with both places, and nothing is settled until the scheme or the record is put right. While it is "
        "not known whether it earns another as well, what it does earn is open.",
    )


def _only_one_clause(rule: OnlyOne) -> Clause:
    return Clause(f"{rule.name}: only one of {listed(rule.payments)} is paid.", where_from(rule.provenance))


def _verdict_clause(rule: VerdictRule) -> Clause:
    return Clause(f"{rule.name}: follows for a provider when {rule.text}.", where_from(rule.provenance))


def _on_fitness(scheme: Scheme) -> tuple[str, ...]:
    return ("What its writers answer; pbr fit holds it against the scheme and its records.",) if scheme.fitness else ()


def _fitness_clause(answered: Answered) -> Clause:
    because = f": {answered.because}" if answered.because else ""
    return Clause(f"{answered.question[0].upper()}{answered.question[1:]}? {answered.answer.capitalize()}{because}.")
