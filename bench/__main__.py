"""`python -m bench`: generates libraries, opens calculators, searches, measures, prints tables."""

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from bench.measure import Run, quickest, run
from bench.results import Built, Checked, machine, misses, tables, write
from bench.search import measure_search
from bench.tool_engines import CHAIN, measure_peers, measure_rates, sample_calculators
from bench.tool_pages import measure_pages
from bench.tool_results import tool_misses, tool_tables

_HOME = Path(__file__).resolve().parents[1]
_FILE = _HOME / "BENCHMARKS.md"
_SECTIONS = {"bench": "library", "bench-tools": "tools", "bench-search": "search"}
"""What is measured, by its markers in the file."""
_SIZES = {"library": "100,1000,10000", "search": "1000,3000,10000"}
_SMALLEST_BUILD = 1000
_HANDBOOKS = _HOME / "build" / "handbooks"


def main() -> None:
    """Measure what is asked for and print what was found."""
    args = _arguments()
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        parts = {"bench": _library, "bench-tools": _tools, "bench-search": _search}
        for section, measure in parts.items():
            if args.only in ("", _SECTIONS[section]):
                text, missed = measure(args, Path(folder))
                print(text)
                for miss in missed:
                    _say(f"MISSED: {miss}")
                if args.write:
                    write(_FILE, text, section)


def _library(args: argparse.Namespace, folder: Path) -> tuple[str, list[str]]:
    """Measure libraries of every size asked for."""
    checked: list[Checked] = []
    built: list[Built] = []
    for count in _sizes(args, "library"):
        root = folder / f"library-{count}"
        _say(f"making {count:,} cases")
        run(["bench.tasks", "library", str(root), str(count)], folder)
        repeats = args.repeat or (2 if count >= 10 * _SMALLEST_BUILD else 3)
        checked.append(_check(count, root, repeats))
        if (count >= _SMALLEST_BUILD or len(_sizes(args, "library")) == 1) and not args.check_only:
            once = args.quick or count > _SMALLEST_BUILD
            built.append(_build(count, root, 1 if once else min(2, repeats)))
    return tables(checked, built), list(misses(checked, built))


def _tools(args: argparse.Namespace, folder: Path) -> tuple[str, list[str]]:
    """Measure the calculators of the sample library."""
    _say("building the sample library")
    site = folder / "site"
    run(["generator", "--root", str(_HOME), "build", "--audience", "editors", "--site-dir", str(site)],
        folder)
    calculators = sample_calculators(_HOME)
    scripts = site / "assets" / "caselib"
    _say("opening the pages of the calculators")
    version, pages = measure_pages(site, list(calculators))
    _say("computing")
    rates = measure_rates(calculators, scripts)
    peers = measure_peers(calculators[CHAIN], scripts, folder) if args.peers else []
    text = "\n".join([machine(), "", *tool_tables(pages, rates, peers, version)])
    return text, list(tool_misses(pages))


def _search(args: argparse.Namespace, folder: Path) -> tuple[str, list[str]]:
    """Measure the search beside others."""
    return measure_search(_sizes(args, "search"), args.handbooks, folder / "search", _say)


def _sizes(args: argparse.Namespace, part: str) -> list[int]:
    sizes = [int(size) for size in (args.sizes or _SIZES[part]).split(",")]
    return [size for size in sizes if size <= _SMALLEST_BUILD] if args.quick else sizes


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--sizes", default="", help="numbers of cases, with commas")
    parser.add_argument("--quick", action="store_true", help="1,000 cases at most, one build each")
    parser.add_argument("--check-only", action="store_true", help="build no site")
    parser.add_argument("--repeat", type=int, default=0, help="runs of each; the quickest counts")
    parser.add_argument("--only", choices=_SECTIONS.values(), default="", help="one part of it")
    parser.add_argument("--peers", action="store_true",
                        help="other formula engines as well; npm installs them for the measurement")
    parser.add_argument("--handbooks", type=Path, default=_HANDBOOKS, metavar="DIR",
                        help="where the pages to find lie; apt-get brings them there")
    parser.add_argument("--write", action="store_true", help=f"put the tables into {_FILE.name}")
    return parser.parse_args()


def _check(count: int, root: Path, repeats: int) -> Checked:
    """Measure the check beside a bare pass, in turns: the machine may be busy with other things."""
    _say(f"checking {count:,} cases")
    found: dict[str, list[Run]] = {"load": [], "check": [], "command": []}
    commands = {
        "load": ["bench.tasks", "load", str(root)],
        "check": ["bench.tasks", "check", str(root)],
        "command": ["generator", "check", "--root", str(root)]}
    for _ in range(repeats):
        for name, words in commands.items():
            found[name].append(run(words, root.parent))
    size = sum(path.stat().st_size for path in (root / "cases").rglob("*.yml"))
    return Checked(count, size / 1e6, *(quickest(found[name]) for name in commands))


def _build(count: int, root: Path, repeats: int) -> Built:
    """Measure a build beside bare MkDocs with the same words as Markdown pages, in turns."""
    _say(f"building {count:,} cases")
    plain, site = root.parent / f"plain-{count}", root / "site"
    run(["bench.tasks", "plain", str(plain), str(root)], root.parent)
    bare = lambda: run(["mkdocs", "build", "-q", "-f", str(plain / "mkdocs.yml")], root.parent)  # noqa: E731
    ours = lambda: run(["bench.tasks", "site", str(root), str(site)], root.parent)  # noqa: E731
    turns: list[tuple[Callable[[], Run], list[Run]]] = [(bare, []), (ours, [])]
    for _ in range(repeats):
        for measure, runs in turns:
            runs.append(measure())
    files = [path for path in site.rglob("*") if path.is_file()]
    case_pages = [path.stat().st_size / 1000 for path in (site / "cases").glob("*.html")]
    return Built(
        count, quickest(turns[0][1]), quickest(turns[1][1]),
        sum(path.suffix == ".html" for path in files),
        sum(path.stat().st_size for path in files) / 1e6, case_pages or [0.0])


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
