"""The examples in the docstrings hold."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

from paradero import cli

MODULES = sorted(m.name for m in pkgutil.walk_packages(cli.__path__, "paradero.cli.") if "__main__" not in m.name)


@pytest.mark.parametrize("name", ["paradero.cli", *MODULES])
def test_examples(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0
