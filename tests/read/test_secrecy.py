"""What is found in a record never tells the name that the record withholds: logs are read by others."""

import pytest

from generator import report
from generator.rules import run_rules
from tests.base_library import CASE, BaseLibrary, bent

NAME, SHORT = "明远精密连接器有限公司", "明远精密"
CUSTOMER = f"customer:\n  name: {NAME}\n  alias: 某连接器厂\n  disclosure: masked\n"
MASKED = f"anonymisation: {{level: full, masked: [{SHORT}, {NAME}]}}\n"


@pytest.mark.parametrize(("old", "new"), [
    (f"[{SHORT}, {NAME}]", SHORT), (f"[{SHORT}, {NAME}]", f"{SHORT}、{NAME}"),
    (f"[{SHORT}, {NAME}]", f"［{SHORT}，{NAME}］"), (f"[{SHORT}, {NAME}]", f"[{SHORT}, {NAME}"),
    ("  name: ", "  name："), ("  name: ", "  name:"), ("  name: ", "   name: "), ("  name: ", "name: "),
    ("  name: ", "  - name: "), ("  name: ", "  名称: "), ("  name: ", '  name: "'),
    ("customer:\n  name", "customer"),
    ("level: full", "level: fully"), ("customer:", "custmer:"), ("disclosure: masked", "disclosure: 化名"),
    ("customer:\n", f"title: {NAME}{'长' * 60}\ncustomer:\n"), ("customer:\n", f"{SHORT}的采购\ncustomer:\n"),
    ("customer:\n", f"background：在{SHORT}\ncustomer:\n"), ("customer:\n", f"客户真名: {NAME}\ncustomer:\n"),
    ("customer:\n", f"stage: [{SHORT}]\ncustomer:\n"), ("customer:\n", f"period: {SHORT}\ncustomer:\n"),
    ("customer:\n", f"background: {SHORT} #一\ncustomer:\n"),
    ("customer:\n", f"summary: 一句\n{SHORT}: 二\ncustomer:\n"),
    ("customer:\n", f"<<<<<<< HEAD\ntitle: {SHORT}\n=======\ntitle: 乙\n>>>>>>> b\ncustomer:\n"),
])
def test_a_slip_tells_no_name(old: str, new: str, base_library: BaseLibrary) -> None:
    """In no format and no language, neither by the message nor by the line nor by the remedy."""
    text = bent(CUSTOMER + MASKED)
    assert text.count(old) == 1
    base_library.write(f"cases/2026/{CASE}.yml", text.replace(old, new))
    library, findings = base_library.read()
    run_rules(library, findings)
    found = findings.like(one for one in findings if CASE in one.location.path)
    assert len(found)
    for style in report.FORMATS:
        said = report.report(found, base_library.root, style, "zh")
        said += report.report(found, base_library.root, style, "en")
        assert SHORT not in said


def test_a_name_that_all_may_know_is_quoted(base_library: BaseLibrary) -> None:
    """A remedy that shows the line is worth more than a secret that is none."""
    text = bent(CUSTOMER.replace("masked", "own").replace("  name: ", "  name："))
    base_library.write(f"cases/2026/{CASE}.yml", text)
    _, findings = base_library.read()
    said = report.report(findings, base_library.root, "text", "zh")
    assert f"改成：name: {NAME}" in said


def test_other_lines_of_the_block_keep_their_remedy(base_library: BaseLibrary) -> None:
    """Only the name is secret."""
    text = bent(CUSTOMER.replace("  alias: ", "  alias："))
    base_library.write(f"cases/2026/{CASE}.yml", text)
    _, findings = base_library.read()
    said = report.report(findings, base_library.root, "text", "zh")
    assert "改成：alias: 某连接器厂" in said
    assert NAME not in said
