"""One declaration and one state for each kind of chart, with the figures of the worked examples."""

from typing import Any

DUAL = {
    "prospects_new": 1234, "leads_new": 370, "opps_new": 148, "props_new": 74, "wins_new": 22,
    "cust_old": 40, "keep_cust": 35, "exp_opps": 17.5, "exp_props": 10, "exp_plan": 5,
    "rate_contact": .3, "rate_opp": .4, "rate_prop": .5, "rate_win": .3,
    "rate_keep": .88, "rate_exp_opp": .5, "rate_exp_prop": .6, "rate_exp_win": .5,
}
DUAL_LABELS = {
    "prospects_new": "需潜在客户数", "leads_new": "需有效线索数", "opps_new": "需商机数",
    "props_new": "需方案数", "wins_new": "需签约新客户数", "cust_old": "期初老客户数",
    "keep_cust": "留存客户数", "exp_opps": "需挖潜商机数", "exp_props": "需增购方案数",
    "exp_plan": "计划增购单数", "rate_contact": "触达转化率", "rate_opp": "商机转化率",
    "rate_prop": "方案转化率", "rate_win": "签约率", "rate_keep": "老客户保持率",
    "rate_exp_opp": "挖潜商机率", "rate_exp_prop": "挖潜方案率", "rate_exp_win": "挖潜成交率",
}
GAPS = {"plan_rev": 334.8, "c_volume": -21.6, "c_contact": 28.8, "c_opp": -72.0, "c_prop": 18.0,
        "c_win": -48.0, "c_deal": -8.0, "act_rev": 232.0}
GAP_LABELS = {
    "plan_rev": "计划签约额", "c_volume": "潜客数量影响", "c_contact": "触达率影响",
    "c_opp": "商机率影响", "c_prop": "方案率影响", "c_win": "签约率影响", "c_deal": "单值影响",
    "act_rev": "实际签约额"}
LEVERS = (
    ("潜在客户数", -162.0, 270.0), ("触达转化率", -180.0, 180.0), ("商机转化率", -135.0, 202.5),
    ("方案转化率", -108.0, 216.0), ("签约率", -90.0, 180.0), ("新客户单值", -54.0, 108.0),
    ("老客户保持率", -120.4, 73.5), ("缩量率", -79.2, 31.7), ("挖潜商机率", -42.2, 63.4),
    ("挖潜方案率", -35.2, 35.2), ("挖潜成交率", -42.2, 42.2), ("增购单值", -26.4, 52.8))
CUSTOMERS = (
    ("甲 华东装备集团", 3.75, 4.55, 90.0), ("乙 北方能源", 2.45, 4.55, 40.0),
    ("丙 恒通物流", 4.45, 2.25, 42.0), ("丁 小微客户", 2.0, 1.8, 4.8))
MONEY = "万元"


def funnels() -> tuple[dict[str, Any], dict[str, Any]]:
    """Two funnels of unlike length and size."""
    def stages(*pairs: tuple[str, str | None]) -> list[dict[str, str]]:
        return [{"figure": figure, **({"rate": rate} if rate else {})} for figure, rate in pairs]

    rates = [key for key in DUAL if key.startswith("rate")]
    units = {**dict.fromkeys(DUAL, "家"), **dict.fromkeys(rates, "%")}
    chart = {"kind": "funnels", "label": "两个漏斗：增量与存量", "series": [
        {"label": "增量漏斗（AR）", "stages": stages(
            ("prospects_new", "rate_contact"), ("leads_new", "rate_opp"),
            ("opps_new", "rate_prop"), ("props_new", "rate_win"), ("wins_new", None))},
        {"label": "存量漏斗（SR）", "stages": stages(
            ("cust_old", "rate_keep"), ("keep_cust", "rate_exp_opp"),
            ("exp_opps", "rate_exp_prop"), ("exp_props", "rate_exp_win"), ("exp_plan", None))}]}
    return chart, {"figures": dict(DUAL), "labels": DUAL_LABELS, "units": units,
                   "digits": {**dict.fromkeys(DUAL, 0), **dict.fromkeys(rates, 1)}}


def sweep() -> tuple[dict[str, Any], dict[str, Any]]:
    """Draw the probability of success against the reserve."""
    points = [[n, 1 / (1 + 2.718281828 ** ((83 - n) / 6))] for n in range(22, 145)]
    chart = {"kind": "sweep", "label": "储备与达成概率", "along": "reserve_now", "shows": "p_now",
             "marks": ["n_stock"], "line": "conf"}
    return chart, {
        "points": points, "figures": {"reserve_now": 60, "p_now": .061, "n_stock": 102, "conf": .9},
        "labels": {"reserve_now": "现有储备", "p_now": "现有储备达成概率",
                   "n_stock": "含失效应储备", "conf": "达成把握度"},
        "units": {"reserve_now": "家", "p_now": "%", "n_stock": "家", "conf": "%"},
        "digits": {"p_now": 1}}


def waterfall() -> tuple[dict[str, Any], dict[str, Any]]:
    """Tell the gap by stage."""
    chart = {"kind": "waterfall", "label": "差异来自哪一环节", "start": "plan_rev",
             "steps": list(GAPS)[1:-1], "end": "act_rev"}
    return chart, {"figures": dict(GAPS), "labels": GAP_LABELS,
                   "units": dict.fromkeys(GAPS, MONEY), "digits": dict.fromkeys(GAPS, 1)}


def stack() -> tuple[dict[str, Any], dict[str, Any]]:
    """Three scenarios against a target."""
    rows = [
        {"name": "A 现状", "rev_new": 1080.0, "rev_keep": 1504.8, "rev_exp": 103.2},
        {"name": "B 加潜客", "rev_new": 1350.0, "rev_keep": 1504.8, "rev_exp": 103.2},
        {"name": "C 提方案率与保持率", "rev_new": 1438.6, "rev_keep": 1573.2, "rev_exp": 135.32}]
    keys = ["rev_new", "rev_keep", "rev_exp"]
    chart = {"kind": "stack", "label": "各情景的收入", "table": "scenarios", "name": "name",
             "parts": keys, "line": "target"}
    return chart, {
        "tables": {"scenarios": rows}, "figures": {"target": 3000},
        "labels": {"rev_new": "增量收入", "rev_keep": "留存收入", "rev_exp": "增购收入",
                   "target": "销售目标"},
        "units": dict.fromkeys([*keys, "target"], MONEY),
        "digits": dict.fromkeys([*keys, "target"], 1)}


def tornado() -> tuple[dict[str, Any], dict[str, Any]]:
    """Twelve levers, not in the order of their swing."""
    rows = [{"label": label, "loss_bad": low, "gain_good": high} for label, low, high in LEVERS]
    chart = {"kind": "tornado", "label": "哪个杠杆最有力", "table": "levers",
             "low": "loss_bad", "high": "gain_good"}
    keys = ["loss_bad", "gain_good"]
    return chart, {
        "tables": {"levers": rows[::-1]},
        "labels": {"loss_bad": "跌到不利值的减收", "gain_good": "达到有利值的增收"},
        "units": dict.fromkeys(keys, MONEY), "digits": dict.fromkeys(keys, 1)}


def quadrants() -> tuple[dict[str, Any], dict[str, Any]]:
    """Four customers, one in each quadrant."""
    rows = [{"name": name, "score_win": win, "score_value": value, "expect_amt": amount}
            for name, win, value, amount in CUSTOMERS]
    chart = {"kind": "quadrants", "label": "客户四象限", "table": "customers", "name": "name",
             "x": "score_win", "y": "score_value", "size": "expect_amt",
             "cut_x": "cut_win", "cut_y": "cut_value",
             "names": ["重点攻坚", "培育突破", "高效维护", "观察"]}
    return chart, {
        "tables": {"customers": rows}, "figures": {"cut_win": 3, "cut_value": 3},
        "labels": {"score_win": "可赢分", "score_value": "价值分", "expect_amt": "期望金额"},
        "units": {"score_win": "分", "score_value": "分", "expect_amt": MONEY},
        "digits": {"score_win": 2, "score_value": 2, "expect_amt": 1}}


def bars() -> tuple[dict[str, Any], dict[str, Any]]:
    """Plain bars."""
    figures = {"fte_money": 5.0793, "fte_work": 5.6475, "fte_now": 2.775}
    chart = {"kind": "bars", "label": "需要与现有的人力", "figures": list(figures)}
    return chart, {
        "figures": figures, "units": dict.fromkeys(figures, "人"),
        "digits": dict.fromkeys(figures, 2),
        "labels": {"fte_money": "按产出需人力", "fte_work": "按工作量需人力",
                   "fte_now": "现有有效人力"}}


SAMPLES = {make.__name__: make for make in (
    funnels, sweep, waterfall, stack, tornado, quadrants, bars)}
