"""合并冲突要先解决。

两个人改了同一处，git 就在文件里留下“<<<<<<<”“=======”“>>>>>>>”三行标记。上半份和下半份各是一个人
的写法：看一看，留下对的一份（或把两份并成一份），再把三行标记删掉。检查时先按上半份读。

A merge conflict is resolved by hand: keep one of the two versions and delete the three lines of signs.
Source: YAML traps of the case template.

PASS:
    title: 一家家电企业换了供应商

FAIL:
    <<<<<<< HEAD
    title: 一家家电企业换了供应商
    =======
    title: 一家小家电企业换了供应商
    >>>>>>> li-na
"""
