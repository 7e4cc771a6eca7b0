"""Who may do what. Whoever has the passphrase is a coordinator; the pages will have people with less."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from paradero.actions.refusals import Refusal

Role = Literal["reader", "recorder", "reviewer", "coordinator"]
Deed = Literal["look", "receive", "review", "erase", "export", "import"]

_LEAST: dict[Deed, Role] = {
    "look": "reader",
    "receive": "recorder",
    "review": "reviewer",
    "erase": "coordinator",
    "export": "coordinator",
    "import": "coordinator",
}
_RANK: tuple[Role, ...] = ("reader", "recorder", "reviewer", "coordinator")


@dataclass(frozen=True, slots=True)
class Actor:
    """Whoever acts. Keys, backups and verifying ask for the passphrase instead.

    >>> Actor("reviewer").may("receive"), Actor("reviewer").may("erase")
    (True, False)
    """

    role: Role = "coordinator"

    def may(self, deed: Deed) -> bool:
        return _RANK.index(self.role) >= _RANK.index(_LEAST[deed])

    def must_be_allowed(self, deed: Deed) -> None:
        """Raise the refusal `not_allowed`, unless the role may do it."""
        if not self.may(deed):
            raise Refusal("not_allowed", role=self.role, least=_LEAST[deed])
