from pbr.records.dictionary import TABLES
from pbr.records.opened.line_of_record import first_lines, lines_of
from tests.records.conftest import Write


def test_a_record_is_found_on_its_line(write: Write) -> None:
    folder = write(
        plans='area,Plan ID\n"north\nwest",PL-1\n,\nsouth, PL-2\n',
        people="person_id,provider_id,referred_on\nS1,P1,06/04/2026\n",
    )
    assert lines_of(folder, TABLES["plans"], {"PL-2"})["PL-2"].line == 5
    assert lines_of(folder, TABLES["people"], {"S1:P1:2026-04-06"})["S1:P1:2026-04-06"].line == 2
    assert lines_of(folder, TABLES["plans"], {"PL-1", "PL-2", "PL-3"}).keys() == {"PL-1", "PL-2"}


def test_a_record_far_down_is_found_on_its_line_whatever_stands_before_it(write: Write) -> None:
    rows = "".join(f"PL-{number},north\n" for number in range(20_000))
    # The heading is line 1, so that row n counted from nought is line n + 2.
    plain = write(plans=f"plan_id,area\n{rows}")
    assert lines_of(plain, TABLES["plans"], {"PL-19000", "PL-150"})["PL-19000"].line == 19_002
    # A cell over two lines, far above: all below it stand a line further down.
    over_two = write(plans=f'plan_id,area\nPL-A,"north\nwest"\n{rows}')
    assert lines_of(over_two, TABLES["plans"], {"PL-19000"})["PL-19000"].line == 19_004
    # Lines that end otherwise, and one that ends as an old program ends it.
    others = write(plans="plan_id,area\r\nPL-A,north\rPL-B,south\r\n" + rows.replace("\n", "\r\n"))
    assert lines_of(others, TABLES["plans"], {"PL-19000"})["PL-19000"].line == 19_004


def test_an_id_that_is_written_otherwise_than_it_reads_is_found(write: Write) -> None:
    # An e with two dots to be put above it reads as the one letter.
    folder = write(plans="plan_id\nPL-e\u0308\nPL-2\n")
    assert lines_of(folder, TABLES["plans"], {"PL-\u00eb", "PL-2"})["PL-\u00eb"].line == 2


def test_the_first_of_each_group_is_found_whatever_order_they_are_in(write: Write) -> None:
    folder = write(plans="plan_id\nPL-4\nPL-2\nPL-1\nPL-3\n")
    groups = [{"PL-1", "PL-2"}, {"PL-3", "PL-1"}, {"PL-9"}, {"PL-2"}]
    fields = ["plan_id", "", "rate", "rate"]
    places = first_lines(folder, TABLES["plans"], list(zip(groups, fields, strict=True)))
    assert [(place.line, place.column, place.field) for place in places] == [
        (3, 1, "plan_id"), (4, 0, ""), (0, 0, "rate"), (3, 0, "rate"),
    ]  # fmt: skip


def test_a_record_that_is_not_there_has_no_line(write: Write) -> None:
    assert lines_of(write(), TABLES["plans"], {"PL-1"}) == {}
