"""What a form may get wrong beyond single fields: what refers to a field, an option or a table."""

from collections.abc import Collection, Iterable

from generator.diagnostics import Text, listed, say
from generator.read.law import LawFile
from generator.read.template_checks import declared
from generator.schema.field import Field
from generator.schema.form import CELL_KINDS, FORM_KINDS, Bring, Check, Fill, Form
from generator.schema.reading import nearest, offer
from generator.schema.template import ROLES
from generator.schema.values import Group

Path = tuple[str | int, ...]
_FORM_LEVEL = len(("sections", 0, "fields", 0))


class FormChecks:
    """One form looked through after it was read. Reports, never raises."""

    def __init__(self, law: LawFile, form: Form, rule: str, lost: Collection[str] = ()) -> None:
        """`lost`: keys of fields that are left out for a mistake of their own."""
        self.lost = lost
        self.law = law
        self.form = form
        self.fields = form.fields
        self.rule = rule

    def run(self) -> None:
        """Report everything that refers to what is not there."""
        for group, path in declared(self.law):
            self.declaration(group, path)
        if self.form.repeats is not None:
            self.repeats()
        for at, check in enumerate(self.form.checks):
            self.check(check, ("checks", at))
        for at, bring in enumerate(self.form.brings):
            self.bring(bring, ("brings", at))
        self.opens()
        self.from_case()

    def error(self, path: Path, message: Text, hint: Text | None) -> None:
        """Report a mistake where it stands."""
        self.law.findings.error(self.rule, self.law.at(*path), message, hint)

    def declaration(self, group: Group, path: Path) -> None:
        """Report what a kind lacks on paper, and what cannot stand inside a table or list."""
        kind = group.text("kind")
        needs = {"computed": "formula", "matrix": "rows"}.get(kind, "kind")
        if kind and not group.get(needs):
            self.error(path, say("{kind} 字段要写 {need}", "a {kind} field needs “{need}”",
                                 kind=kind, need=needs), say("补上 {need}", "add “{need}”", need=needs))
        allowed = ("text",) if path[-1] == "of" else CELL_KINDS
        if len(path) > _FORM_LEVEL and kind in FORM_KINDS and kind not in allowed:
            self.error((*path, "kind"),
                       say("格子里放不下“{kind}”", "“{kind}” does not fit into a cell", kind=kind),
                       say("这里能用：{kinds}", "here stand: {kinds}", kinds=listed(allowed)))
        hints, rows = group.get("hints"), self.rows_around(path)
        if isinstance(hints, tuple) and len(hints) != len(rows):
            self.error((*path, "hints"),
                       say("提示有 {count} 条，固定的行有 {want} 行",
                           "{count} hints for {want} fixed rows", count=len(hints), want=len(rows)),
                       say("每行写一条", "write one for each row"))

    def rows_around(self, path: Path) -> tuple[str, ...]:
        """Return the fixed rows of the table that a column stands in."""
        for group, place in declared(self.law):
            if place == path[:-2]:
                known = self.fields.get(group.text("key"))
                return known.rows if known else ()
        return ()

    def known(self, key: str, path: Path, kinds: Iterable[str] = ()) -> Field | None:
        """Return a field by key; report one that there is not, or that is of another kind."""
        field = self.fields.get(key)
        if field is not None and (not kinds or field.kind in kinds):
            return field
        if path not in self.law.failed and key not in self.lost:
            fit = [one.key for one in self.fields.values() if not kinds or one.kind in kinds]
            self.error(path, say("没有可用的字段“{key}”", "there is no fitting field “{key}”", key=key),
                       offer(nearest(key, fit)))
        return None

    def column(self, table: Field, key: str, path: Path) -> Field | None:
        """Return a column of a table; report one that there is not."""
        found = table.by_key.get(key)
        if found is None and key not in self.lost:
            self.error(path, say("表“{table}”没有“{key}”这一列", "the table “{table}” has no column “{key}”",
                                 table=table.key, key=key), offer(nearest(key, table.by_key)))
        return found

    def repeats(self) -> None:
        """Report a heading and first rows that name no field."""
        repeats = self.form.repeats
        if repeats is None:
            return
        if repeats.heading:
            self.known(repeats.heading, ("repeats", "heading"), ("text", "person", "choice"))
        for at, row in enumerate(repeats.rows):
            for key in row.values:
                self.known(key, ("repeats", "rows", at, key))

    def check(self, check: Check, path: Path) -> None:
        """Report a check without a condition, and one on fields or options that there are not."""
        if check.node is None and not check.option:
            self.error(path, say("核对要写 formula 或 exactly_one", "a check needs a condition"),
                       say("例如 formula: part_a+part_b=1", "as formula: part_a+part_b=1"))
        for at, key in enumerate(check.fields if check.option else ()):
            field = self.known(key, (*path, "of", at), ("choice",))
            if field is not None and field.option(check.option) is None:
                self.option(field, check.option, (*path, "exactly_one"))

    def option(self, field: Field, name: str, path: Path) -> None:
        """Report an option that a field does not have."""
        self.error(path, say("“{key}”没有选项“{name}”", "“{key}” has no option “{name}”",
                             key=field.key, name=name),
                   offer(nearest(name, [one.id for one in field.options])))

    def bring(self, bring: Bring, path: Path) -> None:
        """Report a choice, its options, a table or column that there are not."""
        choice = self.known(bring.field, (*path, "when"), ("choice",))
        for name in bring.rows if choice is not None else ():
            if choice is not None and choice.option(name) is None:
                self.option(choice, name, (*path, "rows", name))
        table = self.known(bring.table, (*path, "into"), ("table",))
        if table is not None:
            self.column(table, bring.column, (*path, "column"))

    def opens(self) -> None:
        """Report an opening of single entries, and columns filled from no field."""
        opening = self.form.opens
        if opening is None:
            return
        if self.form.repeats is None:
            self.error(("opens",), say("只有重复填写的表（repeats）能带进计算器的表",
                                       "only a form that repeats fills the rows of a calculator"),
                       say("补上 repeats，或删掉 opens", "add “repeats”, or delete “opens”"))
        for column, key in opening.columns.items():
            self.known(key, ("opens", "columns", column))

    def from_case(self) -> None:
        """Report roles, fields and columns that there are not."""
        given = self.form.from_case
        if given is None:
            return
        for at, role in enumerate(given.facts):
            self.role(role, ("from_case", "facts", at))
        for at, fill in enumerate(given.fills):
            self.fill(fill, ("from_case", "fills", at))

    def role(self, name: str, path: Path) -> None:
        """Report a role that no case template has."""
        if name not in ROLES:
            self.error(path, say("没有“{name}”这个角色", "no role “{name}”", name=name),
                       offer(nearest(name, ROLES)))

    def fill(self, fill: Fill, path: Path) -> None:
        """Report what cannot be filled in from a case."""
        if fill.role:
            self.role(fill.role, (*path, "role"))
        field = self.known(fill.field, (*path, "field"),
                           ("table",) if fill.columns else ("text", "list", "link"))
        for column in fill.columns if field is not None else ():
            if field is not None:
                self.column(field, column, (*path, "columns", column))
        if not fill.columns and not fill.text:
            self.error(path, say("要写 columns（填几行）或 text（填一句话）",
                                 "“columns” (rows) or “text” (words) is needed"),
                       say('例如 text: "{example}"', 'as text: "{example}"',
                           example="{id} {title}"))
