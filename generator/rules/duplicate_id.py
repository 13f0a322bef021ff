"""一个编号只用一次。

词表、人员、密级里，同一个编号或名称用了两次，就不知道指的是哪一个。给其中一个换编号，或者删掉多
余的一条。

An id stands once in its list, and two terms in use do not share a label.
Source: the library's own files.

PASS:
    # cases/_library/people.yml
    people:
      - {id: a, name: 甲}
      - {id: b, name: 乙}

FAIL:
    # cases/_library/people.yml
    people:
      - {id: a, name: 甲}
      - {id: a, name: 乙}
"""
