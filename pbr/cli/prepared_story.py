"""What a story is told from: a large extract read in parts, where that is enough to tell it, or all of it."""

from datetime import date
from pathlib import Path

from pbr.api.as_read.settle_as_read import AskedAsRead
from pbr.api.settling.prepare import Prepared
from pbr.values.period import Period

Given = tuple[Path, Path, Period | None, date | None, bool, bool]
"""The scheme, the records, the period and the day; whether errors are held, and whether values are shown."""


def prepared_story(given: Given, wanted: str, asked: AskedAsRead | None, workers: int) -> Prepared:
    """Prepare the story of an id; with ``asked``, what may be read in parts, by so many processes.

    Raises ``ProblemsFound`` with everything that is wrong with the records.
    """
    if asked is not None:
        # imported late: most extracts are read whole
        from pbr.api.as_read.story_as_read import prepare_story_as_read

        if (prepared := prepare_story_as_read(asked, wanted, workers)) is not None:
            return prepared
    # imported late: what is told in parts is not prepared so
    from pbr.api.described.explanation import prepare_story

    return prepare_story(*given)
