"""The words that ask for time added up over several records of a person, each day counted once.

::

    time = "at" "least" length "of" ["the"] length "from" day among
         | "at" "least" length "in" "a" "row" ["of" ["the"] length] "from" day among
    among = "in" ("plans" | "referrals" | "stays") "of" "the" "person" "where" "(" condition ")"
    length = number ("day" | "days" | "week" | "weeks")
"""

from collections.abc import Callable

from pbr.conditions.deciding_facts import fields_of
from pbr.conditions.lexer import Misread
from pbr.conditions.look_words import looks_in
from pbr.conditions.looked_for import of_a_person
from pbr.conditions.name_resolution import called
from pbr.conditions.operand_parser import ValueReader
from pbr.conditions.operand_type import type_of
from pbr.conditions.syntax_tree import Among, Condition, FieldRef, Look, Span, TimeWanted, YesNo, one_of_table
from pbr.conditions.type_check import FARTHEST
from pbr.conditions.value_type import Type
from pbr.conditions.written_out import operand_written, written_out
from pbr.records.dictionary import Field, FieldType, TableKind

_UNITS = {"day": 1, "days": 1, "week": 7, "weeks": 7}
_TABLES = ("plans", "people", "stays")
"""The records that have a first and a last day of service."""
_FORM = "write it like at least 13 weeks of the 16 weeks from started_on in plans of the person where (…)"


def time_asked(reader: ValueReader, looked_for: Callable[[TableKind], Condition]) -> YesNo | None:
    """The time that the words to come ask for, as a yes or no of the record in hand; None where they ask for another.

    ``looked_for`` reads the condition in the brackets, about a record of a kind, and the bracket that ends it.

    Raises `Misread` where what is asked for has no one meaning from the record in hand.
    """
    start = reader.word.start
    if not reader.take_if("at", "least"):
        return None
    if reader.names.hand is not None:
        remedy = "put it into a condition of its own, joined by 'and' or 'or'"
        raise Misread("PBR333", "time cannot be added up inside a look at other records", start, start + 8, remedy)
    time = _time(reader, start)
    _expect(reader, "in")
    kind = _kind(reader)
    for word in ("of", "the", "person", "where", "("):
        _expect(reader, word)
    hand = reader.names.kind
    where = looked_for(kind)
    _check_of_itself(where)
    span = (start, reader.words[reader.next - 1].end)
    return YesNo(found_in_time(hand.name, kind.name, time, where, span), span)


def _time(reader: ValueReader, start: int) -> TimeWanted:
    """How much time is asked for, whether in a row, out of how much, and from which day."""
    days, of = _length(reader), None
    in_a_row = reader.take_if("in", "a", "row")
    if not in_a_row or reader.word.text == "of":
        _expect(reader, "of")
        reader.take_if("the")
        of = _length(reader)
        if days > of:
            end = reader.words[reader.next - 1].end
            message = f"{_so_long(days)} are more than the {_so_long(of)} that they are looked for in"
            raise Misread("PBR532", message, start, end, _FORM)
    _expect(reader, "from")
    since = reader.value()
    if type_of(since) is not Type.DATE or not any(fields_of(since)):
        raise Misread("PBR532", "the days are counted from a date of the record", *since.span, _FORM)
    return TimeWanted(days, of, since, in_a_row)


def _check_of_itself(where: Condition) -> None:
    """Raise `Misread` where a condition asks for more than a record says of itself."""
    if looks_in(where):
        remedy = "put it into a condition of its own, joined by 'and' or 'or'"
        raise Misread("PBR333", "time cannot be added up over what a look finds", *where.span, remedy)
    theirs = next((ref for ref in fields_of(where) if ref.in_hand), None)
    if theirs is not None:
        message = f"'{theirs.written}' is of one record, and time is added up over all that fit by themselves"
        raise Misread("PBR534", message, *theirs.span, "say it of the records alone; the days from … are this record's")


def found_in_time(hand: str, table: str, time: TimeWanted, where: Condition, span: Span) -> FieldRef:
    """What is found by adding up the time of the records of a table, as a field of those in hand."""
    in_a_row, of = " in a row" if time.in_a_row else "", "" if time.of is None else f" of the {_so_long(time.of)}"
    asked = (
        f"{_so_long(time.days)}{in_a_row}{of} from {operand_written(time.since)} in "
        f"{one_of_table(table)}s of the person where ({written_out(where)})"
    )
    words, opposite = f"at least {asked}", f"less than {asked}"
    field = Field(words, f"Whether there is so much time: {words}.", FieldType.YES_NO, "yes")
    return FieldRef(hand, field, False, span, look=Look(table, Among.OF_PERSON, where, words, opposite, time))


def _length(reader: ValueReader) -> int:
    """So many days, or weeks of seven."""
    number, unit = reader.take(), reader.take()
    times = _UNITS.get(unit.text)
    whole = number.kind == "number" and "." not in number.text and len(number.text) <= 5
    if not whole or times is None or not 0 < int(number.text) * times <= FARTHEST:
        end = max(number.end, unit.end)
        raise Misread("PBR532", "so much time is a whole number of days or weeks", number.start, end, _FORM)
    return int(number.text) * times


def _expect(reader: ValueReader, text: str) -> None:
    word = reader.word
    if not reader.take_if(text):
        end = word.end + (word.kind == "end")
        raise Misread(
            "PBR532", f"'{text}' is missing here, for which time is looked for, and in what", word.start, end, _FORM
        )


def _kind(reader: ValueReader) -> TableKind:
    """The records that time is added up over, by their word for several."""
    word = reader.take()
    kind = next((one for name, one in reader.names.tables.items() if f"{one_of_table(name)}s" == word.text), None)
    if kind is None or kind.name not in _TABLES:
        message = f"'{word.text}' is no word for several records that have a first and a last day of service"
        raise Misread("PBR533", message, word.start, word.end, "write plans, referrals or stays")
    if not of_a_person(reader.names):
        message = f"{called(reader.names.kind)} is of no person whose {word.text} there could be"
        raise Misread(
            "PBR533", message, word.start, word.end, "ask it of a plan, a visit, an outcome, a referral or a stay"
        )
    return kind


def _so_long(days: int) -> str:
    number, one = (days // 7, "week") if days % 7 == 0 else (days, "day")
    return f"{number} {one}{'' if number == 1 else 's'}"
