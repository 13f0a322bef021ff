"""团队要在人员表里。

团队写人员表里 teams 的编号。写错了，人员页和责任统计都对不上。

A team is one that people.yml declares.
Source: the library's own files.

PASS:
    team: solution

FAIL:
    team: 方案部
"""
