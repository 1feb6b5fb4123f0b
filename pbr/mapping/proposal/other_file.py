"""A second file that says what the first one's words stand for: the references of providers, by their names."""

from collections.abc import Sequence

from pbr.mapping.proposal.column_profile import ColumnProfile, Content
from pbr.mapping.proposal.file_profile import FileProfile
from pbr.mapping.proposal.heading_words import exactly
from pbr.mapping.proposal.proposed import FromOtherFile

_ENOUGH = 0.8


def found_in_other_file(column: ColumnProfile, others: Sequence[FileProfile]) -> FromOtherFile | None:
    """Find the column of another file in which nearly all of a column's words stand once each, and what stands beside.

    What it gives is filled in where only one other column there can be an id.
    """
    for other in others:
        for by in other.columns:
            if by.distinct != by.filled or not column.values:
                continue
            if len(column.values & by.values) < _ENOUGH * len(column.values):
                continue
            ids = [each for each in other.columns if each is not by and _may_be_id(each)]
            named = [each for each in ids if exactly("provider_id", each.heading) or exactly("id", each.heading)]
            one = ids if len(ids) == 1 else named
            return FromOtherFile(column.heading, other.label, by.heading, one[0].heading if len(one) == 1 else "")
    return None


def _may_be_id(column: ColumnProfile) -> bool:
    return column.distinct == column.filled and (column.content in (Content.IDS, Content.CODES) or column.whole)
