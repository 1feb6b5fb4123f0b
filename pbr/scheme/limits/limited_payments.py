"""Which payments a limit may count: those worked out for no more than what it is over, and for no longer."""

from collections.abc import Iterator, Sequence

from pbr.problems.suggest import did_you_mean
from pbr.records.dictionary import TABLES, TableKind
from pbr.scheme.limits.limits import Limit, Over
from pbr.scheme.payments.payments import Payment
from pbr.scheme.reading.reading_context import Reading
from pbr.scheme.units.payment_basis import ProviderWindow, TimeSpan
from pbr.source.yaml_nodes import Scalar, pieces_of
from pbr.values.dataclass import dataclass
from pbr.values.period import Period
from pbr.values.window import Over as How
from pbr.values.window import nests_in

OVER: tuple[Over, ...] = ("plan", "person with each provider", "person with all providers", "provider")
"""What a limit may be over, from the narrowest to the widest."""


@dataclass(frozen=True, slots=True)
class MayCount:
    """What a limit may count: the payments of the scheme and the limits above it. None: it is not known over what.

    ``notes_too`` says that notes may be counted, though they are never due, and ``persons_too`` what persons are paid.
    ``is_drawn``: it is of a limit that is what is drawn, which is over plans alone.
    """

    payments: tuple[Payment, ...]
    above: Sequence[Limit]
    over: Over | None
    window: How | None
    runs: Period
    reading: Reading
    notes_too: bool = False
    persons_too: bool = False
    is_drawn: bool = False

    @property
    def known(self) -> list[str]:
        """The names of what there is to count."""
        return [*(payment.name for payment in self.payments), *(limit.name for limit in self.above)]

    def names(self, text: Scalar) -> tuple[str, ...]:
        """The names in a list with commas between them, and a problem for each that cannot be counted."""
        notes = set() if self.notes_too else {payment.name for payment in self.payments if payment.verb == "note"}
        to_persons = {limit.name for limit in self.above if limit.to_person}
        if not self.persons_too:
            to_persons |= {payment.name for payment in self.payments if payment.to_person}
        of: list[str] = []
        for one in pieces_of(text):
            if one.text not in self.known and not self.reading.is_written("payments", one.text):
                self._unknown(one)
            elif one.text in notes:
                remedy = "take it out of 'of', or write 'pay' or 'deduct' and not 'note'"
                self.reading.problem("PBR422", f"'{one.text}' is a note, and a note is never due", one.place, remedy)
            elif one.text in to_persons:
                message = f"'{one.text}' is paid to persons, and a limit is the provider's"
                remedy = "take it out of 'of': what a person is paid is no provider's money"
                self.reading.problem("PBR497", message, one.place, remedy)
            elif one.text in of:
                message = f"'of' names '{one.text}' twice"
                self.reading.problem("PBR419", message, one.place, "name each payment once")
            else:
                self._fits(one)
            of.append(one.text)
        return tuple(of)

    def _unknown(self, one: Scalar) -> None:
        self.reading.problem(
            "PBR313",
            f"there is no payment called '{one.text}'",
            one.place,
            did_you_mean(one.text, self.known)
            or (f"payments: {', '.join(self.known)}" if self.known else "nothing is listed under 'payments'"),
        )

    def _fits(self, one: Scalar) -> None:
        """Note a problem where a payment is worked out for more than what the limit is over, or over longer."""
        wider = "" if self.over is None else self.wider_than(self.over, one.text)
        longer = "" if self.window is None else self._longer_than(self.window, one.text)
        if wider:
            remedy = self._remedy_of_wider(one.text)
            message = f"'{one.text}' {wider}, not for each {self.over}"
            self.reading.problem("PBR416", message, one.place, remedy)
        elif longer:
            remedy = "take it out of 'of', or write a window that has the whole of each of its own in it, or none"
            said = f"'{one.text}' {longer}, which the limit's {self.window} may cut in two"
            self.reading.problem("PBR463", said, one.place, remedy)

    def _remedy_of_wider(self, name: str) -> str:
        """What mends a payment that is worked out for more than a plan: a fund can be over nothing wider."""
        table = self.own_table_of_no_plan([name])
        if not self.is_drawn:
            return "take it out of 'of', or write over: provider"
        if table is None:
            return "take it out: what is drawn is drawn for a plan, by payments for plans or for what is below them"
        return f"let {table.name} be of: a plan, under 'records': what is drawn is drawn for a plan"

    def own_table_of_no_plan(self, names: Sequence[str]) -> TableKind | None:
        """The first table of the scheme's own that one of some payments is for, and that is not of a plan."""
        kinds = (payment.kind for payment in self.payments if payment.name in names)
        return next((one for one in kinds if one and one.name not in TABLES and one.parent != "plans"), None)

    def wider_than(self, over: Over, name: str) -> str:
        """How a payment or an earlier limit is worked out for more than something; empty where it is not."""
        for payment in self.payments:
            if payment.name == name and over != "provider":
                kind = payment.kind
                if kind is None or payment.scale is not None:
                    return "is paid to a provider as a whole"
                if over == "plan" and "plans" not in (kind.name, kind.parent):
                    return f"is paid for each {kind.one}"
                if "person_id" not in (
                    kind.fields_by_name | (self.reading.tables[kind.parent].fields_by_name if kind.parent else {})
                ):
                    return f"is paid for each {kind.one}"
        for limit in self.above:
            if limit.name == name and over == "person with all providers" and limit.over != "plan":
                return f"is a limit over each {limit.over}, known only once all of the provider's records are settled"
            if limit.name == name and OVER.index(limit.over) > OVER.index(over):
                return f"is a limit over each {limit.over}"
        return ""

    def _longer_than(self, window: How, name: str) -> str:
        """How a payment or an earlier limit is worked out over longer than a window; empty where it is not."""
        for payment in self.payments:
            if payment.name == name:
                for over in _windows_of(payment):
                    if not nests_in(over, window, self.runs):
                        long = f"each {over} together" if over != "run" else "the whole run together"
                        return f"is paid for {long}"
        for limit in self.above:
            if limit.name == name and not nests_in(limit.window, window, self.runs):
                return f"is a limit over each {limit.window}" if limit.by_window else "is a limit over the whole run"
        return ""


def _windows_of(payment: Payment) -> Iterator[How]:
    """The windows for each of which a payment has one line."""
    match payment.scope.basis:
        case ProviderWindow(stretch=stretch):
            yield stretch
        case _ if payment.scale is not None:
            yield payment.scale.measure.over
        case TimeSpan():
            yield "month"
