"""Notices: what somebody says of rows that are gone from the extract, so that they need not be taken as missing."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from pbr.problems.problem import Place
from pbr.values.dataclass import dataclass


class NoticeKind(StrEnum):
    """What became of a row: it was never right, another is right instead, or it is carried no longer."""

    WITHDRAWN = "withdrawn"
    REPLACED = "replaced"
    CLOSED = "closed"


class Notice(NamedTuple):
    """A notice of one row of a table, by the id that its lines have; ``replaced_by`` is the id of the new row."""

    table: str
    record_id: str
    what: NoticeKind
    on: date
    replaced_by: str
    reason: str
    source: str

    @property
    def about(self) -> tuple[str, str]:
        """The table and the record it is about: there is one notice for each."""
        return self.table, self.record_id


class PlacedNotice(NamedTuple):
    """A notice and where it stands; ``carried`` says that the last run had it too."""

    notice: Notice
    place: Place
    carried: bool


@dataclass(frozen=True, slots=True)
class NoticesInForce:
    """The notices that apply as at a day, by table and record, and those of later days, which do not yet."""

    placed: tuple[PlacedNotice, ...] = ()
    not_yet: tuple[Notice, ...] = ()

    def of_table(self, table: str) -> list[PlacedNotice]:
        """Those about rows of a table."""
        return [one for one in self.placed if one.notice.table == table]


def closed_with_a_plan(
    last_plans: Mapping[tuple[str, str], str], notices: Iterable[Notice]
) -> dict[tuple[str, str], str]:
    """The records that went with a plan that is closed, with its id: those with a notice of their own go by that."""
    what = {notice.about: notice.what for notice in notices}
    return {
        record: plan_id
        for record, plan_id in last_plans.items()
        if record not in what and what.get(("plans", plan_id)) is NoticeKind.CLOSED
    }
