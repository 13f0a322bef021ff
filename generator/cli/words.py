"""What the command says of itself, in both languages."""

from generator.diagnostics import Text, say

DESCRIPTION = say(
    "把 YAML 写成的销售案例检查一遍，做成一个网站。",
    "Checks a library of sales cases written in YAML and makes a site of it.")

COMMANDS = say("命令", "commands")

USAGE_HEAD = say("用法：", "usage: ")
HEADINGS: dict[str, Text] = {
    "positional arguments": say("要写的内容", "arguments"),
    "options": say("选项", "options"),
}

HELP: dict[str, Text] = {
    "help": say("显示这些说明", "show this help"),
    "root": say("案例库所在文件夹（默认：往上最近的、有 mkdocs.yml 的文件夹）",
                "the library's folder (default: the nearest one upward with a mkdocs.yml)"),
    "as_of": say("把这一天当作今天", "the day that counts as today"),
    "lang": say("消息的语言：zh 或 en", "language of the messages"),
    "paths": say("只看这些文件或文件夹的问题", "show findings of these files or folders only"),
    "format": say("输出格式：text、json 或 github", "how findings are printed"),
    "site_dir": say("网站写到哪里", "where the site is written"),
    "audience": say("给谁看的网站（见 ownership.yml 的 audiences）",
                    "for whom the site is built (audiences in ownership.yml)"),
    "port": say("端口", "port"),
    "rule_id": say("规则编号；不写则列出全部", "a rule; without one, all are listed"),
    "check": say("检查整个案例库，列出所有问题", "check the library and list every finding"),
    "build": say("检查并生成网站；有错误时旧网站保持不动",
                 "check and build the site; with errors the last good site stays"),
    "serve": say("在 127.0.0.1 上预览，文件一改就更新", "live preview on 127.0.0.1"),
    "rules": say("规则手册：每条规则的理由、写对和写错的例子",
                 "the manual page of each rule, with a passing and a failing snippet"),
    "calc": say("用一个工具算一遍", "compute with a calculator"),
    "tool": say("工具编号，例如 dual_funnel", "the tool, as dual_funnel"),
    "calc_set": say("一个输入：键=值，可以写多个；不写的用默认值",
                    "an input; may be given again; what is left out has its default"),
    "calc_input": say("JSON 文件里的输入；- 表示从标准输入读", "inputs from a JSON file; - for standard input"),
    "calc_format": say("输出格式：text 或 json", "how figures are printed"),
    "export": say("把一个工具写成文件：计算器连同数据，公式是活的；表单是空白表",
                  "write a tool as a file: a calculator with its figures and live formulas, a form blank"),
    "export_xlsx": say("写成 Excel 工作簿（.xlsx）；已有的会换掉",
                       "as an Excel workbook (.xlsx); one there is replaced"),
    "export_docx": say("表单写成 Word 文档（.docx）；已有的会换掉",
                       "a form as a Word document (.docx); one there is replaced"),
    "new": say("新建一条案例", "start a new record"),
    "init": say("新建一个案例库", "start a new library"),
    "schema": say("写出 JSON Schema，编辑器据此补全和划线",
                  "write JSON Schemas, so that an editor completes and underlines"),
    "submit": say("把案例提交审核", "send a case to review"),
    "approve": say("批准案例：写入批准记录、内容指纹和复核日期",
                   "approve a case: writes approval, content hash and review date"),
    "renew": say("复核案例：写入复核记录，顺延复核日期",
                 "renew a case: writes a review entry and moves the review date"),
    "renumber": say("给编号重复的案例换一个新编号，附件和链接一起改",
                    "give a case a new id, with its attachments and links"),
    "case_id": say("案例编号", "case id"),
    "case_or_path": say("案例编号，或记录文件的路径", "a case id or the path of a record"),
    "by": say("谁，people.yml 里的编号或姓名", "who, by id or name in people.yml"),
    "note": say("复核看了什么、结论是什么", "what was looked at and found"),
    "until": say("下次复核日期（默认按密级周期顺延）", "next review (default: the level's cycle)"),
    "what": say("写 case", "write case"),
    "title": say("标题", "title"),
    "kind": say("案例性质：real（真实）、composite（综合）或 sample（示例）",
                "real, composite or sample"),
    "outcome": say("成败，编号或名称", "outcome, by id or label"),
    "owner": say("责任人，people.yml 里的编号或姓名", "owner, by id or name in people.yml"),
    "set": say("别的必填项，写成 键=值，可以写多次；键也可以写名称",
               "another needed field: KEY=VALUE, may be repeated; a label is a key, too"),
    "year": say("编号里的年份（默认今年）", "year of the id (default: this year)"),
    "target": say("新文件夹", "a new folder"),
    "out": say("写到哪个文件夹（默认 .caselib）", "folder to write to (default: .caselib)"),
}
