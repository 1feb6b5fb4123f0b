"""Whether the notices of a table are of rows that are gone, and what replaces them is there."""

from collections.abc import Container, Iterable

from pbr.problems.problem import Problem
from pbr.records.files.record_names import article_of, record_called
from pbr.records.papers.notice import PlacedNotice


def that_do_not_fit(
    notices: Iterable[PlacedNotice], file: str, there: Container[str], gone: Container[str]
) -> list[Problem]:
    """What is wrong with the notices of a table, by the ids of the rows that are ``there`` and that are ``gone``.

    ``file`` is what problems call the file of the table.
    One that the last run had too was of a row that was there then, and what replaced it may be gone by now.
    """
    problems: list[Problem] = []
    for notice, place, carried in notices:
        one = f"{article_of(notice.table)} {record_called(notice.table)}"
        if notice.record_id in there:
            if carried and not place.line:
                continue
            problems.append(
                Problem(
                    "PBR661",
                    f"it is a notice of {one} that is in {file}",
                    place,
                    f"take the notice out, or the row out of {file}",
                )
            )
        elif carried:
            continue
        elif notice.record_id not in gone:
            problems.append(
                Problem(
                    "PBR662",
                    f"it is a notice of {one} that the last run had not",
                    place,
                    "mend the id: it is the one that the lines of the run have; capitals count",
                )
            )
        if notice.replaced_by and not carried and notice.replaced_by not in there:
            problems.append(
                Problem(
                    "PBR665",
                    f"what replaces it is not in {file}",
                    place,
                    f"mend replaced_by, or add the {record_called(notice.table)}",
                )
            )
    return problems
