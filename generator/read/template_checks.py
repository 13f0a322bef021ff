"""What a template refers to and does not have: conditions, roles, lists, levels, audiences."""

from collections.abc import Collection, Iterable, Iterator

from generator.diagnostics import Findings, Text, listed, say
from generator.read.law import LawFile, texts_of
from generator.schema.field import Field
from generator.schema.governance import DISCLOSURES
from generator.schema.reading import nearest, offer
from generator.schema.template import ROLE_KEYS, ROLES, Template
from generator.schema.values import Group, groups

Path = tuple[str | int, ...]

_TOP = len(("sections", 0, "fields", 0))


def check_conditions(
    template: Template, law: LawFile, required: Iterable[tuple[Field, Path]],
) -> None:
    """Report conditions on fields or values that do not exist."""
    choices = [key for key, field in template.record.items() if field.item.options]
    for field, path in required:
        for need in field.required:
            for key, values in need.when.items():
                if template.forgives(key):
                    continue
                known = template.record.get(key)
                options = [option.id for option in known.item.options] if known else []
                if known is None or not options:
                    _error(law, (*path, "required"),
                           say("when 里的“{key}”不是选择字段", "“{key}” is no choice field", key=key),
                           offer(nearest(key, choices)))
                for value in values if options else ():
                    if value not in options:
                        _error(law, (*path, "required"),
                               say("“{key}”没有选项“{value}”", "“{key}” has no option “{value}”",
                                   key=key, value=value), offer(nearest(value, options)))


def check_roles(template: Template, law: LawFile) -> None:
    """Report roles that nobody asks for, or that a field cannot bear."""
    for name, keys in template.roles.items():
        if name not in ROLES:
            _error(law, ("roles", name),
                   say("没有“{name}”这个角色", "no role “{name}”", name=name),
                   offer(nearest(name, ROLES)), key=True)
            continue
        if len(keys) > 1 and name != "causes":
            _error(law, ("roles", name, 1),
                   say("角色“{name}”只能指向一个键", "the role “{name}” is borne by one key", name=name),
                   say("留下一个：{key}", "keep one: {key}", key=keys[0]))
        for key in keys:
            if not template.forgives(key):
                _check_role(template, law, name, key)
    if not template.role("title") and ("roles",) not in law.failed and "roles" in law.values.values:
        _error(law, ("roles",), say("必须有角色 title", "the role “title” is needed"),
               say("写 title: 你的标题字段", "write title: your title field"))


def check_indexes(template: Template, law: LawFile) -> None:
    """Report a field inside a group that makes an index under the key of another field."""
    for index in template.indexes():
        if len(index.paths[0]) > 1 and index.key in template.fields:
            inner = next((path for group, path in declared(law)
                          if len(path) > _TOP and group.text("key") == index.key), ("sections",))
            _error(law, (*inner, "key"),
                   say("组里的字段“{key}”要做索引，但与另一个字段重名",
                       "“{key}” inside a group makes an index, and another field has its key",
                       key=index.key), say("换一个键", "use another key"))


def _check_role(template: Template, law: LawFile, name: str, key: str) -> None:
    field = template.fields.get(key)
    if field is None or field.kind not in ROLES[name]:
        fit = [one.key for one in template.fields.values() if one.kind in ROLES[name]]
        _error(law, ("roles", name),
               say("角色“{name}”指向的“{key}”不是可用的字段（要 {kinds}）",
                   "“{key}” cannot bear the role “{name}” (needs {kinds})",
                   name=name, key=key, kinds="/".join(ROLES[name])), offer(nearest(key, fit)))
        return
    lacking = [one for one in ROLE_KEYS.get(name, ())
               if one not in field.by_key and not template.forgives(one)]
    if lacking:
        _error(law, ("roles", name),
               say("角色“{name}”指向的“{key}”里还缺这些键：{keys}",
                   "“{key}” bears the role “{name}” and lacks the keys {keys}",
                   name=name, key=key, keys=listed(lacking)),
               say("在“{key}”的 fields 里补上", "add them to the fields of “{key}”", key=key))
    for inner, kind in (("name", "text"), ("alias", "text"), ("disclosure", "choice")):
        known = field.by_key.get(inner) if name == "customer" else None
        if known is not None and (known.kind != kind or {
                option.id for option in known.options} - set(DISCLOSURES)):
            _error(law, ("roles", name),
                   say("客户的“{key}”要是 {kind}{options}", "the customer's “{key}” is a {kind}{options}",
                       key=inner, kind=kind,
                       options="：" + "、".join(DISCLOSURES) if inner == "disclosure" else ""),
                   say("能不能写真名由它决定，不能换成别的", "it decides whether the name may be shown"))


def check_references(template: Template, law: LawFile) -> None:
    """Report texts that refer to a list that the template does not have."""
    lists = [key for key, field in template.fields.items()
             if "id" in field.item.by_key or (field.item.fields and template.forgives("id"))]
    for group, path in declared(law):
        name = group.text("refers")
        if name and name not in lists and not template.forgives(name):
            _error(law, (*path, "refers"),
                   say("refers 指向的“{name}”不是带编号（id）的列表",
                       "refers names “{name}”, which is no list of items with an id", name=name),
                   offer(nearest(name, lists)))


def check_levels(
    law: LawFile, levels: Collection[str], audiences: Collection[str], findings: Findings,
) -> None:
    """Report levels and audiences of fields that `ownership.yml` does not declare."""
    for group, path in declared(law):
        level = group.text("level")
        if level and level not in levels:
            findings.error(
                "unknown-level", law.at(*path, "level"),
                say("没有声明过密级“{level}”", "the level “{level}” is declared nowhere", level=level),
                offer(nearest(level, levels)))
        for at, audience in enumerate(texts_of(group, "audiences")):
            if audience not in audiences:
                findings.error(
                    "unknown-audience", law.at(*path, "audiences", at),
                    say("没有声明过受众“{name}”", "the audience “{name}” is declared nowhere",
                        name=audience), offer(nearest(audience, audiences)))


def declared(law: LawFile) -> Iterator[tuple[Group, Path]]:
    """Yield the declaration of every field, however deep, and where it stands."""
    for at, section in law.groups("sections"):
        yield from _inside(law, section, ("sections", at))


def _inside(law: LawFile, group: Group, path: Path) -> Iterator[tuple[Group, Path]]:
    here = (*path, "fields")
    for at, inner in zip(law.places(here), groups(group.get("fields")), strict=False):
        yield inner, (*here, at)
        yield from _inside(law, inner, (*here, at))
    of = group.get("of")
    if isinstance(of, Group):
        yield of, (*path, "of")
        yield from _inside(law, of, (*path, "of"))


def _error(
    law: LawFile, path: Path, message: Text, hint: Text | None, *, key: bool = False,
) -> None:
    law.findings.error("template-field", law.at(*path, key=key), message, hint)
