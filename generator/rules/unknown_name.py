"""引用的名字要有声明。

ownership.yml 里提到的密级、角色、字段、条目、人员，都要在自己的表里。写错一个，那条审核要求就不
起作用。

What ownership.yml refers to is declared somewhere.
Source: the library's own files.

PASS:
    # cases/_library/ownership.yml
    id: {prefix: AB, digits: 3}
    levels:
      - {id: public, label: 公开, cycle_months: 12}
    audiences:
      - {id: public, label: 公开, levels: [public], statuses: [approved]}
    roles:
      - {id: compliance, label: 合规专员}
    review:
      - {reviewers: [compliance], approver: [compliance]}

FAIL:
    # cases/_library/ownership.yml
    id: {prefix: AB, digits: 3}
    levels:
      - {id: public, label: 公开, cycle_months: 12}
    audiences:
      - {id: public, label: 公开, levels: [open], statuses: [approved]}
    roles:
      - {id: compliance, label: 合规专员}
    review:
      - {reviewers: [compliance], approver: [boss]}
"""
