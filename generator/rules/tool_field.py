"""表单的字段要声明完整。

表单由字段组成。字段的类别要认得，键不能重复，选择要有选项，表格要有列，固定行的提示要和行数一样多；核对、带出、
带进计算器、从案例起草，说到的字段、列和选项都要有。写错的那个字段先不用，其余照常。

A field of a form has what its kind needs, and refers to nothing that does not exist.
Source: the library's own files.

PASS:
    # content/tools/visit_plan.yml
    id: visit_plan
    title: 拜访计划
    kind: form
    purpose: 想好见谁
    sections:
      - key: visit
        label: 见谁
        fields:
          - {key: mood, label: 气氛, kind: choice, options: [{id: warm, label: 热}, {id: cold, label: 冷}]}

FAIL:
    # content/tools/visit_plan.yml
    id: visit_plan
    title: 拜访计划
    kind: form
    purpose: 想好见谁
    sections:
      - key: visit
        label: 见谁
        fields:
          - {key: mood, label: 气氛, kind: choice}
"""
