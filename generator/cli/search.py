"""The command `search`: asks a built site, with the very scripts that its pages run, in Node."""

import argparse
import json
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from generator.cli.call import ERRORS, OK, Call, UsageError
from generator.cli.words import HELP
from generator.diagnostics import Lang, Text, labelled, listed, say
from generator.pages.assets import ENGINE_SCRIPT
from generator.pages.templates import package_templates
from generator.settings import ASSETS, INDEX

_LIMIT = 10
_SORTS = ("relevance", "newest", "reviewed")
_NODE = "node"

Answer = Mapping[str, Any]


def add_command(
    command: Callable[[str, Callable[[Call], int]], argparse.ArgumentParser], lang: Lang,
) -> None:
    """Add `search`."""
    parser = command("search", _search)
    parser.add_argument("query", metavar="QUERY", help=HELP["search_query"].to(lang))
    parser.add_argument("--site-dir", metavar="DIR", help=HELP["search_site"].to(lang))
    parser.add_argument("--filter", metavar="KEY=VALUE", action="append", default=[],
                        help=HELP["search_filter"].to(lang))
    parser.add_argument("--sort", choices=_SORTS, default=_SORTS[0], help=HELP["search_sort"].to(lang))
    parser.add_argument("--limit", type=_count, default=_LIMIT, metavar="N",
                        help=HELP["search_limit"].to(lang))
    parser.add_argument("--format", choices=("text", "json"), default="text",
                        help=HELP["calc_format"].to(lang))


def _search(call: Call) -> int:
    if not call.args.query.strip() and not call.args.filter:
        raise UsageError(say("要写找什么，或者用 --filter 筛选", "say what to search, or use --filter"))
    node = shutil.which(_NODE)
    if node is None:
        call.say(say(
            "命令行搜索要用 Node.js 运行网页上的那一份搜索程序，这台电脑没有装。装好 Node.js 再试，"
            "或在浏览器里打开网站搜索",
            "searching at the command line runs the scripts of the pages in Node.js, which is not installed "
            "here. Install Node.js, or search in the browser"))
        return ERRORS
    assets = _assets(call)
    options = {"filters": _known(node, assets, _filters(call.args.filter)), "limit": call.args.limit,
               "sort": call.args.sort}
    answer = _asked(node, assets, [call.args.query, options])
    if "error" in answer:
        call.say(say("搜索没有成功：{why}。重新运行 caselib build 再试",
                     "the search failed: {why}. Run “caselib build” anew and try again",
                     why=answer.get("message") or answer["error"]))
        return ERRORS
    if call.args.format == "json":
        print(json.dumps(answer, ensure_ascii=False, indent=2))
    else:
        for line in _told(answer, call.lang):
            print(line)
    return OK


def _filters(given: Sequence[str]) -> dict[str, list[str]]:
    """Return filters by facet: several of one facet widen it, several facets narrow each other."""
    found: dict[str, list[str]] = {}
    for one in given:
        key, sign, value = one.partition("=")
        if not (key and sign and value):
            raise UsageError(say("--filter 要写成 键=值，例如 stage=lead；现在是“{one}”",
                                 "--filter takes KEY=VALUE, as stage=lead, not “{one}”", one=one))
        found.setdefault(key, []).append(value)
    return found


def _known(node: str, assets: Path, given: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """Return filters with the ids of their values, which may be given as pages call them."""
    found: dict[str, list[str]] = {}
    for key, values in given.items():
        facet = _asked(node, assets, {"call": "facet", "with": [key]})
        if not facet:
            keys = _asked(node, assets, {"call": "facets", "with": []})
            raise UsageError(say(
                "没有“{key}”这一项可筛选；有：{known}", "no filter “{key}”; there are {known}", key=key,
                known=listed(labelled(one["key"], one["label"]) for one in keys)))
        ids = {word: one["id"] for one in facet["values"] for word in (one["label"], one["id"])}
        for value in values:
            if value not in ids:
                raise UsageError(say(
                    "“{label}”里没有“{value}”；有：{known}", "{label} has no “{value}”; there are {known}",
                    label=facet["label"], value=value,
                    known=listed(labelled(one["id"], one["label"]) for one in facet["values"])))
        found[key] = [ids[value] for value in values]
    return found


def _count(word: str) -> int:
    """Return how many results are to be listed."""
    if not word.isdecimal() or not int(word):
        raise argparse.ArgumentTypeError("要写 1 以上的整数 / takes a number from 1")
    return int(word)


def _assets(call: Call) -> Path:
    """Return the folder that holds scripts and index of the site that is meant."""
    if call.args.site_dir is not None:
        site = Path(call.args.site_dir)
    else:
        from generator.cli.serving import site_folder  # noqa: PLC0415  MkDocs takes 0.2 s to import

        site = site_folder(call.root())
    folder = site / ASSETS
    if not (folder / INDEX / "root.js").is_file() or not (folder / ENGINE_SCRIPT).is_file():
        raise UsageError(say(
            "{site} 里没有可以搜索的网站：先运行 caselib build，或用 --site-dir 指出网站在哪里",
            "no site to be searched in {site}: run “caselib build” first, or name one with --site-dir",
            site=site))
    return folder


def _asked(node: str, assets: Path, line: object) -> Any:
    """Return what the scripts of a site answer to a line."""
    runner = package_templates() / "assets" / "search" / "node.js"
    done = subprocess.run(
        [node, str(runner), str(assets / ENGINE_SCRIPT), str(assets / INDEX)],
        input=json.dumps(line) + "\n", capture_output=True, text=True, encoding="utf-8", check=False)
    if not done.stdout.strip():
        return {"error": "Node", "message": done.stderr.strip().splitlines()[-1] if done.stderr else "Node"}
    return json.loads(done.stdout)


def _told(answer: Answer, lang: Lang) -> Iterator[str]:
    """Yield an answer as lines."""
    results = answer["results"]
    said = _COUNT if answer["full"] or not results else _NEAR
    yield said.to(lang).format(n=answer["total"], shown=len(results))
    if answer["partial"]:
        yield _PARTIAL.to(lang)
    for at, one in enumerate(results, 1):
        badges = " · ".join(text for *_, text in one["badges"])
        yield ""
        yield f"{at}. {one['title']}" + (f"  [{badges}]" if badges else "")
        yield f"   {one['url']}" + (f"#{one['anchor']}" if one["anchor"] else "")
        if one["excerpt"]:
            yield f"   {_marked(one)}"


def _marked(one: Answer) -> str:
    """Return the passage of a result with what was found in brackets, as the script counts characters."""
    text = one["excerpt"].encode("utf-16-le", "surrogatepass")
    parts, last = [], 0
    for start, end in one["marks"]:
        parts += [text[2 * last:2 * start], "【".encode("utf-16-le"), text[2 * start:2 * end],
                  "】".encode("utf-16-le")]
        last = end
    before, after = one.get("cut", (False, False))
    said = b"".join([*parts, text[2 * last:]]).decode("utf-16-le", "replace")
    return f"{'…' if before else ''}{said}{'…' if after else ''}"


_COUNT: Text = say("共 {n} 个结果，下面是 {shown} 个", "{n} results, {shown} of them below")
_NEAR: Text = say("没有一页把这些词都写到；最接近的有 {n} 个，下面是 {shown} 个",
                  "no page has all of these words; {n} come near, {shown} of them below")
_PARTIAL: Text = say("（索引有一部分读不到，结果不全）",
                      "(a part of the index cannot be read; some are missing)")
