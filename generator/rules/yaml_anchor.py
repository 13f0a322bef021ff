"""不用锚点和引用。

“&名字”“*名字”“<<”能让一段内容在别处重复出现，也能把很小的文件撑得极大，记录里用不着。把内
容照抄一遍；文字本来就以 & 或 * 开头，加引号。

Anchors, aliases and merge keys are not used in a record: write the values out.
Source: YAML traps of the case template.

PASS:
    approver: liang-weicheng

FAIL:
    approver: &boss liang-weicheng
"""
