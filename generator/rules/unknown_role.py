"""角色要在 ownership.yml 里声明。

人员表里写的角色，ownership.yml 的 roles 里要有，否则这个人审不了任何案例。改成提示里的角色，或
先声明新角色。

A role that someone holds is one that ownership.yml declares.
Source: the library's own files.

PASS:
    # cases/_library/people.yml
    people:
      - {id: a, name: 甲, roles: [compliance]}

FAIL:
    # cases/_library/people.yml
    people:
      - {id: a, name: 甲, roles: [boss]}
"""
