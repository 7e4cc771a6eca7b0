"""Who may do what, and see what. Whoever has the passphrase is a coordinator; people who sign in may have less."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from paradero.actions.refusals import Refusal

Role = Literal["reader", "recorder", "reviewer", "coordinator"]
Deed = Literal["look", "receive", "review", "restrict", "release", "take_out", "erase", "export", "import", "manage"]

_LEAST: dict[Deed, Role] = {
    "look": "reader",
    "receive": "recorder",
    "review": "reviewer",
    "restrict": "reviewer",
    "release": "coordinator",
    "take_out": "reviewer",
    "erase": "coordinator",
    "export": "coordinator",
    "import": "coordinator",
    "manage": "coordinator",
}
ROLES: tuple[Role, ...] = get_args(Role)
"""The least first: whoever may do more may do all that the others may."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Whoever acts: a member of this workspace, or whoever has the passphrase. Keys and verifying ask for that.

    >>> Actor("reviewer").may("receive"), Actor("reviewer").may("erase")
    (True, False)
    """

    role: Role = "coordinator"
    member: str | None = None

    def may(self, deed: Deed) -> bool:
        return ROLES.index(self.role) >= ROLES.index(_LEAST[deed])

    def sees(self, seen_by: frozenset[str] | None) -> bool:
        """Whether a report that only these members may see may be seen.

        >>> Actor("reader", "m1").sees(frozenset({"m1"})), Actor("reviewer", "m2").sees(frozenset({"m1"}))
        (True, False)
        """
        return seen_by is None or self.role == "coordinator" or self.member in seen_by

    def must_be_allowed(self, deed: Deed) -> None:
        """Raise the refusal `not_allowed`, unless the role may do it."""
        if not self.may(deed):
            raise Refusal("not_allowed", role=self.role, least=_LEAST[deed])
