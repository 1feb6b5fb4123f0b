"""What is open because it is of nobody: a row that nobody recorded, or a record that names nobody, as source."""

from pbr.conditions.possible_answers import asks_what_is_recorded
from pbr.engine.facts.compile_context import Compiling
from pbr.engine.facts.expected_rows import expects_rows
from pbr.engine.verdicts.verdict_source import VerdictSource
from pbr.records.dictionary import TABLES, TableKind
from pbr.records.expected_row import RowNobodyRecorded
from pbr.scheme.payments.payments import Payment
from pbr.scheme.together.counted_by_person import is_counted_by_person
from pbr.settlement.facts import Fact, FieldName
from pbr.settlement.not_recorded import NotRecorded
from pbr.settlement.open_reasons import FactsNotKnown

_STANDARDS = TABLES["standards"].name


def write_open_of_nobody(payment: Payment, kind: TableKind, verdicts: VerdictSource, over: Compiling) -> None:
    """After a verdict: leave open what would be due for a row that nobody recorded or that names nobody it needs."""
    if kind.name == _STANDARDS and expects_rows(over.scheme) and not _asks_what_is_recorded(payment):
        _write_open_where_nobody_recorded(verdicts)
    _write_open_where_nobody_is_named(payment, kind, verdicts, over)


def _asks_what_is_recorded(payment: Payment) -> bool:
    """Whether it is paid or taken off because something has, or has not, been recorded: so a contract says openly."""
    where = [] if payment.scope.where is None else [payment.scope.where]
    gates = [gate for gates in (payment.gates, *(part.gates for part in payment.parts)) for gate in gates.all()]
    return any(map(asks_what_is_recorded, (*where, *(gate.condition for gate in gates))))


def _write_open_where_nobody_recorded(verdicts: VerdictSource) -> None:
    """After a verdict: what is paid for a row that the contract sets out and nobody recorded is open, gates or none."""
    source = verdicts.source
    made_up = f"type({verdicts.row.own}) is {source.know('RowNobodyRecorded', RowNobodyRecorded)}"
    with source.under(f"if status is {verdicts.status('due')} and {made_up}"):
        source.write(f"status, reason = {verdicts.status('opened')}, {verdicts.reason(NotRecorded())}")


def _write_open_where_nobody_is_named(
    payment: Payment, kind: TableKind, verdicts: VerdictSource, over: Compiling
) -> None:
    """After a verdict: what is counted for each person is open of a record that names nobody, who may be anybody."""
    at, person = over.positions[kind.name].get("person_id"), kind.fields_by_name.get("person_id")
    if at is None or person is None or person.required or not is_counted_by_person(payment, over.scheme.limits):
        return
    source, not_known = verdicts.source, FactsNotKnown(((Fact(FieldName(kind.name, person.name), None),),))
    with source.under(f"if status is {verdicts.status('due')} and not {verdicts.row.own}[{at}]"):
        source.write(f"status, reason = {verdicts.status('opened')}, {verdicts.reason(not_known)}")
