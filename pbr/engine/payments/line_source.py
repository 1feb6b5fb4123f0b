"""A line as generated source: its status by its day, its amount, and its fields in their order."""

from typing import NamedTuple

from pbr.engine.verdicts.later_reasons import LaterReasons
from pbr.engine.verdicts.verdict_source import STATUSES
from pbr.generate.source import Source
from pbr.scheme.payments.payments import Payment
from pbr.scheme.scheme import Scheme
from pbr.settlement.line import Line, Payer
from pbr.settlement.open_reasons import DueDayNotKnown
from pbr.settlement.slot import ONLY

_NO_DAY = DueDayNotKnown()


class LineParts(NamedTuple):
    """The names and expressions that a line is made of. ``signed`` is what it comes to, None while it is not known.

    ``ref`` are the fields of the record, for whoever makes no reference of them.

    The status and the reason are names, and are changed where the day of the line decides otherwise.
    """

    record: str
    status: str
    reason: str
    due_on: str
    signed: str
    quantity: str
    unit_price: str
    share: str
    service: tuple[str, str] = ("None", "None")
    slot: str = ""
    ref: tuple[str, ...] = ()


class LineSource:
    """Writes the lines of a payment, or of one of its parts; ``unit`` is what its quantities count.

    What differs from run to run has names of its own in the source: ``horizon`` and ``period_begins``.
    """

    def __init__(self, source: Source, scheme: Scheme, payment: Payment, part: str, unit: str) -> None:
        self.source, self.scheme, self.payment, self.part, self.unit = source, scheme, payment, part, unit

    def write(self, line: LineParts) -> str:
        """Decide the status of a line and what is due of it, and give the expression that makes it."""
        self._decide(line)
        return self._made(line)

    def _decide(self, line: LineParts) -> None:
        source, status, reason = self.source, line.status, line.reason
        due, opened, not_due = (source.know(name, STATUSES[name]) for name in ("due", "opened", "not_due"))
        no_day = source.bind(_NO_DAY, "reason")
        later = "later" if "later" in source.bound else source.know("later", LaterReasons())
        self._write_not_due(line)
        if line.due_on == "None":
            # No day places it, so that nothing of it can be due.
            with source.under(f"if {status} is {due}"):
                source.write(f"{status} = {opened}")
                with source.under(f"if {line.signed} is not None"):
                    source.write(f"{reason} = {no_day}")
            self._write_held(line)
            return
        with source.under(f"if {status} is {due} or {status} is {opened}"):
            with source.under(f"if {line.due_on} is not None and {line.due_on} > horizon"):
                # Where only so much is paid for, how much a line is for is told before it is due as well.
                much = "" if self.payment.most_of is None else f"{reason}, "
                called = later if not much else f"{later}.of_quantity"
                source.write(f"{reason} = {called}({line.due_on}, {much}None if {status} is {due} else {reason})")
                source.write(f"{status} = {not_due}")
            with source.under(f"elif {status} is {opened} or {line.signed} is None"):
                source.write(f"{status} = {opened}")
            with source.under(f"elif {line.due_on} is None"):
                source.write(f"{status} = {opened}", f"{reason} = {no_day}")
            self._write_due(line)
        self._write_held(line)

    def _write_due(self, line: LineParts) -> None:
        """What is due by its day, in this period or before it; of a note nothing is."""
        source, status = self.source, line.status
        if self.payment.verb == "note":
            with source.under("else"):
                source.write(f"{status} = {source.know('note', STATUSES['note'])}")
            return
        with source.under(f"elif {line.due_on} < period_begins"):
            source.write(f"{status} = {source.know('earlier', STATUSES['earlier'])}")
            self._write_due_before(line)
        with source.under("else"):
            self._write_due_now(line)

    def _write_not_due(self, line: LineParts) -> None:
        """What a line has that nothing is due of."""
        self.source.write("amount = to_date = 0", f"at_stake = {line.signed}")

    def _write_due_before(self, line: LineParts) -> None:
        """What one has that was due before the period."""
        self.source.write(f"to_date = {line.signed}")

    def _write_due_now(self, line: LineParts) -> None:
        """What one has that is due in the period."""
        self.source.write(f"amount = to_date = {line.signed}", "at_stake = None")

    def _write_held(self, line: LineParts) -> None:
        """What is done with a line that is held or in error besides: as a value it is as any other."""

    def _made(self, line: LineParts) -> str:
        return self._value(line, ("amount", "at_stake", "to_date"))

    def _value(self, line: LineParts, money: tuple[str, str, str]) -> str:
        """A line as a value, with what is due of it, at stake, and due to date."""
        bind_value, know = self.source.bind_value, self.source.know
        fields = {
            "scheme": know("scheme_name", self.scheme.name),
            "record": line.record,
            "payment": bind_value(self.payment.name, "payment"),
            "part": bind_value(self.part, "part"),
            "slot": line.slot or know("only", ONLY),
            "payer": know("council", Payer.COUNCIL),
            "clause": bind_value(self.payment.provenance.clause, "clause"),
            "status": line.status,
            "kind": know(f"to_{self.payment.line_kind}", self.payment.line_kind),
            "due_on": line.due_on,
            "service_from": line.service[0],
            "service_to": line.service[1],
            "quantity": line.quantity,
            "unit": bind_value(self.unit, "unit"),
            "unit_price": line.unit_price,
            "share": line.share,
            "amount": money[0],
            "at_stake": money[1],
            "due_to_date": money[2],
            "settled_before": "0",
            "corrects": know("no_text", ""),
            "reason": line.reason,
        }
        # Made as the tuple that it is: its own way of being made would take as long again.
        made = ", ".join(fields[name] for name in Line._fields)
        return f"{know('new', tuple.__new__)}({know('Line', Line)}, ({made}))"
