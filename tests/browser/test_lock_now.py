"""One key closes the record from any page, and nothing of it is left in the memory of the process that goes on."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from paradero.vault import Keys
from paradero.vault import unlock as keys_of
from tests.actions.conftest import PASSPHRASE
from tests.browser.acting import enter, lock, sign_in, unlock
from tests.browser.record import ONLY_THERE
from tests.browser.server import Server

pytestmark = pytest.mark.system

WITHIN = 5.0


def secrets(keys: Keys) -> dict[str, list[bytes]]:
    """What must not be found, in every form in which Python or SQLite may hold it."""
    name = [ONLY_THERE.encode(encoding) for encoding in ("utf-8", "latin-1", "utf-16-le", "utf-32-le")]
    return {
        "database key": [keys.database, keys.database.hex().encode(), keys.database.hex().upper().encode()],
        "identity": [keys.identity.encode(), keys.identity.encode("utf-16-le")],
        "name": name,
    }


def found(pid: int, wanted: dict[str, list[bytes]]) -> set[str]:
    """Which of these stand anywhere in the memory of a process."""
    seen = set()
    for part in memory(pid):
        seen |= {name for name, forms in wanted.items() if any(form in part for form in forms)}
    return seen


def memory(pid: int) -> Iterator[bytes]:
    """Part after part, as the system lists them. What the kernel keeps to itself is left out."""
    lines = Path(f"/proc/{pid}/maps").read_text(encoding="utf-8").splitlines()
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as all_of_it:
        for line in lines:
            where, rights, *_ = line.split()
            if "r" not in rights or line.endswith(("[vvar]", "[vsyscall]", "[vvar_vclock]")):
                continue
            start, end = (int(n, 16) for n in where.split("-"))
            all_of_it.seek(start)
            yield _read(all_of_it, end - start)


def _read(source: object, many: int) -> bytes:
    """`read` gives two gigabytes at most at once, and fewer where a page went away meanwhile."""
    parts = []
    while many > 0:
        try:
            part = source.read(many)  # type: ignore[attr-defined]
        except OSError:
            break
        if not part:
            break
        parts.append(part)
        many -= len(part)
    return b"".join(parts)


def test_it_forgets(shut: Server, page: Page) -> None:
    wanted = secrets(keys_of(shut.folder, PASSPHRASE))
    unlock(page, shut)
    sign_in(page, shut, "reviewer", f"/reportes/{shut.reports['secuestro.txt']}")
    expect(page.locator("#review")).to_contain_text(ONLY_THERE)
    assert found(shut.process.pid, wanted) == set(wanted)

    page.keyboard.press("Control+Shift+L")
    begun = time.monotonic()
    expect(page.locator("#passphrase")).to_be_visible(timeout=1000 * WITHIN)
    until = begun + WITHIN
    while left := found(shut.process.pid, wanted):
        assert time.monotonic() < until, left
    assert shut.process.poll() is None
    page.reload()
    expect(page.locator("#passphrase")).to_be_visible()
    assert ONLY_THERE not in page.content()


@pytest.mark.parametrize("path", ["/", "/bandeja?m=told", "/buscar", "report", "/cuenta", "/entrar"])
def test_from_any_page(shut: Server, page: Page, path: str) -> None:
    unlock(page, shut)
    path = f"/reportes/{shut.reports['boat.txt']}" if path == "report" else path
    if path == "/entrar":
        page.goto(shut.at(path))
    else:
        sign_in(page, shut, "reviewer", path)
        page.locator("main :is(input:not([type=hidden], [type=radio]), a)").first.focus()
    page.keyboard.press("Control+Shift+L")
    expect(page.locator("#passphrase")).to_be_visible(timeout=1000 * WITHIN)
    page.go_back()
    page.wait_for_load_state()
    expect(page.locator("#passphrase")).to_be_visible()


def test_it_is_opened_again_and_goes_on(shut: Server, page: Page) -> None:
    """Twice, so that the process made anew can be made anew as well."""
    for _ in range(2):
        unlock(page, shut)
        sign_in(page, shut, "recorder")
        lock(page, shut)
    unlock(page, shut)
    enter(page, "recorder")
    expect(page.locator("nav.nav")).to_be_visible()


def test_whoever_opens_it_again_at_once_is_let_in(shut: Server, page: Page) -> None:
    """The passphrase goes to the process that stays, not to the one that is about to forget it."""
    unlock(page, shut)
    sign_in(page, shut, "recorder")
    page.keyboard.press("Control+Shift+L")
    expect(page.locator("#passphrase")).to_be_visible()
    page.locator("#passphrase").fill(PASSPHRASE)
    page.locator("#passphrase").press("Enter")
    enter(page, "recorder")
    expect(page.locator("nav.nav")).to_be_visible()


def test_what_was_being_typed_is_kept(shut: Server, page: Page) -> None:
    unlock(page, shut)
    sign_in(page, shut, "recorder", "/bandeja?m=told")
    page.locator("#text").press_sequentially("Dice que nadie contesta.")
    expect(page.locator("#saved")).not_to_be_empty()
    lock(page, shut)
    unlock(page, shut)
    sign_in(page, shut, "recorder", "/bandeja?m=told")
    expect(page.locator("#text")).to_have_value("Dice que nadie contesta.")


def test_a_lock_forgives_no_wrong_passphrase(shut: Server, page: Page) -> None:
    """Whoever guesses is not free again because they lock in between."""
    unlock(page, shut)
    page.context.clear_cookies()
    page.goto(shut.at("/entrar/contrasena"))
    for _ in range(6):
        page.locator("#passphrase").fill("no es esta, por mucho que sea larga")
        page.keyboard.press("Enter")
        expect(page.locator("#m-pass")).to_be_visible()
    lock(page, shut)
    expect(page.locator("#passphrase")).to_be_visible()
    page.locator("#passphrase").fill(PASSPHRASE)
    page.keyboard.press("Enter")
    expect(page.locator("#m-pass")).to_be_visible()
