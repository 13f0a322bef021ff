"""The manual pages of the rules, for the command `caselib rules`."""

import re
import textwrap

from generator.diagnostics import Lang
from generator.rules.frame import Rule
from generator.rules.registry import RULES

_CHINESE = re.compile("[\u4e00-\u9fff]")
_SENTENCE = re.compile(r".+?[.。](?=\s|$)")


def overview(lang: Lang) -> str:
    """Return one line for each rule."""
    width = max(len(name) for name in RULES)
    return "\n".join(
        f"{name:<{width}}  {rule.severity.value:<7}  {title(rule, lang)}"
        for name, rule in sorted(RULES.items()))


def title(rule: Rule, lang: Lang) -> str:
    """Return the first line of a rule's manual page in a language; its sentence, if it goes on."""
    parts = paragraphs(rule, lang)
    line = parts[0].splitlines()[0] if parts else rule.id
    if parts and not line.endswith((".", "。")):
        sentence = _SENTENCE.match(" ".join(parts[0].split()))
        line = sentence[0] if sentence else line
    return line


def paragraphs(rule: Rule, lang: Lang) -> list[str]:
    """Return the paragraphs before the snippets, those in one language; without `Source`."""
    prose = rule.manual.partition("\nPASS:")[0]
    parts = [part.strip() for part in prose.strip().split("\n\n")]
    chosen = [part for part in parts if bool(_CHINESE.search(part)) == (lang == "zh")]
    return chosen or parts


def snippets(rule: Rule) -> dict[str, str]:
    """Return the snippets of a manual page, `PASS` and `FAIL`, each dedented.

    A tab stands as `⇥`: Python makes blanks of tabs in docstrings.
    """
    found = {}
    for match in re.finditer(r"^(PASS|FAIL):\n((?:[ ]{4}.*\n|\n)+)", rule.manual + "\n", re.MULTILINE):
        found[match[1]] = textwrap.dedent(match[2]).strip("\n").replace("⇥", "\t") + "\n"
    return found


def file_of(rule: Rule) -> str:
    """Return the file that the snippets say they are, relative to the library; empty for a record."""
    match = re.match(r"# (\S+\.(?:yml|md))\n", snippets(rule).get("PASS", ""))
    return match[1] if match else ""


def manual(name: str, lang: Lang) -> str | None:
    """Return one rule's manual page, None where there is no such rule."""
    rule = RULES.get(name)
    if rule is None:
        return None
    words = {
        "zh": ("写对", "写错", "可以豁免", "不能豁免"),
        "en": ("Passes", "Fails", "may be waived", "cannot be waived")}[lang]
    head = f"{rule.id} ({rule.severity.value}; {words[2] if rule.waivable else words[3]})"
    parts = [head, *paragraphs(rule, lang)]
    shown = snippets(rule)
    for key, word in (("PASS", words[0]), ("FAIL", words[1])):
        if key in shown:
            parts.append(f"{word}:\n\n{textwrap.indent(shown[key], '    ').rstrip()}")
    return "\n\n".join(parts)
