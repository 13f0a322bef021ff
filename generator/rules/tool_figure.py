"""工具的键和默认值要能用。

输入和输出的键会成为表格文件里的名称，所以不能重复，不能是 Excel 的函数名或单元格；默认值要在自己的范围里，
最小值不能大过最大值。

Keys of a tool can be names in a workbook, each once; defaults keep their own limits.
Source: “One formula text, three engines” of the calculators.

PASS:
    # content/tools/visit_plan.yml
    id: visit_plan
    title: 拜访计划
    kind: calculator
    purpose: 算每周拜访几家
    inputs:
      - {key: customers, label: 客户数, unit: 家, default: 40, min: 0, max: 1000, step: 1}
    outputs:
      - {key: visits_week, label: 每周拜访, unit: 家, formula: CEILN(customers/4)}

FAIL:
    # content/tools/visit_plan.yml
    id: visit_plan
    title: 拜访计划
    kind: calculator
    purpose: 算每周拜访几家
    inputs:
      - {key: slope, label: 客户数, unit: 家, default: 4000, min: 0, max: 1000, step: 1}
    outputs:
      - {key: visits_week, label: 每周拜访, unit: 家, formula: CEILN(slope/4)}
"""
