"""Wrong usage: what is wrong and what to type instead, in the reader's language, exit code 2."""

import pytest

from generator.cli import main
from generator.cli.usage import Parser, explained
from generator.diagnostics import Text

CALLS = [
    (["approve", "AB-2026-001"], "缺少 --by PERSON（谁", "missing: --by PERSON (who"),
    (["approve"], "缺少 ID（案例编号）、--by", "missing: ID (case id), --by"),
    (["approve", "X", "--by"], "--by 后面要写内容", "--by takes a value"),
    (["approve", "X", "--by", "-x"], "--by=内容", "--by=VALUE"),
    (["check", "--sit-dir"], "没有“--sit-dir”这个选项", "there is no option “--sit-dir”"),
    (["build", "--audiense=x"], "相近的有：--audience", "alike: --audience"),
    (["build", "--aud", "x"], "没有“--aud”这个选项", "there is no option “--aud”"),
    (["chekc"], "没有“chekc”；可以写：check、", "“chekc” is not known; use one of: check, "),
    (["check", "--format", "xml"], "--format 没有“xml”", "--format “xml” is not known"),
    (["submit", "A", "B"], "“B”是多出来的", "“B” is one word too many"),
    (["new"], "缺少 case", "missing: case"),
    (["serve", "--port", "x"], "--port 要写 1 到 65535", "--port takes a number from 1 to 65535"),
    (["serve", "--port", "65536"], "--port 要写 1 到 65535", "--port takes a number from 1"),
    (["export", "x"], "要写其中一个：--xlsx FILE", "one of these is needed: --xlsx FILE"),
    (["export", "x", "--xlsx", "a", "--docx", "b"], "--docx 和 --xlsx 只写一个",
     "give either --docx or --xlsx"),
    (["check", "--help=x"], "后面不写内容", "takes no value"),
]


@pytest.mark.parametrize(("words", "zh", "en"), CALLS)
def test_a_wrong_call_is_said_in_the_readers_language(
    words: list[str], zh: str, en: str, capsys: pytest.CaptureFixture[str],
) -> None:
    """The command, the cause and the remedy; no word of the other language."""
    for lang, wanted, other in (("zh", zh, "usage:"), ("en", en, "用法")):
        with pytest.raises(SystemExit) as stopped:
            main(["--lang", lang, *words])
        assert stopped.value.code == 2
        said = capsys.readouterr()
        assert said.out == ""
        assert said.err.startswith(f"caselib {words[0]}: " if words[0] != "chekc" else "caselib: ")
        assert wanted in said.err
        assert "--help" in said.err.splitlines()[-1]
        assert other not in said.err
        assert "argument " not in said.err


@pytest.mark.parametrize(("message", "zh"), [
    ("argument --format: invalid choice: 'xml' (choose from text, json)", "没有“xml”"),
    ("argument --format: invalid choice: 'xml', maybe you meant 'x'? (choose from x)", "没有“xml”"),
    ("argument --port: invalid int value: 'x'", "--port 不能写“x”"),
    ("argument --root: expected 1 argument", "--root 后面要写内容"),
    ("something that no version says yet", "用法不对：something"),
])
def test_other_versions_of_python_word_it_otherwise(message: str, zh: str) -> None:
    """As far as is known; what is not is passed on."""
    parser = Parser(prog="caselib")
    parser.add_argument("--format", choices=("text", "json"))
    said = explained(parser, message)
    assert isinstance(said, Text)
    assert zh in said.zh


def test_help_is_in_the_readers_language(capsys: pytest.CaptureFixture[str]) -> None:
    """Headings and the help option, too."""
    for lang, there, other in (("zh", "选项", "options"), ("en", "options", "选项")):
        with pytest.raises(SystemExit) as stopped:
            main(["check", "--lang", lang, "--help"])
        assert stopped.value.code == 0
        out = capsys.readouterr().out
        assert there in out
        assert other not in out
        assert ("usage" in out) == (lang == "en")
