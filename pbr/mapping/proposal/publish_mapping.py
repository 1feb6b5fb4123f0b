"""A mapping put in its place, whole or not at all: a new one where there was none, or one that lost no line."""

from pathlib import Path

from pbr.files.atomic import Built, file_aside, put_all_in_place, refuse_long_name
from pbr.files.utf8_writer import text_to
from pbr.problems.problem import Place, Problem, ProblemsFound

_CALLED = "mapping"


def refuse_where_it_cannot_be(file: Path) -> None:
    """Raise ``ProblemsFound`` where a mapping cannot be written: no such folder, a link, or a name too long."""
    refuse_long_name(file, _CALLED)
    if not file.absolute().parent.is_dir():
        raise _refused(file, "PBR022", "cannot be made, because the folder it goes in does not exist", "make it first")
    if file.is_symlink() or (file.exists() and not file.is_file()):
        raise _refused(file, "PBR021", "would take the place of a link or a folder", "choose another name")


def publish_mapping(file: Path, text: str, before: bytes | None) -> None:
    """Write a mapping in the place of what was ``before`` there, None for nothing.

    Raises ``ProblemsFound`` where something else is there by now: somebody has worked on it meanwhile.
    """
    refuse_where_it_cannot_be(file)
    place = file.absolute()

    def may_take() -> None:
        now = place.read_bytes() if place.exists() else None
        if now != before:
            how = "run it again: what was written there meanwhile is kept"
            raise _refused(file, "PBR789", "was changed while it was being added to, and is left alone", how)

    with file_aside(place, _CALLED) as aside:
        with text_to(aside.open("wb")) as opened:
            opened.write(text)
        if place.exists():
            aside.chmod(place.stat().st_mode & 0o777)
        put_all_in_place([Built(place, aside, _CALLED, may_take)])


def _refused(file: Path, code: str, what: str, how: str) -> ProblemsFound:
    return ProblemsFound([Problem(code, f"the {_CALLED} {what}", Place(str(file)), help=how)])
