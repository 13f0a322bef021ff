"""披露方式要有它用的名称。

自有名称和已公开的要写真实名称，已公开的还要写出处；隐去真名的要有化名，真名若写了，要同时列在
anonymisation.masked 里，好让检查认得它；经客户授权的两样都要，授权不成立时用化名代替。

Each way of disclosure needs its names: the true one, the stand-in, and the source of a known one.
Source: “Customer” of the case template.

PASS:
    customer: {name: 示例电器公司, disclosure: own}

FAIL:
    customer: {name: 示例电器公司, disclosure: masked}
"""

from collections.abc import Iterator

from generator.diagnostics import Text, say
from generator.model import Case, Customer, Library
from generator.model.walk import KeyPath
from generator.rules.frame import Problem, submitted
from generator.text.folding import fold_for_match

_NEEDS_NAME = ("own", "published", "consented")
_NEEDS_ALIAS = ("masked", "consented")


def check(case: Case, library: Library) -> Iterator[Problem]:
    """Yield a problem for each name that the disclosure asks for and the record lacks."""
    customer = case.customer
    if not submitted(case) or customer is None:
        return
    key, source = library.template.role("customer"), library.template.role("source")
    if customer.disclosure in _NEEDS_NAME and _missing(case, customer.name, (key, "name")):
        yield _problem(
            (key, "name"),
            say("这种披露方式要写客户的真实名称", "this disclosure needs the customer's true name"),
            say("补上 name: …；不能写真名的，把 disclosure 改为 masked",
                "add “name: …”; or, if it may not be named, set the disclosure to masked"))
    if customer.disclosure in _NEEDS_ALIAS and _missing(case, customer.alias, (key, "alias")):
        yield _problem(
            (key, "alias"),
            say("这种披露方式要有化名", "this disclosure needs a stand-in for the name"),
            say("补上 alias: 地区加行业，例如“华南某家电企业”",
                "add “alias: …”, as a region and an industry"))
    if (customer.disclosure == "published" and source
            and _missing(case, case.group(source).text("ref"), (source, "ref"))):
        yield _problem(
            (source, "ref"),
            say("名称已公开的，要写在哪里公开的", "a name known to the public needs its source"),
            say("在 {key} 里补上 ref: 报道、公告或大纲的位置", "add “ref: …” to {key}", key=source))
    if customer.disclosure == "masked" and not _listed(case, customer):
        yield _problem(
            ("anonymisation", "masked"),
            say("隐去的真名没有列在 masked 里", "the name to be taken out is not listed as masked"),
            say("把真实名称和它的简称都写进 anonymisation.masked；或者干脆不写真名",
                "list the true name and its short forms; or do not write it at all"))


def _missing(case: Case, text: str, at: KeyPath) -> bool:
    return not text and at not in case.failed


def _listed(case: Case, customer: Customer) -> bool:
    anonymisation = case.governance.anonymisation
    if not customer.name or anonymisation is None:
        return True
    name = fold_for_match(customer.name)
    return any(fold_for_match(masked) == name for masked in anonymisation.masked)


def _problem(at: KeyPath, message: Text, hint: Text) -> Problem:
    return Problem(at, message, hint, quote=False)
