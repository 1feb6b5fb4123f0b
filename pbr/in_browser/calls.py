"""What the page's worker calls: each takes what is asked as JSON, and gives its answer as JSON.

The worker puts the files that a call is about on the desk first. One settlement is kept, the last; it is asked for its
lines and stories, and for everything that is saved. Each call loads what it needs and no more: a page waits for all of
it, file by file.
"""

from typing import TYPE_CHECKING, Any

from pbr import __version__
from pbr.in_browser.answers import Answer, NotReadError, answered, asked
from pbr.in_browser.page_progress import PageProgress, Tell

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


def everything(said: str, tell_page: Tell) -> str:
    """Make what the settlement gives besides its folder, to be saved with ``saved``."""
    # imported late: each call loads what it needs alone
    from pbr.in_browser.everything import make_everything

    return answered(lambda: make_everything(_settled(), asked(said), PageProgress(tell_page)))


def statement(said: str, tell_page: Tell) -> str:
    """Write the statement of one provider of the settlement."""
    # imported late: each call loads what it needs alone
    from pbr.in_browser.paid_out import one_statement

    tell_page("Writing the statement", 0, 0)
    return answered(lambda: one_statement(_settled(), asked(said), PageProgress(tell_page)))


def finance(said: str, tell_page: Tell) -> str:
    """Write the finance files of the settlement."""
    # imported late: each call loads what it needs alone
    from pbr.in_browser.paid_out import finance_files

    tell_page("Writing the finance files", 0, 0)
    return answered(lambda: finance_files(_of_settled(asked(said))))


def finance_shapes(_said: str, _tell_page: Tell) -> str:
    """Give the finance mappings to begin from."""
    # imported late: each call loads what it needs alone
    from pbr.in_browser.paid_out import shapes

    return answered(shapes)


def compare(said: str, tell_page: Tell) -> str:
    """Compare schemes over the records on the desk."""
    # imported late: each call loads what it needs alone
    from pbr.in_browser.compared import compare_here

    tell_page("Reading the schemes", 0, 0)
    return answered(lambda: compare_here(asked(said), PageProgress(tell_page)))


def check_records(said: str, tell_page: Tell) -> str:
    """Say how good the extract on the desk is for the scheme."""
    # imported late: each call loads what it needs alone
    from pbr.in_browser.extract_checked import check_here

    tell_page("Reading the extract", 0, 0)
    return answered(lambda: check_here(asked(said), PageProgress(tell_page)))


def start_mapping(said: str, tell_page: Tell) -> str:
    """Start a mapping of the extract on the desk, or add to one."""
    # imported late: each call loads what it needs alone
    from pbr.in_browser.mapping_begun import begin_mapping

    tell_page("Reading the extract", 0, 0)
    return answered(lambda: begin_mapping(asked(said)))


def judge(said: str, tell_page: Tell) -> str:
    """Judge providers by the scheme's targets."""
    # imported late: each call loads what it needs alone
    from pbr.in_browser.judged_here import judge_here

    tell_page("Reading the scheme", 0, 0)
    return answered(lambda: judge_here(asked(said), PageProgress(tell_page)))


def look(said: str, tell_page: Tell) -> str:
    """Look at the next run of the ledger on the desk."""
    # imported late: each call loads what it needs alone
    from pbr.in_browser.run_looked_at import look_at_run

    tell_page("Reading the scheme", 0, 0)
    return answered(lambda: look_at_run(asked(said), PageProgress(tell_page)))


def saved(what: str) -> bytes | None:
    """Give what was made as an archive, by what it is of: the same bytes for the same files.

    None where none of it is there: it was made before Python was stopped.
    """
    # imported late: each call loads what it needs alone
    from pbr.in_browser.downloads import archive_of

    return archive_of(what)


def _settled() -> "SettledHere":
    if _KEPT.settled is None:
        raise NotReadError("settlement", "nothing is settled yet")
    return _KEPT.settled


def _of_settled(said: Answer) -> dict[str, Any]:
    """What is asked about the settlement. Raises ``NotReadError`` where there is none."""
    _settled()
    return dict(said)
