"""工具写的阶段和场景要在词表里。

工具页上的“适用阶段”“适用场景”和分类页互相链接，靠的是词表里的编号。编号写错，链接就断了。

The stages and scenes of a tool are terms in use.
Source: the roles `stage` and `scene` of the case template.

PASS:
    # content/tools/visit_plan.yml
    stages: [prospect]

FAIL:
    # content/tools/visit_plan.yml
    stages: [prospects]
"""

from collections.abc import Iterator

from generator.diagnostics import say
from generator.model import Library
from generator.rules.frame import Problem
from generator.schema.reading import nearest, offer


def check_library(library: Library) -> Iterator[Problem]:
    """Yield a problem for each term of a tool that its taxonomy does not have."""
    for role, key in (("stage", "stages"), ("scene", "scenes")):
        field = library.template.role_field(role)
        taxonomy = library.taxonomies.get(field.item.taxonomy) if field else None
        if taxonomy is None:
            continue
        known = [term.id for term in taxonomy.terms.values() if not term.replaced_by]
        for tool in library.tools.values():
            for at, term in enumerate(tool.stages if role == "stage" else tool.scenes):
                if term not in known:
                    yield Problem(
                        (key, at),
                        say("“{label}”里没有“{term}”", "“{label}” has no term “{term}”",
                            label=taxonomy.label, term=term),
                        offer(nearest(term, known)), file=tool.path)
