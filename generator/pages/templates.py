"""Where the templates lie, and the Jinja2 environment that reads them."""

from pathlib import Path

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined


def package_templates() -> Path:
    """Return `site_templates`: inside the installed package, beside it in a checkout."""
    here = Path(__file__).resolve().parents[1]
    inside = here / "site_templates"
    return inside if inside.is_dir() else here.parent / "site_templates"


def environment(overrides: Path | None) -> Environment:
    """Return an environment; a library's own template of the same name comes first."""
    folders = [package_templates()]
    if overrides is not None and overrides.is_dir() and overrides != folders[0]:
        folders.insert(0, overrides)
    made = Environment(
        loader=ChoiceLoader([FileSystemLoader(folder) for folder in folders]),
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    # Written as `\\u4e2d`, Chinese would take twice the room.
    made.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    return made
