"""Reading an amount: money, a price, a money field, a share (percentage, fraction) of one of them, or two of them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from pbr.conditions.lexer import Misread, Unread
from pbr.conditions.syntax_tree import FieldRef
from pbr.problems.suggest import did_you_mean
from pbr.records.dictionary import FieldType, TableKind
from pbr.scheme.pricing.amounts import Amount, PriceUse, TwoAmounts
from pbr.scheme.pricing.amounts_together_form import (
    Taken,
    both_written,
    brackets_match,
    inside_brackets,
    is_empty,
    is_single,
    is_two,
    share_and_rest,
)
from pbr.scheme.pricing.bands_form import check_bands
from pbr.scheme.pricing.price_lookup import FIELD, use_price
from pbr.scheme.pricing.prices import Price
from pbr.scheme.pricing.rows_of_others_form import check_rows_of_others
from pbr.scheme.pricing.share_reader import share_of
from pbr.scheme.pricing.unit_check import check_price, money_held
from pbr.scheme.reading.reading_context import Reading
from pbr.scheme.units.misplaced_units import priced_elsewhere, unit_elsewhere
from pbr.scheme.units.payment_basis import Basis
from pbr.source.yaml_nodes import Scalar, part_of
from pbr.values.figure_suggestions import money_meant
from pbr.values.money import money_in_scheme


def read_amount(
    text: Scalar, basis: Basis, prices: Mapping[str, Price], reading: Reading, payments: Sequence[str] = ()
) -> Amount | None:
    """What an amount means for each of what is counted; None, and a problem, where it means nothing.

    ``payments`` are the names of others, one of which may be meant where a name is none of a price.
    """

    def taken(words: str) -> bool:
        """Whether other words would be taken in the place of these."""
        aside = reading.aside()
        read = _read(replace(text, text=words), _AmountReader(basis, prices, aside, _offering_nothing))
        return read is not None and not aside.problems

    return _read(text, _AmountReader(basis, prices, reading, taken, payments))


def _offering_nothing(_: str) -> bool:
    """What is tried out offers nothing itself."""
    return False


def _read(text: Scalar, reader: "_AmountReader") -> Amount | None:
    if is_single(text):
        return reader.single(text, payments=reader.payments)
    return reader.amount(text) if brackets_match(text, reader.reading) else None


class _AmountReader:
    """Reads the amounts of one payment."""

    def __init__(
        self,
        basis: Basis,
        prices: Mapping[str, Price],
        reading: Reading,
        taken: Taken,
        payments: Sequence[str] = (),
    ) -> None:
        self.basis, self.prices, self.reading, self.taken, self.payments = basis, prices, reading, taken, payments

    def amount(self, text: Scalar, in_share: bool = False) -> Amount | None:
        """An amount that may be two, or stand in brackets; ``in_share`` says that a share of it is written."""
        inside = inside_brackets(text)
        if inside is not None:
            return None if is_empty(inside, self.reading) else self.amount(inside, in_share)
        if is_two(text):
            return self._two(text, in_share)
        if is_single(text):
            return None if self._is_payment(text) else self.single(text, in_share)
        cut = share_and_rest(text, self.reading, self.taken)
        share = None if cut is None else self._share(cut[0])
        inner = None if cut is None or share is None else self.amount(cut[1], in_share=True)
        return None if inner is None else Amount(text.text, share, inner=inner)

    def _two(self, text: Scalar, in_share: bool) -> Amount | None:
        both = both_written(text, self.reading, self.taken)
        if both is None:
            return None
        first, second = self.amount(both.first, in_share), self.amount(both.second, in_share)
        if first is None or second is None:
            return None
        return Amount(text.text, two=TwoAmounts(both.way, first, second))

    def _is_payment(self, text: Scalar) -> bool:
        """Whether what is written, or what a share of is, is a payment, which is refused beside another amount."""
        name = text.text.rpartition(" of ")[2]
        found = name not in self.prices and self.reading.is_written("payments", name)
        if found:
            self.reading.problem(
                "PBR343",
                f"what '{name}' comes to is an amount by itself, and not one of two or in brackets",
                text.place,
                f"write its own amount here, and 'when: {name} is earned' where that is meant",
            )
        return found

    def single(self, text: Scalar, in_share: bool = False, payments: Sequence[str] = ()) -> Amount | None:
        """Money, a price or a money field, or a share of one; ``payments`` are offered where a name is misspelt."""
        head, found, _ = text.text.partition(" of ")
        share: Fraction | PriceUse | None = None
        rest = text
        if found:
            share = self._share(part_of(text, 0, len(head)))
            rest = part_of(text, len(head) + len(" of "), len(text.text))
            if share is None:
                return None
        if rest.text == "nil":
            return Amount(text.text, share, money=0)
        money = money_in_scheme(rest.text)
        if money is not None:
            if money < 0:
                self.reading.problem(
                    "PBR406",
                    "an amount below nil is not an amount",
                    rest.place,
                    "write it without the minus: 'deduct' takes it off, and 'pay' pays it",
                )
            return Amount(text.text, share, money=money)
        if rest.text in self.prices:
            use = self._price(rest)
            return None if use is None else Amount(text.text, share, price=use)
        if self.reading.is_written("prices", rest.text):
            return None
        field = _money_field(rest, self.basis, self.prices, self.reading, payments)
        if field is None:
            return None
        times = money_held(field, in_share or share is not None, self.basis, rest.place, self.reading)
        return None if times is None else Amount(text.text, share, field=field, field_times=times)

    def _share(self, text: Scalar) -> Fraction | PriceUse | None:
        """A share, which may go by bands of what it is a share of."""
        share = share_of(text, self.basis.kind, self.prices, self.reading)
        bands = share.bands if isinstance(share, PriceUse) else None
        return share if bands is None or check_bands(bands, self.basis, text, self.reading) else None

    def _price(self, name: Scalar) -> PriceUse | None:
        use = use_price(self.prices[name.text], name, self.basis.kind, self.reading)
        if use is None:
            return None
        if use.price.kind != "money":
            self.reading.problem(
                "PBR408",
                f"'{name.text}' is a share, and a share of what is not said",
                name.place,
                f"write '{name.text} of' and a price",
            )
            return None
        check_price(use.price, self.basis, name.place, self.reading)
        _check_others(use, name, self.basis.kind, self.prices, self.reading)
        return replace(use, counted=self.basis.counted)


def _check_others(
    use: PriceUse, text: Scalar, kind: TableKind | None, prices: Mapping[str, Price], reading: Reading
) -> None:
    names = dict.fromkeys(one.name for step in use.price.steps for one in step.of.values())
    others = {name: use_price(prices[name], text, kind, reading) for name in names}
    found = {name: other for name, other in others.items() if other is not None}
    if len(found) == len(others):
        check_rows_of_others(use, found, reading)


def _money_field(
    text: Scalar, basis: Basis, prices: Mapping[str, Price], reading: Reading, payments: Sequence[str]
) -> FieldRef | None:
    kind = basis.kind
    match = FIELD.fullmatch(text.text)
    if match and kind is not None:
        owner, name = match["owner"], match["name"]
        names = reading.names(kind)
        try:
            found = names.owned(owner, name, (0, len(text.text))) if owner else names.bare(name, (0, len(text.text)))
        except Unread:
            # It may be a field of the scheme's own, whose section has a problem that is noted already.
            return None
        except Misread:
            found = None
        if isinstance(found, FieldRef) and found.field.type is FieldType.MONEY:
            return found
        if found is not None:
            reading.problem(
                "PBR304", f"'{text.text}' is not money", text.place, "pay a price, a money field or an amount"
            )
            return None
    choices = [*prices, *(field.name for field in (kind.fields if kind else ()) if field.type is FieldType.MONEY)]
    if match:
        named = "price, and no other payment," if payments else "price"
        listed = f"prices: {', '.join(prices)}" if prices else "list it under 'prices', or write an amount: £10.00"
        reading.problem(
            "PBR401",
            f"there is no {named} called '{text.text}'",
            text.place,
            did_you_mean(text.text, [*choices, *payments])
            or (f"{listed}; payments: {', '.join(payments)}" if payments else listed),
        )
    else:
        reading.problem(
            "PBR211",
            f"'{text.text}' is not an amount of money",
            text.place,
            unit_elsewhere(text.text, kind)
            or priced_elsewhere(text.text, basis)
            or money_meant(text.text)
            or "write it like £1,575.00, or name a price: '20% of package_price'",
        )
    return None
