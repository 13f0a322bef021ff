"""公式要算得出来。

工具的公式只用这个工具里的键和列出的函数。写错的名字、少了的括号、可能为 0 的除数、没有取整就比较的金额、互相
依赖的输出，都会在这里指出来，位置精确到公式里的那个字。
能用的函数：IF AND OR NOT MIN MAX SUM SUMPRODUCT ABS ROUND，以及 CEILN FLOORN DIV CEILDIV
BINOMCDF TRIALS FIRST ARGMIN ARGMAX PICK COUNTEQ。

A formula uses figures of its tool and the functions there are, and can always be computed.
Source: “One formula text, three engines” of the calculators.

PASS:
    # content/tools/visit_plan.yml
    id: visit_plan
    title: 拜访计划
    kind: calculator
    purpose: 算每周拜访几家
    inputs:
      - {key: customers, label: 客户数, unit: 家, default: 40, min: 0, max: 1000, step: 1}
      - {key: weeks, label: 周数, unit: 周, default: 4, min: 1, max: 53, step: 1}
    outputs:
      - {key: visits_week, label: 每周拜访, unit: 家, formula: CEILN(customers/weeks)}

FAIL:
    # content/tools/visit_plan.yml
    id: visit_plan
    title: 拜访计划
    kind: calculator
    purpose: 算每周拜访几家
    inputs:
      - {key: customers, label: 客户数, unit: 家, default: 40, min: 0, max: 1000, step: 1}
    outputs:
      - {key: visits_week, label: 每周拜访, unit: 家, formula: CEILN(customer/weeks)}
"""
