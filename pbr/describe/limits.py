"""Limits in words: what each is over, in which windows, and what its sum is worked out from."""

from fractions import Fraction

from pbr.describe.days import begun, stretch_in_words
from pbr.describe.layout import Clause
from pbr.describe.payers import paid_by_in_words
from pbr.describe.shared_wording import day_written, listed, money_written, spaced, where_from
from pbr.scheme.limits.limit_sums import DrawnBy, OwnSum, ShareOfOthers, SumForEach
from pbr.scheme.limits.limits import Limit
from pbr.values.share import percent


def limit_clause(limit: Limit) -> Clause:
    """A limit as a clause: what comes to no more, or no less, than what, for whom, over which days."""
    side = "no more than" if limit.cap else "no less than"
    come = "come together" if len(limit.of) > 1 else "comes"
    money = limit_in_words(limit)
    return Clause(
        f"{limit.name}: {listed(limit.of)} {come} to {side} {money} for each {limit.over} {_limited_over(limit)}. "
        f"What that adds or takes away is a line of its own.{_kept(limit)}{_while_not_known(limit)}{_borne(limit)}",
        where_from(limit.provenance),
    )


def _borne(limit: Limit) -> str:
    """Which of several providers bear what it takes, and who does where payers are listed."""
    among = {
        None: "",
        "those due last": " The providers to whom something is due last bear it, those of one day in proportion.",
        "each in proportion": " Each of the person's providers bears it in proportion to what is due to it.",
    }[limit.borne]
    return among + "".join(f" {said}" for said in paid_by_in_words(limit.paid_by))


def _limited_over(limit: Limit) -> str:
    """Over which days a limit is worked, and from when."""
    if not limit.by_window:
        return "over the whole run, from the first line of them that is due"
    window = stretch_in_words(limit.window)
    over = (
        f"in each {window}{begun(limit.window)}{',' if begun(limit.window) else ''} by the days on which they are due"
    )
    if limit.cap and limit.drawn is None:
        carried = "; what is over is carried to the next, and paid on its last day as far as its sum goes"
        if limit.saves:
            return f"{over}; what is left of the sum of one is added to the next, from the first of the run on"
        return over + (f"{carried}, as long as the run goes on" if limit.carries else "")
    listed_too = "; a provider that is listed is owed it over nothing too, in the run and not after"
    nothing = listed_too if limit.owed_over_nothing else ""
    return f"{over}, worked on the last day of the {window} and not before{nothing}"


def limit_in_words(limit: Limit) -> str:
    """What a limit is: a sum, what a price is from which day on, or what it is worked out from."""
    match limit.worked:
        case None:
            return _money(limit)
        case SumForEach(one=one):
            return f"{_money(limit)} for each {one} for whom something of them is due,"
        case OwnSum(field=field, share=share):
            of = "" if share == 1 else f"{percent(share)} of "
            return f"{of}the plan's own {spaced(field.field.name)}"
        case ShareOfOthers(share=share, of=of):
            return f"{percent(share)} of what {listed(of)} {'comes' if len(of) == 1 else 'come'} to"
        case DrawnBy(of=of):
            return f"what is drawn by {listed(of)}"


def _money(limit: Limit) -> str:
    if limit.price is None or not limit.by_window:
        return money_written(Fraction(limit.pence))
    of_days = [f"{money_written(step.figures[()])} from {day_written(step.first)}" for step in limit.price.steps]
    return f"{listed(of_days)} ({limit.price.name}, as it is on the first day of each, or of the run)"


def _kept(limit: Limit) -> str:
    """What becomes of what is not drawn: how much is kept until when, what goes back, and what is overdrawn."""
    if limit.drawn is None:
        return ""
    own, until, window = limit.drawn.kept, limit.drawn.until, stretch_in_words(limit.window)
    if own is not None:
        most = "" if own.share == 1 else f"{percent(own.share)} of "
        kept = f"Up to {most}the plan's own {spaced(own.field.field.name)} is"
    else:
        kept = f"Up to {_money(limit)} is" if limit.pence else "None is"
    until_when = "" if until is None else f"; from the {window} of the plan's {spaced(until.field.name)} on none is"
    whose = " It is the person's, who is asked for it; no provider is." if limit.to_person else ""
    return (
        f" What is not drawn of what is there goes back on the last day of each {window}.{whose} {kept} kept of it and "
        f"brought forward{until_when}. What is drawn beyond what is there is not paid, and is made up by what is paid "
        "next. While it is not known what is drawn, nothing goes back."
    )


def _while_not_known(limit: Limit) -> str:
    """What becomes of the lines under a limit while a plan's own money is blank."""
    if limit.own is None:
        return ""
    name = spaced(limit.own.field.field.name)
    if limit.cap:
        return f" While the {name} of a plan is not known, what would be due for it is open."
    return f" While the {name} of a plan is not known, what the limit adds is open."
