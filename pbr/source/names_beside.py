"""Which file or folder may be meant by a path at which there is none: one beside it that is called nearly so."""

from contextlib import suppress
from itertools import islice
from pathlib import Path

from pbr.problems.suggest import nearest_to

_MOST_LOOKED_AT = 1_000


def meant_beside(path: Path) -> str:
    """Say which name beside a path was meant, ``did you mean "elm.yaml"?``, or nothing where none is near."""
    with suppress(OSError, ValueError):
        names = sorted(each.name for each in islice(path.parent.iterdir(), _MOST_LOOKED_AT))
        nearest = nearest_to(path.name, [name for name in names if name != path.name])
        if nearest:
            return f'did you mean "{path.with_name(nearest)}"?'
    return ""
