"""Helpers for the tests of capture: reports of events that never happened."""

from collections.abc import Callable

import pytest

from paradero.capture import Source, capture
from paradero.model import Report

BODY = (
    "Doce personas que salieron de Huixtla no han sido vistas desde la noche del lunes, informó la Red Sendero.\n"
    "“Nadie contesta”, dijo su vocera, Alba Ixmatá.\n"
    "La Fiscalía no ha confirmado el hecho."
)


@pytest.fixture
def read() -> Callable[..., Report]:
    """Capture a text as a crawler would hand it over."""

    def _read(text: str, url: str | None = None) -> Report:
        return capture(text.encode(), Source("nota.txt", url=url))

    return _read


@pytest.fixture
def body() -> str:
    return BODY
