"""Another id for a record: its file, its attachments, and the links that are meant for it.

Everything is planned before anything is written. What fails half way is put back; the folder of
attachments is renamed last. An approval that held before holds after: only an id has changed.
"""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from generator.authoring.in_place import load, write
from generator.authoring.new_case import next_id
from generator.authoring.refusal import Refusal
from generator.authoring.trial import case_of, read_text
from generator.diagnostics import Findings, Location, Text, say
from generator.model import Case, Library
from generator.model.content_hash import attachment_names
from generator.model.walk import KeyPath, find
from generator.rules.content_hash import hash_of
from generator.rules.frame import inward_links, is_case
from generator.rules.run import Positions
from generator.source import markdown_files, relative
from generator.source.splice import SpliceError, put, stretch, substitute, value_at
from generator.source.system import why


@dataclass(frozen=True, slots=True)
class Renumbered:
    """What was done: the ids, the record's new file, and the other files whose links changed.

    `undecided` are links that may be meant for the record that keeps the id: the author decides.
    """

    old: str
    new: str
    path: Path
    changed: tuple[str, ...]
    undecided: tuple[Location, ...]


@dataclass(slots=True)
class _Plan:
    """The texts to be written, by file relative to the library."""

    library: Library
    case: Case
    new: str
    texts: dict[str, str] = field(default_factory=dict)
    undecided: list[Location] = field(default_factory=list)

    @property
    def old(self) -> str:
        return self.case.id

    def text(self, path: str) -> str:
        """Return a file's text as planned so far."""
        return self.texts.get(path) or load(self.library.settings.root / path)


def renumber(library: Library, path_or_id: str) -> Renumbered:
    """Give a record the next free id of its year; of two that bear one id, the later file."""
    case = _meant(library, path_or_id)
    plan = _Plan(library, case, next_id(library, _year(library, case)))
    root = library.settings.root
    file = root / case.path
    target = file.with_name(plan.new + file.suffix)
    folder, new_folder = library.folder(case), target.with_suffix("")
    for taken in (target, new_folder):
        if taken.exists():
            raise Refusal(say("{name} 已经存在，先挪开它", "{name} is in the way; move it first",
                              name=relative(root, taken)))
    try:
        _plan_own(plan)
        _plan_others(plan, alone=not any(
            one.id == case.id for one in library.cases if one is not case))
        _sign(plan)
    except SpliceError as error:
        raise Refusal(Text(f"没有改：{error.message.zh}", f"nothing was changed: {error.message.en}")
                      ) from None
    _write(plan, file, target)
    _move(library, case, folder, new_folder)
    return Renumbered(
        plan.old, plan.new, target,
        tuple(sorted(path for path in plan.texts if path != case.path)), tuple(plan.undecided))


def _meant(library: Library, path_or_id: str) -> Case:
    """Return the record at a path, or the last one that bears an id: a copy before the original."""
    root = library.settings.root
    places = {path_or_id, relative(root, Path(path_or_id).resolve())}
    bearers = [case for case in library.cases if case.path in places] or [
        case for case in library.cases if case.id == path_or_id]
    copies = [case for case in bearers if Path(case.path).stem != case.id]
    return (copies or bearers)[-1] if bearers else case_of(library, path_or_id)


def _year(library: Library, case: Case) -> int:
    """Return the year of the folder, else of the id, else of today."""
    folder = case.path.rpartition("/")[0].rpartition("/")[2]
    in_id = re.search(r"-(\d{4})-", case.id)
    word = folder if re.fullmatch(r"\d{4}", folder) else in_id[1] if in_id else ""
    return int(word) if word else library.settings.as_of.year


def _plan_own(plan: _Plan) -> None:
    """Change the record's own id, and its links to itself."""
    case = plan.case
    text = _with_links(plan, plan.text(case.path), _links(plan, case))
    plan.texts[case.path] = put(text, ("id",), plan.new)


def _plan_others(plan: _Plan, *, alone: bool) -> None:
    """Change all other links, if only this record can be meant; else list them."""
    library, positions = plan.library, Positions(plan.library.settings.root)
    for case in library.cases:
        links = _links(plan, case) if case is not plan.case else []
        if links and alone:
            plan.texts[case.path] = _with_links(plan, plan.text(case.path), links)
        plan.undecided += [] if alone else [positions.find(case.path, at) for at in links]
    law = relative(library.settings.root, library.settings.law / "ownership.yml")
    if any(pick.case == plan.old for pick in library.ownership.picks):
        for at in _picks(plan, law):
            if alone:
                plan.texts[law] = put(plan.text(law), at, plan.new)
            else:
                plan.undecided.append(positions.find(law, at))
    _plan_pages(plan, alone=alone)


def _links(plan: _Plan, case: Case) -> list[KeyPath]:
    """Return where a record names the old id, as a value or in links of Markdown."""
    values = [
        found.at for found in find(case, plan.library.template, is_case)
        if found.value == plan.old]
    texts = [
        link.at for link in inward_links(case, plan.library)
        if (link.scheme, link.name) == ("case", plan.old)]
    return [*values, *dict.fromkeys(texts)]


def _with_links(plan: _Plan, text: str, places: list[KeyPath]) -> str:
    changes = []
    for at in places:
        span = stretch(text, at)
        if span is not None:
            words = text.removeprefix("\ufeff")[slice(*span)]
            whole = words.strip("\"' ") == plan.old
            changes.append((*span, words.replace(plan.old, plan.new) if whole
                            else _renamed(plan, words)))
    return substitute(text, changes)


def _renamed(plan: _Plan, words: str) -> str:
    """Return a text in Markdown with the id changed wherever it is linked to."""
    return _link(plan.old).sub(lambda found: found[1] + plan.new, words)


def _link(old: str) -> re.Pattern[str]:
    return re.compile(rf"((?i:case):){re.escape(old)}(?![\w\-])")


def _picks(plan: _Plan, law: str) -> Iterator[KeyPath]:
    text, at = plan.text(law), 0
    while (pick := value_at(text, ("picks", at))) is not None:
        if isinstance(pick, dict) and pick.get("case") == plan.old:
            yield ("picks", at, "case")
        at += 1


def _plan_pages(plan: _Plan, *, alone: bool) -> None:
    """Change or list the links on the pages of `content/`."""
    settings = plan.library.settings
    for page in markdown_files(settings.content, settings.root, Findings()):
        name = relative(settings.root, page)
        try:
            text = load(page)
        except Refusal:
            continue  # the check says that this page cannot be read
        found = list(_link(plan.old).finditer(text))
        if found and alone:
            plan.texts[name] = _renamed(plan, text)
        for match in [] if alone else found:
            line = text.count("\n", 0, match.start())
            column = match.start() - text.rfind("\n", 0, match.start())
            plan.undecided.append(Location(name, line + 1, column))


def _sign(plan: _Plan) -> None:
    """Renew the fingerprints of approvals that held before the links in them changed."""
    for case in plan.library.cases:
        approval = case.governance.approval
        if case.path not in plan.texts or approval is None:
            continue
        if approval.content_hash == hash_of(case, plan.library):
            text = plan.texts[case.path]
            changed = read_text(plan.library, case.path, text, Findings())
            if changed is not None:
                plan.texts[case.path] = put(
                    text, ("approval", "content_hash"), hash_of(changed, plan.library))


def _write(plan: _Plan, file: Path, target: Path) -> None:
    """Write all texts and rename the record; where that fails, put back what was written."""
    root = plan.library.settings.root
    before = {path: load(root / path) for path in plan.texts}
    written: list[str] = []
    try:
        for path, text in plan.texts.items():
            write(root / path, text)
            written.append(path)
        file.rename(target)
    except (Refusal, OSError) as error:
        for path in written:
            write(root / path, before[path])
        if isinstance(error, Refusal):
            raise
        raise Refusal(say(
            "改不了文件名 {name}：{why}；一切照旧", "{name} cannot be renamed: {why}; all is as it was",
            name=file.name, why=why(error))) from error


def _move(library: Library, case: Case, folder: Path, new_folder: Path) -> None:
    """Rename the folder of attachments; one that two records share is copied from."""
    if not folder.is_dir():
        return
    try:
        if not any(library.folder(one) == folder for one in library.cases if one is not case):
            folder.rename(new_folder)
            return
        for name in attachment_names(case, library.template):
            if (folder / name).is_file():
                (new_folder / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(folder / name, new_folder / name)
    except OSError as error:
        raise Refusal(say(
            "编号已经改好，附件没有移动（{why}）：把 {old} 里的文件移到 {new}",
            "the id is changed, the attachments are not moved ({why}): move {old} to {new}",
            why=why(error), old=folder.name, new=new_folder.name,
        )) from error
