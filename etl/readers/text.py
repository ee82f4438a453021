"""Plain text (.txt)."""

from etl.readers._decoded import decoded

SUFFIXES = (".txt", ".text")

read = decoded
