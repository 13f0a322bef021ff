"""Nodes to model. Reports what is wrong, never raises for what stands in a file."""

from generator.read.library import read_library
from generator.read.settings_file import (
    MKDOCS,
    find_root,
    for_one_run,
    read_settings,
    settings_from,
)
from generator.read.template import read_template
from generator.read.tools import read_tools

__all__ = [
    "MKDOCS", "find_root", "for_one_run", "read_library", "read_settings", "read_template",
    "read_tools", "settings_from"]
