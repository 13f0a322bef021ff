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

from generator import placing, report
from generator.cli.call import ERRORS, OK, Call, UsageError
from generator.diagnostics import Findings, Severity, say
from generator.source.system import why


def build_site(call: Call) -> int:
    """Build into a fresh folder, then put it in the site's place. 1 where the check failed."""
    findings = Findings()
    settings = call.settings(findings)
    if findings.count(Severity.ERROR):  # MkDocs would stumble over them with a traceback
        print(report.report(findings, settings.root, "text", call.lang))
        return ERRORS
    _quiet()
    _hand_over(call)
    config = _config(settings.root)
    if config is None:
        call.say(say("没有生成网站：mkdocs.yml 的设置有错，见上面 MkDocs 的话",
                     "no site was built: mkdocs.yml is at fault, see above"))
        return ERRORS
    given: str | None = call.args.site_dir
    site_dir = Path(os.path.realpath(config.site_dir if given is None else given))
    if why_not := placing.no_place(site_dir, settings):
        raise UsageError(why_not)
    try:
        with placing.written_aside(site_dir) as aside:
            config.site_dir = str(aside)
            mkdocs_build.build(config)
    except placing.BusyError as error:
        call.say(error.text)
        return ERRORS
    except placing.PlaceError as error:
        raise UsageError(error.text) from None
    except (Abort, ConfigurationError):
        call.say(say("没有生成网站；{state}", "no site was built; {state}", state=_state(call, site_dir)))
        return ERRORS
    except OSError as error:
        call.say(say("写不了 {dir}：{why}；原来的网站没有动",
                     "cannot write {dir}: {why}; the last site is as it was",
                     dir=site_dir, why=why(error)))
        return ERRORS
    call.say(say("网站在 {dir}，用浏览器打开 {index}；或运行 caselib serve 预览",
                 "the site is in {dir}; open {index} in a browser, or run “caselib serve”",
                 dir=site_dir, index=site_dir / "index.html"))
    return OK


def _state(call: Call, site_dir: Path) -> str:
    stands = site_dir.exists()
    if call.lang == "en":
        return "the last good one is as it was" if stands else "nothing was written"
    return "上一次的网站保持不动" if stands else "什么都没有写"


def serve_site(call: Call) -> int:
    """Serve a live preview on the loopback address until interrupted."""
    findings = Findings()
    settings = call.settings(findings)
    if findings.count(Severity.ERROR):
        print(report.report(findings, settings.root, "text", call.lang))
        return ERRORS
    _quiet()
    _hand_over(call)
    try:
        mkdocs_serve.serve(
            config_file=str(settings.root / "mkdocs.yml"),
            dev_addr=f"127.0.0.1:{call.args.port}")
    except (Abort, ConfigurationError):
        call.say(say("预览没有打开，原因见上", "there is no preview, see above"))
        return ERRORS
    except OSError as error:
        call.say(say("预览打不开：端口 {port} 用不了（{why}）；换一个，例如 --port {other}",
                     "no preview: port {port} cannot be used ({why}); try another, as --port {other}",
                     port=call.args.port, why=why(error), other=call.args.port % _PORTS + 1))
        return ERRORS
    return OK


_PORTS = 65535


def site_folder(root: Path) -> Path:
    """Return where a library's site is written, unless told otherwise."""
    config = _config(root)
    if config is None:
        raise UsageError(say("mkdocs.yml 的设置有错，见上面 MkDocs 的话", "mkdocs.yml is at fault, see above"))
    return Path(config.site_dir)


def _config(root: Path) -> MkDocsConfig | None:
    try:
        config = load_config(str(root / "mkdocs.yml"))
    except (Abort, ConfigurationError, ValueError) as error:
        print(error, file=sys.stderr)
        return None
    return config


def _hand_over(call: Call) -> None:
    """Set what the command line says for the plugin, also for each rebuild of a preview."""
    os.environ["CASELIB_LANG"] = call.lang
    if call.args.audience is not None:
        if not call.args.audience.strip():
            raise UsageError(say("--audience 后面要写受众的名称", "--audience takes the name of an audience"))
        os.environ["CASELIB_AUDIENCE"] = call.args.audience
    if call.args.as_of is not None:
        os.environ["CASELIB_AS_OF"] = str(call.day())


def _quiet() -> None:
    """Show MkDocs's warnings and errors, not its progress."""
    logger = logging.getLogger("mkdocs")
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(message)s"))
    logger.handlers[:] = [handler]
    logger.setLevel(logging.WARNING)
    logger.propagate = False
