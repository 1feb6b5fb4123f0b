"""What a scheme may change while its ledger goes on: its figures and clauses, not its run nor what has been settled."""

from collections.abc import Collection, Mapping

from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.records.record_id import full_name
from pbr.scheme.reading.renamed import Called, Renamed
from pbr.scheme.scheme import Scheme
from pbr.settlement.line import LineKind, Payer, PayerName
from pbr.values.period import Period


def check_scheme(
    scheme: Scheme,
    runs: Period,
    settled: Collection[tuple[str, str]],
    payers: Collection[PayerName] = (),
    to_persons: Collection[str] = (),
) -> None:
    """Raise ``ProblemsFound`` for a run that was moved or cut short, or a payment or a payer that is gone,
    and for a payment that goes to somebody else now.

    ``runs`` is the run that was last settled; ``settled`` has the payments, limits and their parts of which money
    stands as settled, ``payers`` settled it, and ``to_persons`` are the payments that
    persons were paid.
    """
    problems: list[Problem] = []
    here = Place(scheme.file.name)
    if scheme.runs.first != runs.first or scheme.runs.last < runs.last:
        message = f"the scheme runs {scheme.runs} now, and {runs} when it was last settled"
        how = "a run may be made longer and not moved or cut short; next year is a scheme and a ledger of its own"
        problems.append(Problem("PBR082", message, here, how))
    there = {(one.name, part.name) for one in scheme.payments for part in one.parts}
    there |= {(one.name, "") for one in scheme.payments} | {(one.name, "") for one in scheme.limits}
    for payment, part in sorted(set(settled) - there):
        message = f"'{full_name(payment, part)}' is not in the scheme any more, and money is settled of it"
        how = (
            "where it has another name now, say formerly: and this name there; else put it back, and let it pay nothing"
        )
        problems.append(Problem("PBR083", message, here, how))
    settled_names = {name for name, _ in settled}
    for name in sorted((scheme.paid_to_persons ^ set(to_persons)) & settled_names & {one for one, _ in there}):
        whom = ("persons", "providers") if name in to_persons else ("providers", "persons")
        message = f"'{name}' is paid to {whom[1]} now, and was settled with {whom[0]}"
        how = "leave whom it is paid to as it was, and write what goes to others as a payment with another name"
        problems.append(Problem("PBR498", message, here, how))
    for payer in sorted(set(payers) - {*Payer, *scheme.payers}):
        message = f"the payer '{payer}' is not in the scheme any more, and money was settled by it"
        how = f"put {payer} back under payers:, be it that it pays nothing now"
        problems.append(Problem("PBR498", message, here, how))
    if problems:
        raise ProblemsFound(problems)


def check_records(
    scheme: Scheme, before: Scheme, settled: Collection[Called], renamed: Collection[Renamed] = ()
) -> None:
    """Raise ``ProblemsFound`` for a payment, or a part, that is for records of another table than it was ``before``.

    What was settled of a record is known by the record's id alone: it would be looked for among the others, and stand.
    ``settled`` is as things are called now; ``renamed`` is what has another name than it had before.
    """
    called_now, now = dict(renamed), _tables_of(scheme)
    then = {called_now.get(name, name): table for name, table in _tables_of(before).items()}
    problems = [
        Problem(
            "PBR083",
            f"'{full_name(*name)}' is for records of {now[name] or 'no table'} now, and was settled for those of "
            f"{then[name]}",
            Place(scheme.file.name),
            "write what it is for now as a payment with another name; leave this one for what it was for, and let it "
            "pay nothing: what was settled then goes back",
        )
        for name in sorted(set(settled) & set(then) & set(now))
        # What was settled of a provider as a whole is known for that, and goes back by itself.
        if then[name] and then[name] != now[name]
    ]
    if problems:
        raise ProblemsFound(problems)


def check_limits(scheme: Scheme, standing: Collection[tuple[str, LineKind]]) -> None:
    """Raise ``ProblemsFound`` for a payment that has the name of a limit of which money stands, and for the reverse.

    What a limit took is of a plan, a person or a provider, and what a payment paid is of a record: under one name what
    was settled as the one would be looked for among the others, and stand. ``standing`` says as what money stands, by
    what things are called now.
    """
    limits, payments = {one.name for one in scheme.limits}, {one.name for one in scheme.payments}
    of_limits = {name for name, kind in standing if kind in (LineKind.LIMIT, LineKind.PERSON_LIMIT)}
    of_payments = {name for name, kind in standing if kind not in (LineKind.LIMIT, LineKind.PERSON_LIMIT)}
    found = [(name, "a payment", "a limit") for name in payments & of_limits]
    found += [(name, "a limit", "a payment") for name in limits & of_payments]
    if found:
        how = "give it a name that nothing was settled under; keep what was, under its own, coming to nothing"
        place = Place(scheme.file.name)
        raise ProblemsFound(
            [
                Problem("PBR083", f"'{name}' is {now} now, and money is settled of it as {then}", place, how)
                for name, now, then in sorted(found)
            ]
        )


def _tables_of(scheme: Scheme) -> Mapping[Called, str]:
    """The table of which the records are that each payment and part is for; empty for a provider as a whole."""
    found: dict[Called, str] = {}
    for payment in scheme.payments:
        table = "" if payment.kind is None else payment.kind.name
        found[payment.name, ""] = table
        for part in payment.parts:
            found[payment.name, part.name] = table if part.spread is None else part.spread.kind.name
    return found


def refuse_unsettled_names(scheme: Scheme, renamed: Collection[Renamed], earlier: Collection[Renamed]) -> None:
    """Raise ``ProblemsFound`` where a former name is that of nothing settled: money would be left behind in silence.

    ``renamed`` goes on under a new name with this run, ``earlier`` did with one before it.
    """
    known = {one.before[0] for one in (*renamed, *earlier)} | {one.before for one in (*renamed, *earlier)}
    # A part that was renamed with its payment may have been called by its old name under either name of the payment.
    found = {one.now for one in scheme.renamed if one.before in known or one.before[0] in known}
    problems = [
        Problem(
            "PBR092",
            f"nothing is settled of what '{full_name(*one.now)}' was formerly called, '{full_name(*one.before)}'",
            Place(scheme.file.name),
            "name what the ledger has (pbr ledger balance), or leave 'formerly' out",
        )
        for one in scheme.renamed
        if one.now not in found
    ]
    if problems:
        raise ProblemsFound(problems)
