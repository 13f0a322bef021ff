"""同一个键只写一次。

一组里把同一个键写两次，一般的读法是后一个悄悄盖掉前一个。两处都看一看，合并成一处，删掉另一处。

A key stands once in a group. Of two, a plain loader would silently keep the last.
Source: YAML traps of the case template.

PASS:
    title: 一家家电企业换了供应商

FAIL:
    title: 一家家电企业换了供应商
    title: 先打样再谈价
"""
