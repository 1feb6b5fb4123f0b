"""What was worked out once, kept for the next time, in the user's own cache folder: it can be deleted at any time.

Nothing here can fail: what is missing, damaged, too much or not the user's alone is as if it had never been kept. What
is read is only ever a file that the user owns, in a folder that the user owns, and nobody else may write to either.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from stat import S_ISDIR, S_ISREG

MOST_FILES = 64
MOST_BYTES = 32_000_000
"""Of all that is kept; the oldest go first."""
_ENDING = ".kept"
_UNFINISHED = ".unfinished"
_DIGEST = 32
"""Bytes of the SHA-256 that each file begins with, of all that follows it."""
_WRITABLE_BY_OTHERS = 0o022


def cache_folder() -> Path | None:
    """Where things are kept; None where nothing is: ``PBR_CACHE=off``, or no place is known to be the user's alone.

    Windows does not say with these means who owns a file, so nothing is kept there.
    """
    if os.environ.get("PBR_CACHE", "").strip().lower() == "off" or not hasattr(os, "geteuid"):
        return None
    named = Path(os.environ.get("XDG_CACHE_HOME", ""))
    if named.is_absolute():
        return named / "pbr"
    try:
        home = Path.home()
    except RuntimeError:
        return None
    return home / ("Library/Caches" if sys.platform == "darwin" else ".cache") / "pbr" if home.is_absolute() else None


def what_is_kept(key: str) -> bytes | None:
    """What is kept under a key, just as it was; None where there is nothing, or nothing that can be relied on."""
    folder = cache_folder()
    if folder is None:
        return None
    with suppress(OSError, ValueError), _own_folder(folder) as at:
        handle = os.open(f"{key}{_ENDING}", os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=at)
        with os.fdopen(handle, "rb") as file:
            about = os.fstat(handle)
            if not S_ISREG(about.st_mode) or not _is_ours_alone(about) or about.st_size > MOST_BYTES:
                return None
            whole = file.read(MOST_BYTES + 1)
        digest, content = whole[:_DIGEST], whole[_DIGEST:]
        return content if sha256(content).digest() == digest else None
    return None


def keep(key: str, content: bytes) -> None:
    """Keep something under a key for the next time, whole or not at all; what is oldest goes where it is too much."""
    folder = cache_folder()
    if folder is None or len(content) + _DIGEST > MOST_BYTES:
        return
    with suppress(OSError, ValueError):
        folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
        with _own_folder(folder) as at:
            _put(folder, at, f"{key}{_ENDING}", sha256(content).digest() + content)
            _make_room(at)


def _put(folder: Path, at: int, name: str, whole: bytes) -> None:
    """Write a file beside its place, where nobody else can read it, and put it there at once."""
    # imported late: what is kept is read more often than written
    import tempfile

    handle, aside = tempfile.mkstemp(suffix=_UNFINISHED, dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(whole)
        os.replace(Path(aside).name, name, src_dir_fd=at, dst_dir_fd=at)
    except BaseException:
        with suppress(OSError):
            Path(aside).unlink()
        raise


def _make_room(at: int) -> None:
    """Take the oldest files away until the others are no more than what may be kept."""
    found: list[tuple[int, str, int]] = []
    with os.scandir(at) as entries:
        for entry in entries:
            if entry.name.endswith((_ENDING, _UNFINISHED)):
                about = entry.stat(follow_symlinks=False)
                found.append((about.st_mtime_ns, entry.name, about.st_size))
    found.sort(reverse=True)
    size = 0
    for count, (_, name, bytes_of_it) in enumerate(found, 1):
        size += bytes_of_it
        if count > MOST_FILES or size > MOST_BYTES:
            with suppress(OSError):
                os.unlink(name, dir_fd=at)


@contextmanager
def _own_folder(folder: Path) -> Iterator[int]:
    """Open the folder: what is looked for in it afterwards is in this very one. Raises ``OSError`` for any other's."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        about = os.fstat(handle)
        if not S_ISDIR(about.st_mode) or not _is_ours_alone(about):
            raise PermissionError("the folder is somebody else's, or others may write to it")
        yield handle
    finally:
        os.close(handle)


def _is_ours_alone(about: os.stat_result) -> bool:
    """Whether the user owns it and nobody else may write to it."""
    return about.st_uid == os.geteuid() and not about.st_mode & _WRITABLE_BY_OTHERS
