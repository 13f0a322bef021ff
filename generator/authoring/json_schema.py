"""JSON Schemas of records and tools, so that an editor completes and underlines.

A record that the check finds nothing in must validate. The schema may be milder than the check,
never harsher: what takes the whole library to know is left to the check.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from generator.authoring import schema_parts
from generator.authoring.explain import Explainer
from generator.authoring.in_place import write
from generator.authoring.refusal import Refusal
from generator.authoring.schema_parts import Schema, one_of, spellings
from generator.diagnostics import say
from generator.model import Library
from generator.schema.field import Field, Requirement
from generator.schema.form_shapes import DECLARATIONS
from generator.schema.governance import LIFECYCLE, STATUSES, reached
from generator.schema.reading import GUARD_KEYS
from generator.schema.tool_shapes import TOOL
from generator.source.system import why

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_NOTHING: list[object] = [None, "", []]
"""What counts as missing."""


def case_schema(library: Library) -> Schema:
    """Return the schema of a record of this library."""
    build = _Builder(library)
    fields = tuple(library.template.record.values())
    schema = {"$schema": _DIALECT, "title": library.template.noun, **build.object_of(
        fields, guard=False)}
    ownership = library.ownership
    schema["properties"]["id"]["pattern"] = (  # type: ignore[index]  # built just above
        f"^{re.escape(ownership.prefix)}-[0-9]{{4}}-[0-9]{{{ownership.digits}}}$")
    schema["allOf"] = list(build.requirements(fields))
    schema["$defs"] = build.shared()
    return schema


def tool_schema(library: Library) -> Schema:
    """Return the schema of a tool in `content/tools/`."""
    build = _Builder(library)
    schema = {"$schema": _DIALECT, "title": build.explain.says("工具", "tool"),
              **build.object_of(TOOL, guard=False)}
    return schema | {"$defs": build.shared()}


def write_schemas(library: Library, folder: Path) -> list[Path]:
    """Write both schemas into a folder and return their files."""
    _ready(folder)
    made = []
    for name, schema in (("case", case_schema(library)), ("tool", tool_schema(library))):
        made.append(folder / f"{name}.schema.json")
        write(made[-1], json.dumps(schema, ensure_ascii=False, indent=1) + "\n")
    return made


def _ready(folder: Path) -> None:
    """Make the folder, kept out of the repository; one that is there stays as it is."""
    if folder.is_dir():
        return
    try:
        folder.mkdir(parents=True)
        (folder / ".gitignore").write_text("*\n", "utf-8")
    except OSError as error:
        raise Refusal(say("建不了文件夹 {name}：{why}", "the folder {name} cannot be made: {why}",
                          name=folder, why=why(error))) from error


class _Builder:
    """Builds schemas of fields; words that many fields share stand in `$defs` once."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.explain = Explainer(library)
        self._used: dict[str, Schema] = {}

    def object_of(self, fields: Iterable[Field], *, guard: bool = True) -> Schema:
        """Return the schema of a mapping with these keys and no others."""
        fields = tuple(fields)
        properties = {field.key: self._field(field) for field in fields}
        if guard:
            for key in GUARD_KEYS:
                properties.setdefault(key, self._guard(key))
        needed = [field.key for field in fields if any(
            need.since == "draft" and not need.when for need in field.required)]
        schema: Schema = {"type": "object", "properties": properties,
                          "additionalProperties": False}
        if needed:
            schema["required"] = needed
        return schema

    def shared(self) -> Schema:
        """Return the definitions that were referred to."""
        return dict(sorted(self._used.items()))

    def _field(self, field: Field) -> Schema:
        """Return the schema of a value that may be empty, or guarded."""
        value = self._once(field.key, self._value(field))
        optional = not any(
            need.since == "draft" and not need.when for need in field.required)
        forms: list[object] = [value]
        if field.kind != "group":
            forms.append(self._guarded(value))
        if optional:
            forms.append({"type": "null"})
        return self._said(field) | ({"anyOf": forms} if len(forms) > 1 else value)

    def _said(self, field: Field) -> Schema:
        words = self.explain.words(field)
        help_ = f"\n\n{field.help}" if field.help else ""
        return {"title": field.label, "description": words + help_,
                "markdownDescription": f"**{field.label}** `{field.key}`\n\n{words}{help_}"}

    def _value(self, field: Field) -> Schema:
        kind = field.kind
        if kind in schema_parts.BY_KIND:
            return schema_parts.BY_KIND[kind](field)
        if kind == "list":
            item = field.item
            value = self._value(item)
            forms = [value, {"type": "null"}]
            forms += [] if item.kind == "group" else [self._guarded(value)]
            return {"type": "array", "items": {"anyOf": forms}} | _most(field)
        if kind == "choices":
            return {"type": "array", "items": self._words(field)}
        if kind == "group":
            return self.object_of(field.fields)
        if kind == "form-field":
            return self._declaration(field)
        if kind == "table":
            rows = len(field.rows)
            exact: Schema = {"minItems": rows, "maxItems": rows} if rows else {}
            return {"type": "array", "items": self.object_of(field.fields)} | exact
        if kind == "matrix":
            row = self.object_of(field.fields)
            if not field.rows:
                return {"type": "object", "additionalProperties": row}
            return {"type": "object", "additionalProperties": False,
                    "properties": dict.fromkeys(field.rows, row)}
        return self._words(field)

    def _declaration(self, field: Field) -> Schema:
        """Return a reference to what a form may say of a field, which may hold fields itself."""
        where = "item" if field.key == "of" else "field"
        name = f"form-{where}"
        if name not in self._used:
            self._used[name] = {}  # fields hold fields: what refers to this must find it made
            self._used[name] = self.object_of(DECLARATIONS[where], guard=False)
        return {"$ref": f"#/$defs/{name}"}

    def _guarded(self, value: Schema) -> Schema:
        return {"type": "object", "required": ["value"], "minProperties": 2,
                "additionalProperties": False, "properties": {
                    "value": value, **{key: self._guard(key) for key in GUARD_KEYS}}}

    def _once(self, name: str, schema: Schema) -> Schema:
        """Return a reference to what is long and stands both bare and guarded."""
        if schema.get("type") != "array" and "enum" not in schema:
            return schema
        while self._used.get(name, schema) != schema:
            name += "_"
        self._used[name] = schema
        return {"$ref": f"#/$defs/{name}"}

    def _words(self, field: Field) -> Schema:
        """Return the schema of a word that the library declares."""
        allowed = self.explain.allowed(field)
        if field.options:
            return one_of(allowed)
        if field.kind == "case":
            ownership = self.library.ownership
            return {"type": "string", "pattern":
                    f"^\\s*{re.escape(ownership.prefix)}-[0-9]{{4}}-[0-9]{{{ownership.digits}}}\\s*$"}
        if field.kind == "term":
            return self._shared(f"term-{field.taxonomy}", one_of(allowed))
        return self._shared(field.kind, _ids(self._names(field.kind)))

    def _names(self, kind: str) -> Mapping[str, str]:
        people, ownership = self.library.people, self.library.ownership
        if kind == "person":
            return {one.id: one.name for one in people.persons.values()}
        if kind == "team":
            return {one.id: one.name for one in people.teams.values()}
        if kind == "tool":
            return {one.id: one.title for one in self.library.tools.values()}
        if kind == "audience":
            return {one.id: one.label for one in ownership.audiences.values()}
        return {one.id: one.label for one in ownership.levels.values()}

    def _shared(self, name: str, schema: Schema) -> Schema:
        if not schema.get("enum"):
            return {"type": ["string", "number", "boolean"]}
        return self._once(name, schema)

    def _guard(self, key: str) -> Schema:
        if key == "level":
            return self._shared("level", _ids(self._names("level")))
        one = self._shared("audience", _ids(self._names("audience")))
        return {"anyOf": [one, {"type": "array", "items": one}]}

    def requirements(self, fields: Iterable[Field]) -> Iterator[Schema]:
        """Yield, for each condition that a field states, what the record must hold then."""
        fields = tuple(fields)
        for need in dict.fromkeys(map(_frozen, _needs(fields))):
            asked = _overlay(fields, need)
            if need == _ALWAYS:
                yield asked
                continue
            since, when = need
            step = LIFECYCLE.index(since)
            conditions: dict[str, object] = {}
            if step:
                conditions["status"] = {"enum": [
                    name for status, labels in STATUSES.items() if reached(status) >= step
                    for name in (status, *labels)]}
            for key, values in when:
                options = self.library.template.record[key].item.options
                conditions[key] = {"enum": spellings(
                    name for option in options if option.id in values
                    for name in (option.id, option.label))}
            yield {"if": {"properties": conditions, "required": list(conditions)}, "then": asked}


_Need = tuple[str, tuple[tuple[str, tuple[str, ...]], ...]]
_ALWAYS: _Need = ("draft", ())


def _frozen(need: Requirement) -> _Need:
    return need.since, tuple(sorted((key, tuple(values)) for key, values in need.when.items()))


def _needs(fields: Iterable[Field]) -> Iterator[Requirement]:
    for field in fields:
        yield from field.required
        yield from _needs(field.item.fields)


def _overlay(fields: Iterable[Field], need: _Need) -> Schema:
    """Return what one condition asks of a mapping, and of the groups inside it."""
    required: list[str] = []
    properties: dict[str, object] = {}
    for field in fields:
        asked: Schema = {}
        if any(_frozen(one) == need for one in field.required):
            if need != _ALWAYS:  # a key that is needed always is asked for where it is declared
                required.append(field.key)
            asked = {"not": {"enum": _NOTHING}}
            if field.min_items:
                asked["minItems"] = field.min_items
        inner = _overlay(field.item.fields, need)
        if inner:
            place = {"list": "items", "table": "items", "matrix": "additionalProperties"}
            asked |= {place[field.kind]: inner} if field.kind in place else inner
        if asked:
            properties[field.key] = asked
    found: Schema = {"required": required} if required else {}
    return found | ({"properties": properties} if properties else {})


def _ids(names: Mapping[str, str]) -> Schema:
    """Return the schema of an id; a name beside it is shown, and is no id."""
    listed = spellings(names)
    said = [names.get(str(word), "") for word in listed]
    return {"enum": listed, "enumDescriptions": said}


def _most(field: Field) -> Schema:
    return {} if field.max_items is None else {"maxItems": field.max_items}
