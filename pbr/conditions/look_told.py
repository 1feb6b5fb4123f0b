"""What a look at other records tells, in the words of its scheme and in sentences for others."""

from pbr.conditions.syntax_tree import Among, Look, one_of_table
from pbr.records.files.record_names import article_of
from pbr.settlement.facts import Looked


def several_of_table(table: str) -> str:
    """What several records of a table are called where they are looked at; a council's own table has one word."""
    one = one_of_table(table)
    return table if one == table else f"{one}s"


def looked_told(table: str, look: Look) -> Looked:
    """What a look tells, as a scheme writes it, and in sentences for somebody who has not got the scheme."""
    one = one_of_table(look.table)
    if look.time is not None:
        in_a_row = " in a row" if look.time.in_a_row else ""
        of = "" if look.time.of is None else f" out of {look.time.of}"
        so_much = f"{look.time.days} days{in_a_row}{of} with a {one} of the kind that the contract asks about"
        return Looked(look.words, look.opposite, f"the person has {so_much}", f"the person has not {so_much}")
    if look.place is not None:
        yes, no = f"it has a place in {look.place.payment}", f"it has no place in {look.place.payment}"
        return Looked(yes, no, f"{yes}, paid at most {look.place.at_most}", f"{no}, paid at most {look.place.at_most}")
    if look.many > 1:
        beside = "other " if look.among is Among.OTHERS_OF_PERSON else ""
        so_many = f"{look.many} {beside}{several_of_table(look.table)} of the kind that the contract asks about"
        whose = f"the {one_of_table(table)}" if look.among is Among.BELOW else "the person"
        return Looked(look.words, look.opposite, f"{whose} has {so_many}", f"{whose} has fewer than {so_many}")
    of_kind = f"{one} of the kind that the contract asks about"
    if look.among is Among.BELOW:
        whose, some, none = f"the {one_of_table(table)}", article_of(look.table), "no"
    else:
        others = look.among is Among.OTHERS_OF_PERSON
        whose, some, none = "the person", "another" if others else "a", "no other" if others else "no"
    return Looked(look.words, look.opposite, f"{whose} has {some} {of_kind}", f"{whose} has {none} {of_kind}")
