"""The words of what a limit brings: what its payments come to, the limit, and what that is worked out from."""

from pbr.settlement.reason import LimitReached, WorkedOut
from pbr.values.money import pounds


def limit_in_words(reached: LimitReached) -> str:
    """What payments come to and what the limit is: ``care come to £320.00; the limit is no more than £200.00 …``."""
    from_what = "" if reached.worked is None else f" ({worked_in_words(reached.worked)})"
    side = "more" if reached.cap else "less"
    bound = f"the limit is no {side} than {pounds(reached.pence)}{from_what} for the {reached.whom}"
    comes = f"{', '.join(reached.payments)} come to {pounds(reached.total)}"
    if reached.window is None:
        return f"{comes}; {bound}"
    if reached.carried:
        return f"{comes} in {reached.window.label}, {carried_in_words(reached.carried)}; {bound}"
    worked = "" if reached.cap else f", worked on {reached.window.period.last} and not before"
    return f"{comes} in {reached.window.label}; {bound}{worked}"


def carried_in_words(pence: int) -> str:
    """What was over in the window before: ``and £200.00 carried over from before``."""
    return f"and {pounds(pence)} carried over from before"


def worked_in_words(worked: WorkedOut) -> str:
    """What the sum of a limit was worked out from: ``£200.00 for each plan: 3``, ``10% of care: £950.00``."""
    if worked.of_all is not None:
        return f"what is left to this provider of {pounds(worked.of_all)} for the person with all providers"
    if worked.saved is not None:
        return f"{worked.text}, and {pounds(worked.saved)} left from before"
    if worked.kept is not None:
        kept = f", and {pounds(worked.kept)} that may be kept" if worked.kept else ""
        brought = f"; {pounds(worked.brought)} of what was there was brought forward" if worked.brought else ""
        return f"{worked.text}: {pounds(worked.others or 0)}{kept}{brought}"
    if worked.many is not None:
        return f"{worked.text}: {worked.many:,}"
    return worked.text if worked.others is None else f"{worked.text}: {pounds(worked.others)}"
