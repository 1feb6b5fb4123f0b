"""In which formats results and problems are printed."""

from enum import StrEnum


class PrintFormat(StrEnum):
    """What is printed of a result."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


class SettleFormat(StrEnum):
    """What is printed of a settlement; a page is of an explanation only."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    HTML = "html"


class ProblemFormat(StrEnum):
    """How problems are printed."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


class CheckFormat(StrEnum):
    """How the quality of an extract is printed."""

    TABLE = "table"
    JSON = "json"
