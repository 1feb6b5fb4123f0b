"""What is said of one phrase of the language."""

from pbr.values.dataclass import dataclass

PAYMENTS_AND_PARTS = ("payments", "parts")
"""The sections that take a phrase as a key, where a part says it as the whole payment does."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of the language, what it means, and a small example that is run.

    ``section`` is where a reader looks for it. ``example`` is a piece of a scheme, completed by the frame that
    ``docs/language.md`` shows; ``gives`` is what it then comes to, a line or a measure each. ``key_of`` names the
    sections that take the phrase as a key.
    """

    words: str
    section: str
    meaning: str
    example: str
    gives: str = ""
    key_of: tuple[str, ...] = ()
