"""Settling: prepared, line by line, in processes, and into the files of a folder."""
