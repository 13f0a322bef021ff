"""库的几个文件都要有。

库少了模板、词表、人员或权责文件，或者文件里没有内容，就没法检查。用 caselib init 新建一个库，把
同名文件复制过来再改。

A library has its template, taxonomy, people and ownership, each with something in it.
Source: the library's own files.

PASS:
    # cases/_library/people.yml
    people:
      - {id: a, name: 甲}

FAIL:
    # cases/_library/people.yml
    # 还没有人
"""
