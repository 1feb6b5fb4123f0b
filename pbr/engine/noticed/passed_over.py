"""Records that no payment and no measure took, and whether the scheme is openly not for them."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import field

from pbr.engine.facts.rows_noticed import RowsNoticed
from pbr.engine.payments.unmatched_records import Watched
from pbr.records.table import Records, Row
from pbr.settlement.notices import CodeNotTaken, InNoBand, Notice
from pbr.values.dataclass import dataclass

CodeCounts = dict[tuple[str, int], Counter[object]]
"""How many rows have each code, by table and by the place of the code's field among those that are watched."""


@dataclass(slots=True)
class RecordsMissed:
    """The records that nothing took: how many have each code, and those that only a number or a date keeps out."""

    codes: CodeCounts = field(default_factory=dict)
    gaps: dict[tuple[str, tuple[str, ...]], RowsNoticed] = field(default_factory=dict)

    def merge(self, other: "RecordsMissed") -> None:
        """Add records that come after these."""
        add_codes(self.codes, other.codes)
        for key, gap in other.gaps.items():
            self.gaps.setdefault(key, RowsNoticed()).merge(gap)


def add_codes(counts: CodeCounts, others: CodeCounts) -> None:
    """Add the codes of other records to some."""
    for key, codes in others.items():
        counts.setdefault(key, Counter()).update(codes)


def codes_watched(records: Records, watched: Watched) -> CodeCounts:
    """The codes of all records, taken or not, in the fields that are watched."""
    return {
        (table, at): Counter(map(code_of, records.tables[table].rows))
        for table, refs in watched.codes.items()
        for at, code_of in enumerate(one.code_of for one in refs)
    }


class PassedOver:
    """Gathers the records of a run that nothing took; ``watches`` says of which tables they matter."""

    def __init__(self, watched: Watched, missed: RecordsMissed) -> None:
        self._watched = watched
        self._missed = missed
        self.watches = frozenset({*watched.bands, *watched.codes})

    def miss(self, table: str, row: Row) -> None:
        """Take note of a record of a watched table that nothing took."""
        for at, one in enumerate(self._watched.codes.get(table, ())):
            code = one.code_of(row)
            if code is not None:
                self._missed.codes.setdefault((table, at), Counter())[code] += 1
        fields = self._kept_out_by(table, row)
        if fields:
            gap = self._missed.gaps.setdefault((table, fields), RowsNoticed())
            gap.rows += 1
            if gap.names_another:
                gap.first.append(self._watched.record_of[table](row))

    def notices(self, codes: CodeCounts) -> Iterator[Notice]:
        """What there is to say of them, once all have gone by; ``codes`` are those of all records."""
        for (table, fields), gap in sorted(self._missed.gaps.items(), key=lambda item: item[0]):
            yield InNoBand(table, fields, gap.rows, gap.first_ids)
        for table, refs in self._watched.codes.items():
            for at, one in enumerate(refs):
                missed = self._missed.codes.get((table, at), Counter[object]())
                for code, count in sorted(missed.items(), key=lambda item: str(item[0])):
                    if codes[table, at][code] == count:
                        # imported late: in most settlements something takes each code
                        from pbr.problems.suggest import written_otherwise

                        meant = written_otherwise(str(code), one.asked_for)
                        yield CodeNotTaken(table, one.field.written, str(code), count, meant)

    def _kept_out_by(self, table: str, row: Row) -> tuple[str, ...]:
        """The numbers and dates that alone keep a record out of everything; none where something else does."""
        fields: dict[str, None] = {}
        for band in self._watched.bands.get(table, ()):
            if band.test(row) is not False:
                return ()
            if band.fields and band.fits_otherwise(row) is not False and band.in_run(row):
                fields |= dict.fromkeys(band.fields)
        return tuple(fields)
