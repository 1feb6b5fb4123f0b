from tests.generate.readme import README, made


def test_what_the_readme_shows_is_what_the_commands_print() -> None:
    text = README.read_text(encoding="utf-8")
    assert text.count("<!-- run: ") >= 5
    assert made(text) == text, "run: python -m tests.generate.readme"
