"""The rule `id-unique`."""

from tests.base_library import BaseLibrary, bent

RULE = "id-unique"


def test_an_id_used_twice_is_found_with_both_places(base_library: BaseLibrary) -> None:
    """The later file has the finding, which names the earlier."""
    base_library.write("cases/2027/AB-2026-001.yml", bent("title: 又一条\nid: AB-2026-001\n"))
    (found,) = base_library.check().of(RULE)
    assert found.location == ("cases/2027/AB-2026-001.yml", 2, 5)
    assert "cases/2026/AB-2026-001.yml" in found.message.zh
    assert found.hint is not None
    assert 'caselib renumber "cases/2027/AB-2026-001.yml"' in found.hint.zh


def test_ids_that_differ_only_in_case_are_found(base_library: BaseLibrary) -> None:
    """Some file systems cannot tell the two files apart."""
    base_library.write("cases/2026/ab-2026-001.yml", bent("id: ab-2026-001\n"))
    (found,) = base_library.check().of(RULE)
    assert found.location == ("cases/2026/ab-2026-001.yml", 1, 5)
    assert found.message.zh == (
        "编号“ab-2026-001”与 cases/2026/AB-2026-001.yml 里的“AB-2026-001”只差大小写")


def test_three_bearers_of_an_id_are_two_findings(base_library: BaseLibrary) -> None:
    """Each but the first has to change."""
    for year in (2027, 2028):
        base_library.write(f"cases/{year}/AB-2026-001.yml", bent("id: AB-2026-001\n"))
    assert len(base_library.check().of(RULE)) == 2


def test_different_ids_pass(base_library: BaseLibrary) -> None:
    """The base library has three cases."""
    assert base_library.check().of(RULE) == []
