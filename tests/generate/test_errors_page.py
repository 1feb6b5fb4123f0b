from tests.generate.errors_page import PAGE, page


def test_the_page_of_errors_is_what_the_rules_and_cases_say() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python -m tests.generate.errors_page"
