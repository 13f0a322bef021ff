"""A tool of the method: a calculator or a form."""

from dataclasses import dataclass

from generator.formula.calculator import Calculator
from generator.schema.form import Form


@dataclass(frozen=True, slots=True)
class Tool:
    """What a tool is for. All texts may be empty but title and purpose."""

    id: str
    path: str
    title: str
    kind: str
    purpose: str
    core: str = ""
    value: str = ""
    structure: str = ""
    when: str = ""
    case: str = ""
    source: str = ""
    stages: tuple[str, ...] = ()
    scenes: tuple[str, ...] = ()
    calculator: Calculator | None = None
    form: Form | None = None
