"""The words of what the engine noticed: warnings, each at the first record it is about."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from pbr.problems.problem import Place, Problem
from pbr.problems.suggest import did_you_mean
from pbr.records.dictionary import OPENINGS, TableKind, Tables
from pbr.records.opened.line_of_record import file_read, lines_of
from pbr.settlement.notices import (
    CodeNotTaken,
    CodesAlike,
    CountedElsewhere,
    DaysBeforeRun,
    FloorNotBegun,
    InNoBand,
    NotBroughtInForAll,
    NothingBroughtIn,
    NothingTaken,
    Notice,
    NotPaidWhenDue,
    OutsideRun,
    PaidUnmeasured,
    PaidWithOpenRecords,
    TextOtherwise,
    WeighsNothing,
)
from pbr.values.money import pounds
from pbr.values.units_in_words import counted, with_more

_FRAMEWORK = "list the codes of the contract under 'framework', so that any other is an error"

_MOST_NAMED = 5


def warnings_of_notices(notices: Iterable[Notice], records: Path, tables: Tables) -> list[Problem]:
    """Give each notice as a warning; ``records`` is where the extract stands, to name lines of it."""
    return [warning_of_notice(notice, records, tables) for notice in notices]


def warning_of_notice(notice: Notice, records: Path, tables: Tables) -> Problem:
    """Give one as a warning."""
    match notice:
        case InNoBand():
            return _in_no_band(notice, records, tables[notice.table])
        case CodeNotTaken():
            message = f"no payment and no measure takes {notice.field} '{notice.code}' ({counted(notice.rows, 'row')})"
            place = Place(file_read(records, tables[notice.table]), field=notice.field)
            check = f'did you mean "{notice.meant}"? If not,' if notice.meant else "check how it is written; or"
            return Problem("PBR851", message, place, f"{check} {_FRAMEWORK}", "warning")
        case CodesAlike():
            message = (
                f"{notice.field} has '{notice.one}' ({notice.rows_of_one:,}) and '{notice.other}' "
                f"({notice.rows_of_other:,}), which are nearly one code and are read as two"
            )
            place = Place(file_read(records, tables[notice.table]), field=notice.field)
            return Problem("PBR852", message, place, f"write each code in one way; or {_FRAMEWORK}", "warning")
        case TextOtherwise():
            return _text_otherwise(notice, records, tables[notice.table])
        case FloorNotBegun():
            return _floor_not_begun(notice, records)
        case NothingBroughtIn():
            file = file_read(records, OPENINGS)
            message = (
                f"no row is called '{notice.name}', which '{notice.measure}' is compared with, so there is nothing to "
                "compare it with"
            )
            there = f"write the name in {file} as the scheme has it; there {_are(notice.names)}"
            advice = did_you_mean(notice.name, notice.names) or there
            return Problem("PBR859", message, Place(file, field="name"), advice, "warning")
        case NotBroughtInForAll():
            have = "has" if len(notice.providers) == 1 else "have"
            message = (
                f"{_whom(notice.providers)} {have} no row called '{notice.name}', so there is nothing to compare "
                f"'{notice.measure}' with there"
            )
            advice = "add what is missing; where there was nothing before to compare with, nothing has to be mended"
            place = Place(file_read(records, OPENINGS), field="provider_id")
            return Problem("PBR859", message, place, advice, "warning")
        case OutsideRun() | CountedElsewhere():
            return _counts_by_its_day(notice, records, tables[notice.table])
        case PaidUnmeasured():
            return _paid_unmeasured(notice, records)
        case PaidWithOpenRecords():
            return _paid_with_open_records(notice, records)
        case NotPaidWhenDue():
            return _not_paid_when_due(notice, records)
        case WeighsNothing():
            return _weighs_nothing(notice, records, tables[notice.table])
        case DaysBeforeRun():
            return _days_before_run(notice, records, tables[notice.table])
        case NothingTaken():
            many = "the 1 row is" if notice.rows == 1 else f"all {notice.rows:,} rows are"
            message = f"nothing in these records is what is paid for or counted: {many} out of scope"
            advice = "check that the records are of this contract: its types of plan, its codes and the days it runs"
            return Problem("PBR855", message, Place(records.name or str(records)), advice, "warning")


def _paid_unmeasured(notice: PaidUnmeasured, records: Path) -> Problem:
    message = (
        f"'{notice.measure}' counts {_named(notice.unpaid)}, with nothing to be paid for, and has no row of "
        f"{_named(notice.unmeasured)}, to be paid by it: is one of them written in two ways?"
    )
    advice = "write each provider_id in one way in every file; if they are several, nothing has to be mended"
    return Problem("PBR835", message, Place(records.name or str(records)), advice, "warning")


def _text_otherwise(notice: TextOtherwise, records: Path, kind: TableKind) -> Problem:
    """A text of the scheme that rows have otherwise; theirs may be about a person, and is not shown."""
    message = (
        f'{notice.field} differs from "{notice.text}", which the scheme asks for, in {" and ".join(notice.apart)} '
        f"alone in {counted(notice.rows, 'row')}, and is read as another"
    )
    advice = "write it in one way in the scheme and the records; where two are meant, let the scheme name both"
    return Problem("PBR546", message, Place(file_read(records, kind), field=notice.field), advice, "warning")


def _floor_not_begun(notice: FloorNotBegun, records: Path) -> Problem:
    """A floor that brings a provider to nothing, or to nothing in some of its windows."""
    inside, begins, advice = "", "a floor begins", "if it is owed the floor all the same, pay it apart"
    if notice.windows:
        inside = f" in {_first_of(notice.windows)}"
        begins = "a floor of a provider that the scheme does not list begins in each window"
        advice = "if it is owed the floor over nothing, list it in the framework, under 'of a provider'"
    message = (
        f"provider {notice.provider_id} has no line under '{notice.limit}'{inside}, so it is not brought to "
        f"{pounds(notice.pence)}{' there' if inside else ''}: {begins} with the first line under it"
    )
    advice = f"check that its records are in the extract; {advice}"
    return Problem("PBR854", message, Place(records.name or str(records)), advice, "warning")


def _are(names: Sequence[str]) -> str:
    return f"{'is' if len(names) == 1 else 'are'} {_first_of(names)}" if names else "are none"


def _first_of(labels: Sequence[str]) -> str:
    """The first few of many, and how many more."""
    return with_more(labels, _MOST_NAMED)


def _named(providers: tuple[str, ...]) -> str:
    """Providers by their ids, the first few of many."""
    return _first_of([f"'{one}'" for one in providers])


def _first_places(
    notice: InNoBand | OutsideRun | CountedElsewhere | WeighsNothing | DaysBeforeRun, records: Path, kind: TableKind
) -> tuple[Place, str]:
    """Where the first record of a notice stands, and where the first few of them do, in brackets."""
    places = sorted(lines_of(records, kind, set(notice.first_ids)).values())
    if not places:
        return Place(file_read(records, kind)), ""
    lines = ", ".join(str(place.line) for place in places)
    more = ", …" if notice.rows > len(places) else ""
    return places[0], f" ({places[0].file}: line{'s' if len(places) > 1 or more else ''} {lines}{more})"


def _counts_by_its_day(notice: OutsideRun | CountedElsewhere, records: Path, kind: TableKind) -> Problem:
    """Records of which a measure makes something else than most of their days would."""
    place, where = _first_places(notice, records, kind)
    one = notice.rows == 1
    many, whose = (f"1 {kind.one} counts", "its") if one else (f"{notice.rows:,} {kind.name} count", "their")
    days = f"by {whose} {' and '.join(notice.fields)}"
    match notice:
        case OutsideRun(measure=measure):
            code, what = "PBR834", "outside the run, and counts nowhere"
            said = f"in no window of '{measure}', {days}, though most of {whose} days are in the run of the scheme"
        case CountedElsewhere(measure=measure):
            code, what = "PBR837", "in another month, quarter or year"
            said = f"in another window of '{measure}' than the one that most of {whose} days are in, {days}"
    advice = f"check the day: one day too early or too late is {what}"
    return Problem(code, f"{many} {said}{where}", place, advice, "warning")


def _paid_with_open_records(notice: PaidWithOpenRecords, records: Path) -> Problem:
    still = "1 record is" if notice.records == 1 else f"{notice.records:,} records are"
    message = (
        f"'{notice.payment}' of {notice.window} is paid to {_whom(notice.providers)} while {still} open or held: "
        "what they bring to it later is in no later month settled by itself, only in a ledger's next run or in a "
        "settlement of the whole run"
    )
    return _later_in_no_month(message, records)


def _not_paid_when_due(notice: NotPaidWhenDue, records: Path) -> Problem:
    if notice.unknown:
        rows = "1 record" if notice.unknown == 1 else f"{notice.unknown:,} records"
        why = f"what '{notice.measure}' does not know yet of {rows} could change it"
    elif notice.measure:
        why = f"'{notice.measure}' has nothing {'certain to be compared with' if notice.compared else 'to measure'} yet"
    else:
        why = "its only record is" if notice.records == 1 else f"all of its {notice.records:,} records are"
        why = f"{why} open or held"
    message = (
        f"'{notice.payment}' of {notice.window} falls due to {_whom(notice.providers)} in this period and is not paid: "
        f"{why}; what it comes to is "
        "in no later month settled by itself, only in a ledger's next run or a settlement of the whole run"
    )
    return _later_in_no_month(message, records)


def _whom(providers: tuple[str, ...]) -> str:
    if len(providers) == 1:
        return f"provider {providers[0]}"
    return f"{len(providers):,} providers ({_named(providers)})"


def _later_in_no_month(message: str, records: Path) -> Problem:
    advice = "settle when they are decided; or settle against a ledger, which pays what is decided later"
    return Problem("PBR857", message, Place(records.name or str(records)), advice, "warning")


def _weighs_nothing(notice: WeighsNothing, records: Path, kind: TableKind) -> Problem:
    place, where = _first_places(notice, records, kind)
    many = f"1 {kind.one} has" if notice.rows == 1 else f"{notice.rows:,} {kind.name} have"
    message = f"{many} a weight of 0, and no share of '{notice.part}', which is spread by weight{where}"
    return Problem(
        "PBR829",
        message,
        place,
        "check the weights: a blank one counts as 1; what is not to be paid for is better said by payable",
        "warning",
    )


def _days_before_run(notice: DaysBeforeRun, records: Path, kind: TableKind) -> Problem:
    place, where = _first_places(notice, records, kind)
    many = f"1 {kind.one} began" if notice.rows == 1 else f"{notice.rows:,} {kind.name} began"
    message = (
        f"{many} before the run of the scheme, and '{notice.payment}' pays {'its' if notice.rows == 1 else 'their'} "
        f"days from {notice.begins}, the first of the run, and none before{where}"
    )
    advice = "see that the earlier days are paid under what held then; if they belong here, let 'runs' begin sooner"
    return Problem("PBR839", message, place, advice, "warning")


def _in_no_band(notice: InNoBand, records: Path, kind: TableKind) -> Problem:
    place, where = _first_places(notice, records, kind)
    many = f"1 {kind.one} is" if notice.rows == 1 else f"{notice.rows:,} {kind.name} are"
    whose = "its" if notice.rows == 1 else "their"
    message = f"{many} taken by no payment and no measure, because of {whose} {' and '.join(notice.fields)}{where}"
    return Problem(
        "PBR853",
        message,
        place,
        f"close the gap between the payments; or write under 'leaves out' which are meant: {kind.one} where …",
        "warning",
    )
