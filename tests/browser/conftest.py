"""Browsers before a real server. Whatever a test does, its pages may ask nobody but that server for anything."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from paradero.wording.words import Words, words
from tests.browser import record
from tests.browser.acting import PATIENCE
from tests.browser.server import Server, started
from tests.chromium import FLAGS

Contexts = Callable[..., BrowserContext]


@pytest.fixture(scope="session")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> record.Pattern:
    return record.made(tmp_path_factory.mktemp("pattern") / "registro")


@pytest.fixture(scope="package")
def playing(pattern: record.Pattern) -> Iterator[Any]:
    """Of this folder, and not of the session: beside it Django lets nobody use a database in this thread."""
    with sync_playwright() as playing:
        yield playing


@pytest.fixture(scope="package")
def browser(playing: Any) -> Iterator[Browser]:
    browser = playing.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
    yield browser
    browser.close()


def _served(pattern: record.Pattern, folder: Path, unlocked: bool) -> Iterator[Server]:
    shutil.copytree(pattern.folder, folder)
    server = started(folder, dict(pattern.reports), unlocked)
    try:
        yield server
        assert server.faults() == []
    finally:
        server.stop()


@pytest.fixture(scope="module")
def server(pattern: record.Pattern, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """An open record, for all tests of a file."""
    yield from _served(pattern, tmp_path_factory.mktemp("open") / "registro", True)


@pytest.fixture
def shut(pattern: record.Pattern, tmp_path: Path) -> Iterator[Server]:
    """A locked record, for one test."""
    yield from _served(pattern, tmp_path / "registro", False)


@pytest.fixture
def contexts(browser: Browser) -> Iterator[Contexts]:
    """As many browsers, so to speak, as are asked for: none knows of another's cookies."""
    made: list[BrowserContext] = []
    asked: list[str] = []

    def new(**options: Any) -> BrowserContext:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
        context.set_default_timeout(PATIENCE)
        context.on("request", lambda request: asked.append(request.url))
        made.append(context)
        return context

    yield new
    for context in made:
        context.close()
    assert [url for url in asked if not url.startswith(("http://127.0.0.1:", "data:"))] == []


@pytest.fixture
def page(contexts: Contexts) -> Page:
    return contexts().new_page()


@pytest.fixture(params=["es", "en"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def say(language: str) -> Words:
    """The words of the pages, in the language that the test speaks."""
    return words(language)  # type: ignore[arg-type]
