"""Pages of people and teams: what is due, who has left, and who is never named."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from generator.model import Library
from generator.pages import SitePages
from generator.pages.listing import due
from generator.publication import PublishedSite, publish
from tests.base_library import AS_OF, HOME
from tests.pages.conftest import Render


@pytest.mark.parametrize(("days", "name"), [
    (-400, "overdue"), (-1, "overdue"), (0, "soon"), (14, "soon"), (15, "near"), (28, "near"),
    (29, "later"), (300, "later")])
def test_spans_of_time(editors: PublishedSite, days: int, name: str) -> None:
    """A review falls due in the span that its days say; the day itself is not overdue."""
    case = replace(editors.cases["AB-2025-002"], review_due=AS_OF + timedelta(days=days))
    assert [one.name for one in due(editors, [case])] == [name]


def test_only_approved_cases_fall_due(editors: PublishedSite) -> None:
    """A draft or a retired case is not waiting for a review."""
    case = replace(editors.cases["AB-2025-002"], status="retired")
    assert due(editors, [case]) == ()


def test_person_owns_reviews_and_stands_in(editors: PublishedSite, render: Render) -> None:
    """A page lists what its person owns and what they answer for since someone left."""
    html = render(editors, "people/shen-muqing.html")
    for case in editors.people["shen-muqing"].owns:
        assert f'href="../cases/{case}.html"' in html
    left = [case.id for case in editors.cases.values() if case.stand_in == "shen-muqing"]
    assert left
    for case in left:
        assert f'href="../cases/{case}.html"' in html[html.index('id="stands-in"'):]
    assert "照看的范围" in render(editors, "people/chen-jingwen.html")


def test_who_has_left_is_said_to_have_left(editors: PublishedSite, render: Render) -> None:
    """The page, the team and the list name the one who answers now."""
    html = render(editors, "people/jiang-bo.html")
    assert "已经离开" in html
    assert '<a href="shen-muqing.html">沈沐晴</a>' in html
    for url in ("people/index.html", "teams/sales_east.html"):
        assert "已离开" in render(editors, url)


def test_anonymous_contributors_are_nowhere(sample: Library) -> None:
    """Who contributed unnamed and does nothing else is on no page at all."""
    cases = []
    for case in sample.cases:
        governance = case.governance
        named = tuple(one for one in governance.contributors if one.person != "fang-keyi")
        hidden = tuple(replace(one, anonymous=True) for one in governance.contributors
                       if one.person == "fang-keyi")
        owner = "xu-anran" if governance.owner == "fang-keyi" else governance.owner
        cases.append(replace(case, fields={key: value for key, value in case.fields.items()
                                           if key != "evidence"},
                             governance=replace(governance, owner=owner,
                                                contributors=(*named, *hidden))))
    library = replace(sample, cases=tuple(cases), by_id={case.id: case for case in cases})
    site = publish(library, "editors")
    assert any(case.anonymous_contributors for case in site.cases.values())
    for plan in SitePages(site, HOME / "content", {}).plans():
        assert "fang-keyi" not in plan.url
        html = plan.render().html
        assert "fang-keyi" not in html, plan.url
        assert "方可怡" not in html, plan.url


def test_team_shows_its_people_and_their_cases(editors: PublishedSite, render: Render) -> None:
    """A team's page counts what its people own."""
    html = render(editors, "teams/sales_south.html")
    people = [one for one in editors.people.values() if one.team == "sales_south"]
    for person in people:
        assert f'href="../people/{person.id}.html"' in html
    owned = sum(len(person.owns) for person in people)
    assert re.search(rf'id="owns">.*?<span class="cl-count">{owned}</span>', html)


def test_site_without_people_has_no_pages_of_people(empty: PublishedSite) -> None:
    """Nobody is named, nothing is made."""
    urls = {plan.url for plan in SitePages(empty, HOME / "content", {}).plans()}
    assert not any(url.startswith(("people/", "teams/")) for url in urls)
