"""Payments of which only one is paid, as they are written: the form of the rule, and what payments it can be over."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from itertools import permutations

from pbr.conditions.certain_answers import can_be
from pbr.conditions.name_resolution import called
from pbr.conditions.syntax_tree import And
from pbr.problems.suggest import did_you_mean
from pbr.scheme.payments.earned_by import by_itself
from pbr.scheme.payments.only_one import NotBeside, OnlyOne
from pbr.scheme.payments.payments import Payment
from pbr.scheme.reading.defined_names import check_name
from pbr.scheme.reading.provenance_form import ProvenanceForm, read_provenance
from pbr.scheme.reading.reading_context import Reading
from pbr.scheme.reading.section_form import Text
from pbr.source.yaml_nodes import Scalar, pieces_of
from pbr.values.period import Period

SECTION = "only one of"
_FEWEST = 2


class OnlyOneForm(ProvenanceForm):
    """The names of payments, with commas, of which only one is paid for a record."""

    payments: Text

    @property
    def names(self) -> list[str]:
        """The payments that it names, each as it is written."""
        return [name.text for name in pieces_of(self.payments)]


def read_only_one(
    forms: Mapping[str, OnlyOneForm], payments: Collection[Payment], runs: Period, reading: Reading
) -> tuple[OnlyOne, ...]:
    """Every rule by which only one of several payments is paid. Needs all payments to have been read."""
    by_name = {payment.name: payment for payment in payments}
    rules: list[OnlyOne] = []
    for name, form in forms.items():
        place = reading.place(SECTION, name)
        check_name(name, place, reading)
        provenance = read_provenance(form, place, reading)
        among = _read_names(form.payments, by_name, reading)
        if len(among) == len(form.names):
            if all(reading.is_sound("payments", one) for one in among):
                _check_not_always_both(form.payments, [by_name[one] for one in among], runs, reading)
            rules.append(OnlyOne(name, {one: by_name[one].place for one in among}, provenance, place))
    return tuple(rules)


def with_not_beside(payments: Iterable[Payment], rules: Collection[OnlyOne], runs: Period) -> tuple[Payment, ...]:
    """The payments, each with those that must not be earned beside it."""
    if not rules:
        return tuple(payments)
    by_name = {payment.name: payment for payment in payments}

    def beside(name: str) -> tuple[NotBeside, ...]:
        others = {one: rule.name for rule in rules if name in rule.payments for one in rule.payments if one != name}
        return tuple(NotBeside(rule, one, by_itself(by_name[one], runs)) for one, rule in others.items())

    return tuple(replace(payment, not_beside=beside(name)) for name, payment in by_name.items())


def _read_names(text: Scalar, payments: Mapping[str, Payment], reading: Reading) -> list[str]:
    """The names of payments that only one of can be paid; what is wrong with the others is noted."""
    names = list(pieces_of(text))
    if len(names) < _FEWEST:
        reading.problem(
            "PBR395", "only one of one payment is that payment", text.place, "name two payments or more: one, another"
        )
        return []
    read: list[str] = []
    for name in names:
        payment = payments.get(name.text)
        if payment is None:
            _note_no_payment(name, payments, reading)
        elif name.text in read:
            reading.problem("PBR395", f"'{name.text}' is named twice", name.place, "name each payment once")
        elif (refused := _refused(payment, payments[read[0]] if read else payment)) is not None:
            reading.problem(
                "PBR396", refused[0], name.place, refused[1], related=((f"'{payment.name}' is here", payment.place),)
            )
        else:
            read.append(name.text)
    return read


def _note_no_payment(name: Scalar, payments: Mapping[str, Payment], reading: Reading) -> None:
    """Note a name that no payment has; one that has a problem of its own was spoken of there."""
    if reading.is_written("payments", name.text):
        return
    remedy = did_you_mean(name.text, list(payments)) or f"payments: {', '.join(payments)}"
    reading.problem("PBR395", f"there is no payment called '{name.text}'", name.place, remedy)


def _refused(payment: Payment, first: Payment) -> tuple[str, str] | None:
    """Why a payment cannot be one of several beside the first of them, and what to write; None where it can."""
    name, kind = payment.name, payment.kind
    if kind is None:
        return f"'{name}' is paid to a provider as a whole, and not for a record", "take it out of the list"
    if payment.verb == "note":
        return f"'{name}' pays nobody (it is written with 'note')", "take it out of the list"
    if payment.added_up is not None:
        return (
            f"'{name}' is for several records added up, and none earns it by itself",
            "take it out of the list, and leave out by 'where' the records that the other is for",
        )
    if payment.at_most is not None or payment.most_of is not None:
        return (
            f"'{name}' is paid 'at most' so much, so that not every record that meets its conditions is paid",
            f"take it out of the list, and write 'when: {name} is not earned' in the other",
        )
    if kind is not first.kind:
        of = "nothing" if first.kind is None else called(first.kind)
        return (
            f"'{name}' is for {called(kind)} and '{first.name}' is for {of}: no record could earn both",
            "name payments for the same kind of record; where the one above goes first, write 'when: NAME is not "
            "earned' in the one below",
        )
    return None


def _check_not_always_both(text: Scalar, payments: Collection[Payment], runs: Period, reading: Reading) -> None:
    """Refuse payments of which one can never be paid, because every record that earns it earns another as well."""
    for one, other in permutations(payments, 2):
        earned, beside = by_itself(one, runs), by_itself(other, runs)
        if can_be(earned.earned, True) and not can_be(And((earned.earned, beside.failed), (0, 0)), True):
            reading.problem(
                "PBR398",
                f"whatever earns '{one.name}' earns '{other.name}' too, so that '{one.name}' is never paid",
                text.place,
                f"say in the 'where' or the 'when' of '{other.name}' which records are for '{one.name}' alone",
                related=((f"'{one.name}' is here", one.place), (f"'{other.name}' is here", other.place)),
            )
            return
