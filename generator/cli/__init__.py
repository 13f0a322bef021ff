"""The command line: the one adapter that people type at."""

from generator.cli.main import main

__all__ = ["main"]
