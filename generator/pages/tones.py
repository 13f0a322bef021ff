"""The colour of a badge, told by what an option means and never by its id."""

from collections.abc import Mapping

from generator.publication import PublishedSite

STATUS_TONES: Mapping[str, str] = {
    "draft": "warn", "submitted": "info", "in_review": "info", "returned": "warn",
    "approved": "plain", "retired": "plain"}
FRESHNESS_TONES: Mapping[str, str] = {"fresh": "plain", "due_soon": "warn", "overdue": "bad"}


def outcome_tones(site: PublishedSite) -> Mapping[str, str]:
    """Return a tone for each outcome: `good` and `bad` for opposites, `plain` for the rest.

    The template names each pair of opposites with the wanted one first.
    """
    known = site.fields.get(site.role("outcome"))
    if known is None:
        return {}
    tones = {option.id: "plain" for option in known.options}
    for wanted, other in known.opposites:
        tones |= {wanted: "good", other: "bad"}
    return tones
