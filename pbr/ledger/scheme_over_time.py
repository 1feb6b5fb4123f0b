"""What a scheme may change while its ledger goes on: its figures and clauses, not its run nor what has been settled."""

from collections.abc import Collection

from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.scheme.scheme import Scheme
from pbr.settlement.obligation import Obligation
from pbr.values.period import Period


def check_scheme(scheme: Scheme, runs: Period, settled: Collection[tuple[str, str]]) -> None:
    """Raise ``ProblemsFound`` for a run that was moved or cut short, or a payment that is gone.

    ``runs`` is the run that was last settled; ``settled`` has the payments, limits and their parts of which anything
    is settled.
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
        called = f"{payment}.{part}" if part else payment
        message = f"'{called}' is not in the scheme any more, and money is settled of it"
        how = "put it back; if it is to pay nothing more, let it, with a 'when' that is false from a day on"
        problems.append(Problem("PBR083", message, here, how))
    if problems:
        raise ProblemsFound(problems)


def settled_parts(obligations: Collection[Obligation]) -> set[tuple[str, str]]:
    """The payments, limits and their parts among some obligations."""
    return {(one.payment, one.part) for one in obligations}
