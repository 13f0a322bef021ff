"""工具要真有。

写 content/tools 里工具文件的名字，不写中文名称。提示里列出最像的。

A tool is named by its file in content/tools.
Source: field kinds of the case template.

PASS:
    tools:
      - {tool: visit_plan, note: 上门前填好}

FAIL:
    tools:
      - {tool: 拜访计划, note: 上门前填好}
"""
