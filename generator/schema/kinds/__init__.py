"""The kinds of field. A kind is one entry here and one partial in `parts/field/`."""

from generator.schema.kinds import composite, law, moment, number, reference, word
from generator.schema.reading import Read, read_group

READ: dict[str, Read] = {
    "text": word.read_text,
    "markdown": word.read_markdown,
    "choice": word.read_choice,
    "bool": word.read_bool,
    "link": word.read_link,
    "integer": number.read_integer,
    "number": number.read_number,
    "money": number.read_number,
    "percent": number.read_percent,
    "rating": number.read_rating,
    "date": moment.read_date,
    "term": reference.read_term,
    "person": reference.read_named,
    "team": reference.read_named,
    "tool": reference.read_named,
    "case": reference.read_case,
    "level": reference.read_named,
    "audience": reference.read_named,
    "attachment": reference.read_attachment,
    "list": composite.read_list,
    "choices": composite.read_choices,
    "group": read_group,
    "table": composite.read_table,
    "matrix": composite.read_matrix,
    "figures": composite.read_figures,
    "computed": composite.read_computed,
    "words": law.read_words,
    "conditions": law.read_words,
    "requirements": law.read_requirements,
    "template-field": law.read_field,
    "form-field": law.read_field,
}
"""How the node of each kind is read. The kind decides the type, never YAML's guess."""

_LAW = ("level", "audience", "words", "conditions", "requirements", "template-field",
        "form-field")

TEMPLATE_KINDS = tuple(kind for kind in READ if kind not in _LAW)
"""What a template may declare."""
