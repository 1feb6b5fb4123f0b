from tests.generate.records_page import PAGE, SCHEMAS, page, schemas

RUN = "run: python -m tests.generate.records_page"


def test_the_page_of_records_is_what_the_dictionary_says() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), RUN


def test_the_table_schemas_are_what_the_dictionary_says() -> None:
    written = {path.name: path.read_text(encoding="utf-8") for path in SCHEMAS.iterdir()}
    assert written == schemas(), RUN
