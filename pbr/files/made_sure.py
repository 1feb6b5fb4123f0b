"""What was written is on the disk, and not only on its way there, before anything is made of it."""

import os
from pathlib import Path


def make_all_sure(path: Path) -> None:
    """Wait until a file, or a folder with everything in it and in the folders in it, is on the disk."""
    if path.is_dir():
        for inside in path.iterdir():
            make_all_sure(inside)
    make_sure(path)


def make_sure(path: Path) -> None:
    """Wait until a file or folder is on the disk. Windows has no such thing for a folder."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
