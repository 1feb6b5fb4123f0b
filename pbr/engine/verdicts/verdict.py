"""What the conditions say of a record: held, not earned, open, or earned (``due``, if its day has come), and why."""

from collections.abc import Callable

from pbr.conditions.compiler import Layouts
from pbr.engine.facts.compile_context import Compiling
from pbr.engine.verdicts.verdict_source import Branch, VerdictSource
from pbr.generate.functions import functions_of
from pbr.generate.source import Source
from pbr.records.dictionary import TableKind
from pbr.records.table import Row
from pbr.scheme.scheme import Scheme
from pbr.settlement.line import Status
from pbr.settlement.reason import Held, Reason

Verdict = tuple[Status, Reason]


HeldOf = Callable[[Row], Held | None]
"""A function from a row to why it is held; None where it is not."""


def held_by(kind: TableKind, over: Compiling) -> HeldOf | None:
    """A function from a row to why it is held, made once for each kind of record; None where nothing can hold it.

    A record is held by a dispute, by a ``hold when`` of its own kind, and by whatever holds the record it belongs to.
    """
    made = over.made.holds
    if kind.name not in made:
        made[kind.name] = _held_by(kind, over.scheme, over.layouts)
    return made[kind.name]


def _held_by(kind: TableKind, scheme: Scheme, layouts: Layouts) -> HeldOf | None:
    source = Source()
    verdicts = VerdictSource(layouts.row_in(source), layouts)
    branches = verdicts.holds(kind, scheme)
    if kind.parent:
        branches += VerdictSource(verdicts.row.parent, layouts).holds(scheme.tables[kind.parent], scheme)
    if not branches:
        return None
    with source.under("def held_by(row)"):
        for branch in branches:
            _write_held(branch, source)
        source.write("return None")
    held: HeldOf = functions_of(source)["held_by"]
    return held


def _write_held(branch: Branch, source: Source) -> None:
    with source.under(f"if {branch.test}"):
        source.write(f"return {branch.reason}")


def both(payment: Verdict, own: Verdict) -> Verdict:
    """The verdict of two sets of gates: that of the payment decides first, and its part's only where it is earned.

    But nothing else is asked of a record that is held, whatever the payment it has a share of still waits for.
    """
    if own[0] is Status.DUE:
        return payment
    if payment[0] is Status.DUE or (own[0] is Status.HELD and payment[0] not in (Status.ERROR, Status.HELD)):
        return own
    return payment
