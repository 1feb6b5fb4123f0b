"""The phrases of the framework: the codes that a council made up, and how many rows it set out."""

from pbr.scheme.reference.phrase import Phrase

_TWO_SET = "staffing: Enough trained staff on every shift\n    access: Seen within five days of referral"


def _list(words: str, meaning: str, heading: str, lines: str, gives: str = "", key: bool = False) -> Phrase:
    example = f"framework:\n  {heading}:\n    assumed: made up\n    {lines}"
    return Phrase(words, "framework", meaning, example, gives, ("framework",) if key else ())


FRAMEWORK = (
    _list(
        "of an outcome",
        "The codes that `outcome` may have, each with the sentence it stands for. Any other code in the records, or in "
        "a condition or price of the scheme, is an error.",
        "of an outcome",
        "washing: I can wash myself\n    cooking: I can cook a meal for myself",
    ),
    _list(
        "of a standard",
        "The codes that `standard` may have: the standards that are set.",
        "of a standard",
        _TWO_SET,
        "kept P1 2026-04-to-06: 1 of 2",
    ),
    _list(
        "of a question",
        "The codes that `question` may have, for answers: what people are asked.",
        "of a question",
        "feels_safe: Do you feel safe?",
    ),
    _list("of an area", "The codes that `area` may have, for plans and for people.", "of an area", "north: The north"),
    _list("of a provider", "The providers that the contract is with.", "of a provider", "P1: Northshire Care"),
    _list(
        "one for each",
        "How many rows of each standard are expected: `month per provider`, `quarter per provider`, `year per "
        "provider`, which is the calendar's, `contract quarter per provider`, `contract year per provider` or `cycle "
        "per provider`. A row is there when it begins in that window. One that is not there is not known: "
        "it is named in the measure, in `held.csv` and in `--explain`, and what hangs on it is open. Here nobody "
        "recorded `complaints`.",
        "of a standard",
        f"one for each: quarter per provider\n    {_TWO_SET}\n    complaints: Every complaint is answered",
        "kept P1 2026-04-to-06: 1 of 3, 1 not yet known; not recorded: complaints",
        key=True,
    ),
    _list(
        "codes",
        "Where a code that is spelt like a word of this section stands: `source`, `assumed`, `codes`.",
        "of an area",
        "north: The north\n    codes:\n      source: The upper valley",
        key=True,
    ),
)
