"""模板里的字段要声明完整。

案例模板里的字段缺了它的类别所需要的内容，或者指向不存在的词表、选项、字段、角色。这个字段先不用，
案例里写了它也不再报错；改好模板，再查一次。

A field of the template has what its kind needs, and refers to nothing that does not exist.
Source: the library's own files.

PASS:
    # cases/_library/case-template.yml
    roles: {title: title}
    sections:
      - key: all
        label: 全部
        fields:
          - {key: title, label: 标题, kind: text}

FAIL:
    # cases/_library/case-template.yml
    roles: {title: title}
    sections:
      - key: all
        label: 全部
        fields:
          - {key: title, label: 标题, kind: text}
          - {key: stage, label: 阶段, kind: list}
"""
