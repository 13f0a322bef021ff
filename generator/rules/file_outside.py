"""内容要在库里面。

指向库外面的链接不会读，里面的东西可能谁也没审过。把文件本身放进库里。附件放在与案例同名的文件夹，
只写文件名，不写路径。

Nothing outside the library is read: neither through a link nor by the path of an attachment.
Source: bad input that a library must survive.

PASS:
    attachments:
      - {file: 报价说明.txt, title: 报价说明}

FAIL:
    attachments:
      - {file: ../报价说明.txt, title: 报价说明}
"""
