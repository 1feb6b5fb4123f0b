"""What a command has put in its place so far: so that nothing ever says "nothing was written" when something was."""

from collections.abc import Callable

_IN_PLACE: list[str] = []


def nothing_written_yet() -> None:
    """Begin a command: what an earlier one in this process wrote is not its own."""
    _IN_PLACE.clear()


def in_place(what: str) -> Callable[[], None]:
    """Give what is to be called once something is in its place, such as "the settlement is in june"."""
    return lambda: _IN_PLACE.append(what)


def what_was_written() -> str:
    """Say what is in its place, for the end of a sentence: "nothing was written" where nothing is."""
    return " and ".join(_IN_PLACE) or "nothing was written"
