"""What the return cannot say, and what is said in its place, in words: printed, and kept beside the records."""

NOT_THERE: tuple[str, ...] = (
    "Which outcomes were agreed with a person: it has none. outcomes.csv holds the sequel of an episode, as the method "
    "finds it, and no outcome that anyone agreed; payable is no.",
    "Hours delivered, visits and what was paid: it has planned units, and of short-term support to maximise "
    "independence mostly no cost.",
    "Which provider the council pays: it names a registered location (CQC location), not a supplier. provider_id is "
    "that location, and not_given where there is none.",
    "Referrals to a provider: a request is made to the council and names no provider, so there is no people.csv.",
    "When the end of an episode was reviewed: reviewed_on is seven days after it, when its sequel is known.",
    "Whether support that goes on is more or less than before: same stands for support that is neither less nor none, "
    "and residential for a care home.",
    "What was keyed late: it has no day of keying. What is put into a later return changes the sequel there.",
)
"""One sentence for each thing that the tables of an extract have, and the return has not."""

_HEAD = "What the client level data return cannot say, and what these records have in its place\n\n"


def as_text() -> str:
    """Give the page that is kept beside the records."""
    return _HEAD + "".join(f"- {sentence}\n" for sentence in NOT_THERE)
