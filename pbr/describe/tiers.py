"""What is counted, and in which order: prices by how much there was so far, shares by bands, what is paid at most."""

from pbr.conditions.name_resolution import called
from pbr.describe.days import day_in_words
from pbr.describe.field_words import field_in_words
from pbr.scheme.payments.payments import Payment
from pbr.scheme.pricing.amounts import Amount
from pbr.scheme.pricing.tiers import MONEY
from pbr.scheme.units.payment_basis import EachRecord, TimeSpan
from pbr.values.window import Over


def tiers_in_words(payment: Payment) -> list[str]:
    """What the price counts, in which order, and what becomes of a record that two rows have a share of."""
    so_far = payment.amount.so_far
    if so_far is None:
        return _bands_in_words(payment.amount)
    order = "in the order of the day they are due, then of the day that fixes the price, then of reference"
    by_day = _by_day(so_far.window, payment)
    sentences = [f"The price goes by {so_far.text}{by_day}: what is earned is counted {order}."]
    if payment.kind and (so_far.what == MONEY or not isinstance(payment.scope.basis, EachRecord)):
        sentences.append(
            f"{called(payment.kind).capitalize()} that falls in two rows is paid by each for its own part."
        )
    return sentences


def _own_in_words(payment: Payment) -> str:
    """Which number says how much, where it is the plan's own, and what is open while that is blank."""
    own = None if payment.most_of is None else payment.most_of.own
    if own is None:
        return ""
    name = field_in_words(own.field.table, own.field.field)
    whole = " Of that number the whole ones count." if own.whole else ""
    return f" How much that is says {name}; while it is not known, what would be paid is open.{whole}"


def places_in_words(payment: Payment) -> list[str]:
    """How many times it is paid, or for how much, and who comes first."""
    first = "the first by the day they are due, then by the day that fixes the price, then by reference"
    own = _own_in_words(payment)
    if payment.most_of is not None and isinstance(payment.scope.basis, TimeSpan):
        order = "as they were served, the earliest first and of one day by reference"
        by_day = "" if payment.most_of.window == "run" else ", by the days themselves"
        most = f"{payment.most_of.text}{by_day}"
        return [f"It is paid for at most {most}: they are counted {order}. What is over is not paid.{own}"]
    if payment.most_of is not None and payment.kind is not None:
        left = f"{called(payment.kind)} that is over in part is paid for what is left"
        over = f"What is over is not paid; {left}."
        if payment.most_of.carries:
            over = (
                f"{left.capitalize()}, and what is over is paid in the next window, at its own price and on the last "
                "day at the earliest, as far as there is room in it once its own are paid. What that leaves goes on, "
                "as long as the run does."
            )
        by_day = _by_day(payment.most_of.window, payment)
        return [f"It is paid for at most {payment.most_of.text}{by_day}: {first}. {over}{own}"]
    if payment.at_most is None:
        return []
    by_day = _by_day(payment.at_most.window, payment)
    return [f"It is paid at most {payment.at_most.text}{by_day}: {first}."]


def _by_day(window: Over, payment: Payment) -> str:
    """By which day a record is counted in one window and not another; nothing where there is one."""
    if window == "run":
        return ""
    day = day_in_words(payment.priced_at, "")
    carries = payment.most_of is not None and payment.most_of.carries
    # Behind what is carried over it would be read of that.
    return f", the {window if window != 'year' else 'calendar year'} by {day}" if carries else f", by {day}"


def _bands_in_words(amount: Amount) -> list[str]:
    """What each band of a sum is shared by, wherever in an amount a share goes by bands."""
    said = [sentence for one in amount.inside() for sentence in _bands_in_words(one)]
    if amount.bands is not None:
        of = field_in_words(amount.bands.of.table, amount.bands.of.field)
        said.append(
            "The sum is shared band by band: so much of it as falls in a row has the share of that row, and the rows "
            "are "
            f"percentages of {of}, one after another. It is rounded once."
        )
    return said
