"""The phrases of judging: what follows for a provider from the targets that it met and missed."""

from pbr.scheme.reference.phrase import Phrase

_KEPT = "measures:\n  kept:\n    target: {target}\n"
_MISSED = "kept P1 2026-04-to-06: missed"


def _verdict(words: str, meaning: str, target: str, name: str, when: str, gives: str) -> Phrase:
    example = f"{_KEPT.format(target=target)}verdicts:\n  {name}:\n    assumed: made up\n    when: {when}"
    return Phrase(words, "verdicts", meaning, example, gives)


VERDICTS = (
    Phrase(
        "when",
        "verdicts",
        "The rule: which targets, met or missed, in which windows. What is undecided, or not judged, leaves it "
        "undecided unless the rest decides.",
        f"{_KEPT.format(target='at least 80%')}verdicts:\n  named_as_poor:\n    assumed: made up\n"
        "    when: any target is missed",
        f"{_MISSED}\nnamed_as_poor P1: yes",
        ("verdicts",),
    ),
    _verdict(
        "every target is met",
        "All that have one, in the last window that is over; `any target` is one of them at least.",
        "at least 50%",
        "may_be_extended",
        "every target is met",
        "kept P1 2026-04-to-06: met\nmay_be_extended P1: yes",
    ),
    _verdict(
        "NAME is missed",
        "The target of one measure alone.",
        "at least 80%",
        "named_as_poor",
        "kept is missed",
        f"{_MISSED}\nnamed_as_poor P1: yes",
    ),
    _verdict(
        "in 1 of the last 2 quarters",
        "In so many of the last windows that are over, at least; `in each of the last 4 quarters` is all of them, `in "
        "any of` one. While too few are over it is undecided, unless it is certain already.",
        "at least 50%",
        "may_be_extended",
        "every target is met in 1 of the last 2 quarters",
        "may_be_extended P1: yes",
    ),
)
"""The words of a verdict, each with an example that is run."""
