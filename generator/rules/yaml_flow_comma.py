"""花括号里的文字有逗号要加引号。

花括号里半角逗号是分隔符，文字写到逗号就断了，后半句成了一个没有值的键。逗号改用全角“，”，或者
给整段文字加引号。

Inside curly brackets a half-width comma ends the text. Use a full-width one, or quotes.
Source: YAML traps of the case template.

PASS:
    success_factors:
      - {factor: 先打样，再谈价}

FAIL:
    success_factors:
      - {factor: 先打样, 再谈价}
"""
