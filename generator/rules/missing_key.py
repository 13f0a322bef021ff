"""库的文件里该有的键不能少。

模板、词表、人员、权责文件里有些键必须写，少了后面的规则没法查。照提示补上这一行。

The library's own files say what the rules need to know.
Source: the library's own files.

PASS:
    # cases/_library/people.yml
    people:
      - {id: a, name: 甲}

FAIL:
    # cases/_library/people.yml
    people:
      - {id: a}
"""
