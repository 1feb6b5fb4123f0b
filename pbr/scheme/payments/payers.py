"""Who pays (payers): the shares that each bears, and every sum of pence divided among them to the penny."""

from collections.abc import Mapping
from fractions import Fraction

from pbr.problems.problem import Place
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class PaidBy:
    """Who pays something: so much of it each, and one of them the rest with the odd pennies.

    ``shares`` are those of all others, in the order written, each above nought and together less than one.
    """

    shares: Mapping[str, Fraction]
    rest: str
    text: str
    place: Place

    @property
    def of_each(self) -> dict[str, Fraction]:
        """The exact share of each payer, the one that pays the rest last; together they are one."""
        return {**self.shares, self.rest: 1 - sum(self.shares.values(), Fraction())}

    def divided(self, pence: int) -> dict[str, int]:
        """What each pays of a sum, in pence: a share cut off at the penny, and the rest to the one that pays it.

        They come to the sum. What is below nil (a deduction, what goes back) is divided as the same sum above it.
        """
        sign, size = (-1, -pence) if pence < 0 else (1, pence)
        each = {payer: sign * (size * share.numerator // share.denominator) for payer, share in self.shares.items()}
        return {**each, self.rest: pence - sum(each.values())}
