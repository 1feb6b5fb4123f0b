import pytest

from tests.cli.command import pbr
from tests.generate.cli_page import PAGE, commands, page, told


def test_the_page_of_the_commands_is_what_they_say() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python -m tests.generate.cli_page"


def test_the_page_has_every_command() -> None:
    assert commands() == [
        "settle", "remit", "finance", "finance-shape", "direct-payments", "simulate", "validate", "describe", "sample",
        "cld", "rule", "map", "check", "judge", "fit", "evidence", "person", "provider", "ledger", "ledger open",
        "ledger list", "ledger show", "ledger history", "ledger balance", "ledger verify", "ledger pay",
        "page", "page build", "page pinned",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["", "settle", "ledger", "ledger open"])
def test_a_command_says_the_same_when_it_is_run(name: str) -> None:
    said = pbr(*name.split(), "--help", COLUMNS="80").stdout
    assert said.strip().replace("Usage: python -m pbr", "Usage: pbr") == told(name)
