"""The commands for authors: new, init, submit, approve, renew, renumber, schema."""


def add_commands(command: object, lang: object) -> None:
    """Add the commands for authors."""
