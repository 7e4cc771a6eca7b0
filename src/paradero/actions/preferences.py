"""How this workspace is set: a few values, each with what holds until somebody changes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from paradero.actions.noting import note
from paradero.actions.refusals import Refusal
from paradero.actions.workspace import Workspace
from paradero.store.models import Preference


@dataclass(frozen=True, slots=True)
class Preferences:
    """`sign_out` and `lock` are minutes without anybody at work: then a person signs in again, or the keys go.

    `fetching` allows addresses to be asked for, through `proxy` where one is set. `codes` asks everybody for a second
    factor.
    """

    organisation: str = ""
    sign_out: int = 15
    lock: int = 60
    fetching: bool = False
    proxy: str = ""
    codes: bool = False


_LEAST = {"sign_out": (1, 720), "lock": (1, 720)}
_LONGEST = 120


def preferences() -> Preferences:
    kept = dict(Preference.objects.values_list("name", "value"))
    return replace(Preferences(), **{f.name: kept[f.name] for f in fields(Preferences) if f.name in kept})


def set_preferences(workspace: Workspace, given: Mapping[str, Any]) -> Preferences:
    """Change what is given. Raises Refusal `no_such_value`."""
    workspace.actor.must_be_allowed("manage")
    now = preferences()
    for name, value in given.items():
        if type(value) is not type(getattr(now, name, None)):
            raise Refusal("no_such_value", name=name)
        least, most = _LEAST.get(name, (0, 0))
        if isinstance(value, int) and not isinstance(value, bool) and not least <= value <= most:
            raise Refusal("minutes", least=least, most=most)
        if isinstance(value, str) and len(value) > _LONGEST:
            raise Refusal("no_such_value", name=name)
    changed = replace(now, **given)
    for name, value in asdict(changed).items():
        if value != getattr(now, name):
            Preference.objects.update_or_create(name=name, defaults={"value": value})
            note(workspace, "setting", name)
    return changed
