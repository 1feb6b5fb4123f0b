"""What is written of a return besides its records: what was read, what became of it, the method, and the measure."""

from collections import Counter
from typing import Any

from pbr import __version__
from pbr.files.publish_folder import MADE_BY
from pbr.national_return.codes import EventType
from pbr.national_return.days import iso
from pbr.national_return.fates import Fate, FileTally
from pbr.national_return.measure import Measure, measure_of
from pbr.national_return.sequel import Sequel
from pbr.national_return.told_episodes import Ages, MeasureStanding, ToldEpisode
from pbr.national_return.told_return import ToldReturn
from pbr.national_return.what_followed import NAME, VERSION
from pbr.national_return.what_is_not_there import NOT_THERE


def manifest(told: ToldReturn) -> dict[str, Any]:
    """Give the manifest: of counts by what became of a row, the sum is the rows read."""
    in_year = told.in_year
    measured = [one for one in in_year if one.standing is MeasureStanding.MEASURED]
    return {
        MADE_BY: f"pbr {__version__}",
        "method": {"name": NAME, "version": VERSION},
        "council": told.files[0].council,
        "covers": str(told.covers),
        "read": [_file(file) for file in told.files],
        "rows": sum(file.rows for file in told.files),
        "what_became_of_them": {fate.value: told.fates[fate] for fate in Fate},
        "services_ended_because_the_next_return_has_them_no_longer": told.closed,
        "episodes": _episodes(told.told),
        "episodes_of_several_providers": told.several_providers,
        "episodes_without_provider": told.no_provider,
        "measure": {
            "year": str(told.year),
            "by": "the day an episode ended",
            "episodes_ended_in_it": _episodes(in_year),
            "sequels": _sequels(measured),
            "rules": dict(sorted(Counter(one.followed.rule for one in measured if one.followed).items())),
            "began_fewer_than_91_days_after_the_first_day_covered": told.short_look_back,
            "ended_fewer_than_7_days_before_the_last_day_covered": told.short_look_ahead,
            "all": _measure(measure_of(measured)),
            "by_age": {ages.value: _measure(measure_of(one for one in measured if one.ages is ages)) for ages in Ages},
        },
        "what_the_return_cannot_say": list(NOT_THERE),
    }


def _file(file: FileTally) -> dict[str, Any]:
    return {
        "file": file.name,
        "sha256": file.sha256,
        "encoding": file.encoding,
        "reporting_period": f"{iso(file.first_day)} to {iso(file.last_day)}",
        "rows": file.rows,
        "blank_rows": file.blank_rows,
        "rows_by_event_type": _by_type(file.by_type),
        "codes_written_as_in": {spelling.value: many for spelling, many in file.spellings_found},
        "codes_spelled_otherwise": [
            {"column": column, "code": code, "rows": rows}
            for (column, code), rows in sorted(file.spelled_otherwise.items())
        ],
    }


def _by_type(counts: Counter[EventType | None]) -> dict[str, int]:
    kinds = [kind for kind in (*EventType, None) if counts[kind]]
    return {"not given" if kind is None else kind.value: counts[kind] for kind in kinds}


def _episodes(told: tuple[ToldEpisode, ...] | list[ToldEpisode]) -> dict[str, int]:
    counts = Counter(one.standing for one in told)
    return {"all": len(told), **{standing.value: counts[standing] for standing in MeasureStanding}}


def _sequels(measured: list[ToldEpisode]) -> dict[str, int]:
    counts = Counter(one.followed.sequel for one in measured if one.followed)
    return {sequel.value: counts[sequel] for sequel in Sequel if counts[sequel]}


def _measure(of: Measure) -> dict[str, Any]:
    return {
        "count": of.count,
        "out_of": of.out_of,
        "share": of.share_in_words,
        "sequel_not_counted": of.left_out,
        "unable_to_classify": of.unclassified,
    }
