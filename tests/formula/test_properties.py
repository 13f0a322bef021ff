"""What holds whatever is typed: whole people, parts that add up, better figures that never cost more."""

import math
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from generator.formula.figures import compute
from tests.formula.drawing import Figure, drawn, figures, figures_of, off_step, on_step
from tests.formula.sample import calculators

WHOLE = ("家", "单", "个", "条", "人", "次")
NOT_COUNTED = {
    "headcount": {"fte_now", "fte_hire", "fte_money", "fte_work", "fte_need"},
    "diagnose": {"plan_wins"}, "reserve": {"per_win"}}
"""Expected values and full-time equivalents, which stay fractional."""
SNAP = 1e-6
"""What rounding snaps to: within it more may need one unit less."""

many = settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))


def outputs(name: str, given_: dict[str, Any]) -> dict[str, Any]:
    """Return the outputs of a calculator."""
    found: dict[str, Any] = compute(calculators()[name], given_)["outputs"]
    return found


@pytest.mark.parametrize("name", sorted(calculators()))
@given(data=st.data())
@many
def test_people_and_customers_are_whole(name: str, data: st.DataObject) -> None:
    """What is counted in people, customers, deals or calls has no half, and none is below 0."""
    calculator = calculators()[name]
    found = outputs(name, data.draw(figures(name)))
    counted = [one.key for one in calculator.outputs
               if one.unit in WHOLE and one.key not in NOT_COUNTED.get(name, ())]
    assert [key for key in counted if not float(found[key]).is_integer()] == []
    assert [key for key in counted if found[key] < 0 and key != "n_buffer"] == []


NEEDS = [
    *(("dual_funnel", rate, needs) for rate, needs in {
        "rate_contact": ("prospects_new", "prospects_month"),
        "rate_opp": ("leads_new", "prospects_new", "prospects_month"),
        "rate_prop": ("opps_new", "leads_new", "prospects_new", "prospects_month"),
        "rate_win": ("props_new", "opps_new", "leads_new", "prospects_new", "prospects_month"),
        "rate_exp_opp": ("exp_cust",), "rate_exp_prop": ("exp_opps", "exp_cust"),
        "rate_exp_win": ("exp_props", "exp_opps", "exp_cust"),
    }.items()),
    *(("diagnose", rate, needs) for rate, needs in {
        "plan_rate_contact": ("prospects_left", "touch_week", "touch_day"),
        "plan_rate_opp": ("leads_left", "prospects_left", "touch_week", "touch_day"),
        "plan_rate_prop": ("opps_left", "leads_left", "prospects_left", "touch_week", "visit_week"),
        "plan_rate_win": ("props_left", "opps_left", "leads_left", "prospects_left", "prop_week"),
    }.items()),
    *(("headcount", rate, needs) for rate, needs in {
        "attain_ar": ("fte_money", "hires_ar", "hires_ready", "heads_ar", "heads_all"),
        "attain_sr": ("heads_sr", "heads_all"),
        "share_sell": ("fte_work", "hires_ar", "hires_ready", "heads_ar", "heads_all"),
    }.items()),
    ("reserve", "prob_win", ("n_mean", "n_conf", "n_stock", "n_gap")),
]


@pytest.mark.parametrize(("name", "rate", "needs"), NEEDS)
@given(data=st.data())
@many
def test_a_better_rate_never_needs_more(
    name: str, rate: str, needs: tuple[str, ...], data: st.DataObject,
) -> None:
    """Of customers or people; above 0, for at 0 nothing can be reached, which the status says."""
    given_ = data.draw(figures(name))
    low, high = sorted(data.draw(st.tuples(st.integers(1, 200), st.integers(1, 200))))
    worse, better = (outputs(name, given_ | {rate: half / 200}) for half in (low, high))
    assert [key for key in needs if better[key] > worse[key]] == []


@given(figures("dual_funnel"), st.integers(0, 200))
@many
def test_keeping_more_customers_never_needs_more_new_ones(given_: dict[str, Any], half: int) -> None:
    """But for a unit where the target is within the snap of a whole number of deals."""
    assume(given_["deal_new"] > 0)
    before = outputs("dual_funnel", given_)
    after = outputs("dual_funnel", given_ | {"rate_keep": max(given_["rate_keep"], half / 200)})
    assert after["target_net"] <= before["target_net"] + SNAP
    assert after["wins_new"] <= before["wins_new"] + 1
    if after["target_net"] <= before["target_net"]:
        assert after["wins_new"] <= before["wins_new"]


@given(figures("diagnose"))
@many
def test_the_parts_of_a_gap_add_up_to_it(given_: dict[str, Any]) -> None:
    """Nothing is left unexplained, by the parts themselves and by the figure that says so."""
    found = outputs("diagnose", given_)
    parts = [found[key] for key in ("c_volume", "c_contact", "c_opp", "c_prop", "c_win", "c_deal")]
    scale = max(1.0, *map(abs, parts))
    assert abs(math.fsum(parts) - found["gap_rev"]) <= 1e-9 * scale
    assert abs(found["check_sum"]) <= 1e-9 * scale


@given(figures("reserve"), st.integers(50, 99), st.integers(50, 99))
@many
def test_more_confidence_never_needs_a_smaller_reserve(
    given_: dict[str, Any], one: int, other: int,
) -> None:
    """Nor does it make the present reserve safer."""
    low, high = sorted((one, other))
    less, more = (outputs("reserve", given_ | {"conf": conf / 100}) for conf in (low, high))
    assert [key for key in ("n_conf", "n_buffer", "n_stock", "n_gap") if more[key] < less[key]] == []
    assert more["p_now"] == less["p_now"]


@given(figures("custvalue"))
@many
def test_hours_and_quadrants_leave_nobody_out(given_: dict[str, Any]) -> None:
    """Hours sum to those there are when anything is expected; each customer has one quadrant."""
    found = compute(calculators()["custvalue"], given_)
    rows, sums = found["tables"]["customers"], found["outputs"]
    expected = math.fsum(row["alloc_base"] for row in rows) > 0
    hours = math.fsum(row["alloc_hours"] for row in rows)
    assert hours == pytest.approx(given_["hours_total"] if expected else 0, rel=1e-9)
    assert sum(sums[f"count_{at}"] for at in ("one", "two", "three", "four")) == len(rows)


@given(figures("review"))
@many
def test_a_meeting_scores_between_0_and_100(given_: dict[str, Any]) -> None:
    """However little was due."""
    found = outputs("review", given_)
    assert 0 <= found["meeting_score"] <= 100
    assert [key for key in found if key.startswith("rate_") and key not in ("rate_stall", "rate_slip")
            and not 0 <= found[key] <= 1] == []


def _plain(value: float) -> bool:
    """Tell whether a result is a number that a page can show: no -0 either."""
    return math.isfinite(value) and math.copysign(1, value) == (-1 if value < 0 else 1)


@pytest.mark.parametrize("figure", [on_step, off_step])
@pytest.mark.parametrize("name", sorted(calculators()))
@given(data=drawn())
@many
def test_every_result_is_a_number_and_every_status_a_text(
    name: str, figure: Figure, data: bytes,
) -> None:
    """Where somebody types 0.000000000001, a third or the most that is allowed, too."""
    calculator = calculators()[name]
    given_ = figures_of(calculator, data, figure)
    done = calculator.program.run({one.key: given_[one.key] for one in calculator.inputs},
                                  {one.key: given_[one.key] for one in calculator.tables})
    assert [key for key, value in done.values.items() if not _plain(value)] == []
    assert [key for table in done.tables.values() for row in table for key, value in row.items()
            if key != "key" and not _plain(value)] == []
    assert calculator.status[int(done.values["status"])]
