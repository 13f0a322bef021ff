"""The rule `audience-known`."""

from tests.base_library import BaseLibrary


def test_an_audience_that_nobody_declared_is_found(base_library: BaseLibrary) -> None:
    """At its place in `mkdocs.yml`, with the nearest first."""
    base_library.write("mkdocs.yml", "docs_dir: content\nplugins:\n  - case-library:\n      audience: sale\n")
    (found,) = base_library.check().of("audience-known")
    assert found.location == ("mkdocs.yml", 4, 17)
    assert found.hint is not None
    assert found.hint.zh.startswith("可以写：sales")


def test_a_label_is_answered_with_its_id(base_library: BaseLibrary) -> None:
    """`销售` is what the page says, `sales` what the file says."""
    base_library.write("mkdocs.yml", "docs_dir: content\nplugins:\n  - case-library: {audience: 销售}\n")
    (found,) = base_library.check().of("audience-known")
    assert found.hint is not None
    assert found.hint.zh == "可以写：sales"


def test_no_audience_passes(base_library: BaseLibrary) -> None:
    """The one that sees least is taken then."""
    base_library.write("mkdocs.yml", "docs_dir: content\nplugins:\n  - case-library\n")
    assert base_library.check().of("audience-known") == []
