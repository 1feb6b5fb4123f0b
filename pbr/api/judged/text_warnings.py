"""Texts that the records have otherwise than a scheme asks for, told where records are judged and not settled."""

from collections.abc import Iterator

from pbr.api.settling.notice_warnings import warning_of_notice
from pbr.api.settling.prepare import Prepared
from pbr.engine.noticed.seen_in_records import rows_of_texts_otherwise
from pbr.problems.problem import Problem


def warnings_of_texts(prepared: Prepared) -> Iterator[Problem]:
    """Give a warning for each text of the scheme that rows have in other capitals, or with other spaces or signs.

    A measure counts by the text as it stands, so that a target may be met or missed by how an area is written.
    """
    rows = rows_of_texts_otherwise(prepared.records, prepared.scheme, {})
    if not rows:
        return
    # imported late: most records have the texts of the scheme as it has them
    from pbr.engine.noticed.written_otherwise import texts_otherwise

    for notice in texts_otherwise(rows, ()):
        yield warning_of_notice(notice, prepared.records_path, prepared.scheme.tables)
