"""Style sheets and templates fit together: nothing is styled that no page has."""

import re

from tests.base_library import HOME

TEMPLATES = HOME / "site_templates"


def test_every_class_that_is_styled_stands_in_a_template_or_a_script() -> None:
    """A class that is put together, as `cl-badge--good`, is known by what stands before `--`."""
    styles = "".join(path.read_text("utf-8") for path in TEMPLATES.rglob("*.css"))
    used = "".join(path.read_text("utf-8") for pattern in ("*.html", "*.js")
                   for path in TEMPLATES.rglob(pattern))
    styled = set(re.findall(r"\.(cl-[\w-]+)", styles))
    idle = {one for one in styled
            if one not in used and f"{one.partition('--')[0]}--{{{{" not in used
            and f"{one.partition('--')[0]}--\"" not in used}
    assert idle == set()


def test_templates_trust_no_text_but_what_was_cleaned() -> None:
    """Only the text of a term, which is cleaned Markdown, is let through as HTML."""
    safe = {path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html")
            if re.search(r"\|\s*safe\b|autoescape", path.read_text("utf-8"))}
    assert safe == {"pages/term.html"}
