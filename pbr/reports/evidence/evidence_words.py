"""The words of evidence: who confirmed a result, what was found, how sure a sample makes, and what it says."""

from fractions import Fraction
from math import ceil

from pbr.evidence.attribute_sampling import WrongAmong
from pbr.evidence.results import Result
from pbr.evidence.sampled import Sample, SampleChecked
from pbr.values.share import cut_percent, percent


def found_in_words(result: Result) -> str:
    """What was found, as it is recorded: ``result achieved``."""
    return ", ".join(f"{field} {value}" for field, value in result.found)


def who_in_words(result: Result) -> str:
    """Everybody who confirmed it; a dash where nobody is named."""
    return ", ".join(who.replace("_", " ") for who in result.confirmed_by) or "-"


def sample_in_words(sample: Sample) -> str:
    """How many to check, and what that would show."""
    wanted, many = sample.wanted, sample.population
    which = "results that nobody but the provider confirmed" if wanted.own_word_only else "results"
    if not many:
        return f"There are no {which} to check."
    allowed = "none of them is" if not wanted.allowed else f"no more than {wanted.allowed:,} of them are"
    shows = f"it is {percent(wanted.sure)} sure that no more than {percent(wanted.most_wrong)} of all are wrong"
    if sample.size is None:
        return f"No sample of these {many:,} {which} could show it: with {wanted.allowed:,} wrong, too many are."
    drawn = f"Check {sample.size:,} of {many:,} {which}, drawn by the seed {wanted.seed}"
    return f"{drawn}. If {allowed} wrong, {shows} (attribute sampling, hypergeometric)."


def says_in_words(sample: Sample, checked: SampleChecked, says: WrongAmong) -> str:
    """What a sample that was checked says of all."""
    many = sample.population
    low, high = (f"{says.at_least:,} ({_share(says.at_least, many, up=False)})", _with_share(says.at_most, many))
    sure = percent(sample.wanted.sure)
    return (
        f"{checked.wrong:,} of {checked.results:,} checked were wrong. Of all {many:,} it is {sure} "
        f"sure that between {low} and {high} are (Clopper and Pearson, hypergeometric); and as sure that no more than "
        f"{_with_share(says.no_more_than, many)} are."
    )


def _with_share(count: int, many: int) -> str:
    return f"{count:,} ({_share(count, many, up=True)})"


def _share(count: int, many: int, *, up: bool) -> str:
    """A share per cent to one decimal: the lower end cut off, and the upper end taken up, so that neither flatters."""
    if not many:
        return "0.0%"
    share = Fraction(count, many)
    return f"{cut_percent(Fraction(ceil(share * 1000), 1000) if up else share)}%"
