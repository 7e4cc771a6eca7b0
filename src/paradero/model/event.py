"""What happened to people."""

from typing import Literal

Event = Literal["disappearance", "kidnapping", "killing", "death", "detention", "rescue", "found", "other"]
