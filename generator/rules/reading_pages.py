"""Rules whose findings are made while reading: a manual page each, and no check."""

from types import ModuleType

_READING: tuple[ModuleType, ...] = ()

READING_MODULES = _READING
