"""A new record: the next free id, and a draft that passes the check as it is."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.authoring.answers import resolved
from generator.authoring.in_place import write
from generator.authoring.refusal import Refusal
from generator.authoring.skeleton import draft_fields, skeleton
from generator.authoring.trial import tried
from generator.diagnostics import Findings, labelled, listed, say
from generator.model import Library
from generator.schema.reading import nearest
from generator.source import case_files, relative
from generator.source.system import why

__all__ = ["draft_fields", "new_case", "next_id"]


def next_id(library: Library, year: int) -> str:
    """Return the first id of a year above all that were ever taken.

    A number that was skipped or whose record is gone stays free: someone may still refer to it.
    """
    prefix, digits = library.ownership.prefix, library.ownership.digits
    form = re.compile(rf"{re.escape(prefix)}-{year:04}-(\d+)", re.IGNORECASE)
    taken = [int(found[1]) for name in _names(library) if (found := form.fullmatch(name))]
    number = max(taken, default=0) + 1
    if len(str(number)) > digits:
        raise Refusal(say(
            "{year} 年的编号用完了：ownership.yml 里 id.digits 是 {digits}，改大一位",
            "the numbers of {year} are used up: raise id.digits in ownership.yml, now {digits}",
            year=year, digits=digits))
    return f"{prefix}-{year:04}-{number:0{digits}}"


def _names(library: Library) -> Iterator[str]:
    """Yield every id, file name and folder name; of files that cannot be read, too."""
    settings = library.settings
    yield from (case.id for case in library.cases)
    yield from (path.stem for path in case_files(settings.cases, settings.root, Findings()))
    yield from (path.name for path in settings.cases.glob("*/*") if path.is_dir())


def new_case(library: Library, answers: Mapping[str, str], year: int | None = None) -> Path:
    """Write a draft with the answers to `draft_fields` and return its file."""
    year = year or library.settings.as_of.year
    answers = resolved(library, answers)
    _complete(library, answers)
    case_id = next_id(library, year)
    folder = library.settings.cases / f"{year:04}"
    path = folder / f"{case_id}.yml"
    text = skeleton(library, case_id, answers, folder)
    trial = tried(library, relative(library.settings.root, path), text)
    if trial is None or len(trial.errors):
        raise Refusal(say("没有新建：有的回答要改（见上）",
                          "nothing was made: some answers have to be mended (see above)"),
                      trial.errors if trial else None)
    if path.exists():
        raise Refusal(say("{name} 已经存在，没有动它", "{name} is there already and was left alone",
                          name=path.name))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refusal(say(
            "建不了文件夹 {name}：{why}", "the folder {name} cannot be made: {why}",
            name=relative(library.settings.root, folder), why=why(error))) from error
    write(path, text)
    return path


def _complete(library: Library, answers: Mapping[str, str]) -> None:
    """Refuse answers that nobody asked for, and a draft that lacks one."""
    asked = dict(draft_fields(library, answers))
    for key in answers:
        if key not in asked:
            raise Refusal(say(
                "新建时不问“{key}”；要回答的是：{asked}", "“{key}” is not asked for; these are: {asked}",
                key=key, asked=listed(nearest(key, asked, len(asked)))))
    missing = [key for key in asked if not answers.get(key, "").strip()]
    if missing:
        raise Refusal(say(
            "还缺这些：{missing}", "these are missing: {missing}",
            missing=listed(labelled(key, asked[key].label) for key in missing)))
