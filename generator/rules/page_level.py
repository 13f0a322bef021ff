"""页面的密级要写在开头的设置里，写法只有一种。

手写的页面靠开头两行 --- 之间的 level 决定谁能看。写错一点，比如键名大写、少了横线、写成列表，页面就会
发给所有人，所以一律算错误。只写 level 和一个密级编号；不限密级的页面不写。

The level of a page stands in its front matter as one plain word; what is written otherwise would
publish the page, and is an error.
Source: the library's own files.

PASS:
    # content/index.md
    ---
    level: internal
    title: 首页
    ---

FAIL:
    # content/index.md
    ---
    Level: internal
    title: 首页
    ---
"""
