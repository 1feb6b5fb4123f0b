"""How far records are moved in time, as it is given: only a comparison moves them."""

from pbr.simulate.date_shift import Move, move_in_words


def a_move(text: str) -> Move:
    """Read how far records are moved in time: ``1 year``, ``-2 years``, ``52 weeks``. Raises ``ValueError``."""
    found = move_in_words(text)
    if found is None:
        raise ValueError("records are moved by whole years, months, weeks or days: '1 year', '-2 years', '52 weeks'")
    return found
