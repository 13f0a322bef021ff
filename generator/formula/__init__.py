"""The formula language of tools: one grammar, one table of functions, three engines.

A formula is Excel-like text over named figures. It is parsed once and written as Python closures,
as plain JavaScript and as Excel formulas that give the same numbers.
"""
