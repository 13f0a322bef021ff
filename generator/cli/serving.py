"""`caselib build` and `caselib serve`: MkDocs, called with our plugin's options set."""

import logging
import os
import sys
from pathlib import Path

from mkdocs.commands import build as mkdocs_build
from mkdocs.commands import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError

from generator import build
from generator.cli.call import Call
from generator.diagnostics import Findings, say


def build_site(call: Call) -> int:
    """Build into a fresh folder, then put it in the site's place. 1 where the check failed."""
    settings = call.settings(Findings())
    _quiet()
    _hand_over(call)
    config = _config(settings.root)
    if config is None:
        return 1
    given: str | None = call.args.site_dir
    site_dir = Path(given).resolve() if given else Path(config.site_dir)
    if _unsafe(site_dir, settings.root):
        call.say(say("不能把网站写到 {dir}：那里有库本身的文件",
                     "the site cannot be written to {dir}: it holds the library's own files",
                     dir=site_dir))
        return 2
    try:
        with build.written_aside(site_dir) as aside:
            config.site_dir = str(aside)
            mkdocs_build.build(config)
    except (Abort, ConfigurationError):
        call.say(say("没有生成网站；{state}", "no site was built; {state}", state=_state(call, site_dir)))
        return 1
    except OSError as error:
        call.say(say("写不了 {dir}：{why}；原来的网站没有动",
                     "cannot write {dir}: {why}; the last site is as it was",
                     dir=site_dir, why=error.strerror or error))
        return 1
    call.say(say("网站在 {dir}，用浏览器打开 {index}；或运行 caselib serve 预览",
                 "the site is in {dir}; open {index} in a browser, or run “caselib serve”",
                 dir=site_dir, index=site_dir / "index.html"))
    return 0


def _state(call: Call, site_dir: Path) -> str:
    stands = site_dir.exists()
    if call.lang == "en":
        return "the last good one is as it was" if stands else "nothing was written"
    return "上一次的网站保持不动" if stands else "什么都没有写"


def _unsafe(site_dir: Path, root: Path) -> bool:
    """Tell whether replacing this folder would take away more than a site."""
    return root.is_relative_to(site_dir) or any(
        site_dir.is_relative_to(root / name) for name in ("cases", "content", ".git")) or (
        site_dir.is_dir() and any(site_dir.iterdir()) and not (site_dir / "index.html").exists())


def serve_site(call: Call) -> int:
    """Serve a live preview on the loopback address until interrupted."""
    settings = call.settings(Findings())
    _quiet()
    _hand_over(call)
    try:
        mkdocs_serve.serve(
            config_file=str(settings.root / "mkdocs.yml"),
            dev_addr=f"127.0.0.1:{call.args.port}")
    except (Abort, ConfigurationError):
        return 1
    return 0


def _config(root: Path) -> MkDocsConfig | None:
    try:
        config = load_config(str(root / "mkdocs.yml"))
    except (Abort, ConfigurationError) as error:
        print(error, file=sys.stderr)
        return None
    return config


def _hand_over(call: Call) -> None:
    """Set what the command line says for the plugin, also for each rebuild of a preview."""
    os.environ["CASELIB_LANG"] = call.lang
    if call.args.audience:
        os.environ["CASELIB_AUDIENCE"] = call.args.audience
    if call.args.as_of:
        os.environ["CASELIB_AS_OF"] = str(call.day())


def _quiet() -> None:
    """Show MkDocs's warnings and errors, not its progress."""
    logger = logging.getLogger("mkdocs")
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(message)s"))
    logger.handlers[:] = [handler]
    logger.setLevel(logging.WARNING)
    logger.propagate = False
