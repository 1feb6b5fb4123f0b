"""Records that a reason names, in words: the first of them, and how many more there are."""


def several(records: tuple[str, ...], others: int) -> str:
    """Some records, and how many more: ``V1, V2 and 3 others``."""
    named = [*records, *([f"{others} other{'' if others == 1 else 's'}"] if others else [])]
    return named[0] if len(named) == 1 else f"{', '.join(named[:-1])} and {named[-1]}"


def among(records: tuple[str, ...], others: int, what: str) -> str:
    """What some of the records that are added up are: ``among what is added up V1 and V2 are held``."""
    verb = "is" if len(records) + others == 1 else "are"
    return f"among what is added up {several(records, others)} {verb} {what}"
