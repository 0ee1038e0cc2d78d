"""An institution or pharmacy of a scenario: what it fills in, and the applications it made."""

from __future__ import annotations

from dataclasses import dataclass, field

from features.world.filling import Answers, Rows
from features.world.people import AREA
from features.world.plain import credit_code, full_row

FORMS = {"药店": "application-pharmacy", "医疗机构": "application-institution"}
KINDS = {"药店": "pharmacy", "医疗机构": "institution"}
STAFF = "相关人员与劳动合同"


@dataclass(slots=True)
class Applicant:
    """One party. `kind` is 药店 or 医疗机构; `numbers` are its applications, oldest first."""

    kind: str
    name: str
    area: str = AREA
    fields: dict[str, str] = field(default_factory=dict)
    staff: Rows | None = None
    missing: list[str] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)

    @property
    def form_id(self) -> str:
        """The application form of its kind."""
        return FORMS[self.kind]

    @property
    def party_type(self) -> str:
        """`pharmacy` or `institution`, as the procedures know it."""
        return KINDS[self.kind]

    @property
    def credit_code(self) -> str:
        """Its unified social credit code."""
        return self.fields.get("统一社会信用代码", credit_code(self.name))

    @property
    def number(self) -> str:
        """Its newest application."""
        assert self.numbers, f"“{self.name}”还没有提交申请。"
        return self.numbers[-1]

    def answers(self, materials: list[str]) -> Answers:
        """What it fills into the application form; `materials` are those it encloses."""
        fields = {"机构名称": self.name, "统一社会信用代码": self.credit_code, **self.fields}
        fields["随申请提交的材料"] = "、".join(materials)
        lists = {} if self.staff is None else {STAFF: [full_row(self.form_id, STAFF, row) for row in self.staff]}
        return Answers(fields, lists)
