"""What the page's worker calls: each takes what is asked as JSON, and gives its answer as JSON.

The worker puts the files that a call is about on the desk first. One settlement is kept, the last; it is asked for its
lines and stories, and for everything that is saved. Each call loads what it needs and no more: a page waits for all of
it, file by file.
"""

from typing import TYPE_CHECKING

from pbr import __version__
from pbr.in_browser.answers import Answer, NotReadError, answered, asked
from pbr.in_browser.progress_told import Tell, ToldToPage

if TYPE_CHECKING:
    from pbr.in_browser.settled import SettledHere


class _Kept:
    """The last settlement; none before the first."""

    settled: "SettledHere | None" = None


_KEPT = _Kept()


def version() -> str:
    """Which pbr this is."""
    return __version__


def get_ready(_said: str, _tell_page: Tell) -> str:
    """Load what settles and compares while nobody waits for it."""
    # imported late: the first thing that is asked for is not to wait for this
    import pbr.in_browser.compared
    import pbr.in_browser.everything
    import pbr.in_browser.invented

    return answered(lambda: {"loaded": [pbr.in_browser.compared.__name__]})


def check(said: str, tell_page: Tell) -> str:
    """Check the scheme on the desk."""
    # imported late: each call loads what it needs alone
    from pbr.in_browser.scheme_checked import check_scheme

    tell_page("Checking the scheme", 0, 0)
    return answered(lambda: check_scheme(asked(said)["scheme"]))


def rule(said: str, _tell_page: Tell) -> str:
    """Say what a problem's code stands for."""
    # imported late: each call loads what it needs alone
    from pbr.in_browser.scheme_checked import explain_rule

    return answered(lambda: explain_rule(asked(said)["code"]))


def sample(said: str, tell_page: Tell) -> str:
    """Write invented records to the desk."""
    # imported late: each call loads what it needs alone
    from pbr.in_browser.invented import invent

    tell_page("Inventing records", 0, 0)
    return answered(lambda: invent(asked(said)))


def settle(said: str, tell_page: Tell) -> str:
    """Settle what is on the desk, and keep the settlement."""
    # imported late: each call loads what it needs alone
    from pbr.in_browser.settled import settle_here, summary

    _KEPT.settled = None

    def work() -> Answer:
        settled = settle_here(asked(said), tell_page)
        _KEPT.settled = settled
        return summary(settled)

    return answered(work)


def summed_up(said: str, _tell_page: Tell) -> str:
    """Give the sums of the settlement, or of one provider of it."""
    # imported late: each call loads what it needs alone
    from pbr.in_browser.settled import summary

    return answered(lambda: summary(_settled(), asked(said).get("provider")))


def lines(said: str, _tell_page: Tell) -> str:
    """Give some lines of the settlement."""
    # imported late: each call loads what it needs alone
    from pbr.in_browser.settled import lines_shown

    return answered(lambda: lines_shown(_settled(), asked(said)))


def story(said: str, tell_page: Tell) -> str:
    """Tell the story of a line of the settlement."""
    tell_page("Telling the story", 0, 0)
    return answered(lambda: {"story": _settled().story(asked(said)["line"])})


def everything(_said: str, tell_page: Tell) -> str:
    """Make everything that the settlement gives, to be saved with ``saved_settlement``."""
    # imported late: each call loads what it needs alone
    from pbr.in_browser.everything import make_everything

    return answered(lambda: make_everything(_settled(), ToldToPage(tell_page)))


def compare(said: str, tell_page: Tell) -> str:
    """Compare schemes over the records on the desk."""
    # imported late: each call loads what it needs alone
    from pbr.in_browser.compared import compare_here

    tell_page("Reading the schemes", 0, 0)
    return answered(lambda: compare_here(asked(said), ToldToPage(tell_page)))


def saved_settlement() -> bytes:
    """Everything that was made of the settlement, as an archive."""
    # imported late: each call loads what it needs alone
    from pbr.in_browser.downloads import zipped
    from pbr.in_browser.everything import MADE

    return zipped(MADE)


def saved_files() -> bytes:
    """The folder of the settlement alone, as an archive: it is there already, and waits for nothing."""
    # imported late: each call loads what it needs alone
    from pbr.in_browser.desk import SETTLEMENT
    from pbr.in_browser.downloads import zipped

    return zipped((SETTLEMENT,))


def saved_comparison() -> bytes:
    """Everything that was made of the comparison, as an archive."""
    # imported late: each call loads what it needs alone
    from pbr.in_browser.compared import MADE
    from pbr.in_browser.downloads import zipped

    return zipped(MADE)


def saved_sample() -> bytes:
    """The invented records, as an archive."""
    # imported late: each call loads what it needs alone
    from pbr.in_browser.downloads import zipped
    from pbr.in_browser.invented import MADE

    return zipped(MADE)


def _settled() -> "SettledHere":
    if _KEPT.settled is None:
        raise NotReadError("settlement", "nothing is settled yet")
    return _KEPT.settled
