from pbr.records.dictionary import TABLES
from pbr.records.line_of_record import first_lines, lines_of
from tests.records.conftest import Write


def test_a_record_is_found_on_its_line(write: Write) -> None:
    folder = write(
        plans='area,Plan ID\n"north\nwest",PL-1\n,\nsouth, PL-2\n',
        people="person_id,provider_id,referred_on\nS1,P1,06/04/2026\n",
    )
    assert lines_of(folder, TABLES["plans"], {"PL-2"})["PL-2"].line == 5
    assert lines_of(folder, TABLES["people"], {"S1:P1:2026-04-06"})["S1:P1:2026-04-06"].line == 2
    assert lines_of(folder, TABLES["plans"], {"PL-1", "PL-2", "PL-3"}).keys() == {"PL-1", "PL-2"}


def test_the_first_of_each_group_is_found_whatever_order_they_are_in(write: Write) -> None:
    folder = write(plans="plan_id\nPL-4\nPL-2\nPL-1\nPL-3\n")
    groups = [{"PL-1", "PL-2"}, {"PL-3", "PL-1"}, {"PL-9"}, {"PL-2"}]
    assert [place.line for place in first_lines(folder, TABLES["plans"], groups)] == [3, 4, 0, 3]


def test_a_record_that_is_not_there_has_no_line(write: Write) -> None:
    assert lines_of(write(), TABLES["plans"], {"PL-1"}) == {}
