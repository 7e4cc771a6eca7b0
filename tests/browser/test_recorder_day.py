"""The whole day of a recorder, from the passphrase to the lock."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from paradero.wording.words import Words
from tests.browser.acting import go, lock, main_button, sign_in, speak, unlock
from tests.browser.record import SAMPLES
from tests.browser.server import Server

pytestmark = pytest.mark.system
PASTED = (
    "Buscan a siete jornaleros\n\n3 de mayo de 2023\n\n"
    "Siete jornaleros salieron de Ixtepec el 1 de mayo de 2023 y nadie sabe de ellos, dijo Nicanor Balam.\n"
)
TOLD = (
    "Llama la tía de Eulogio Chablé. Dice que salió de Tenosique el 4 de noviembre de 2023 con dos amigos.\n\n"
    "Desde entonces el teléfono suena apagado."
)


def new_files() -> list[dict[str, object]]:
    """Two that are not in the record yet, and one that is."""
    first = b"Desaparecen cinco en Arriaga\n\n2 de mayo de 2023\n\nCinco personas desaparecieron en Arriaga.\n"
    second = b"Hallan a salvo a tres en Huixtla\n\n4 de mayo de 2023\n\nTres personas fueron halladas a salvo.\n"
    known = (SAMPLES / "01-denuncia-albergue.txt").read_bytes()
    names = ("arriaga.txt", "huixtla.txt", "01-denuncia-albergue.txt")
    return [
        {"name": name, "mimeType": "text/plain", "buffer": data}
        for name, data in zip(names, (first, second, known), strict=True)
    ]


def bring_files(page: Page, say: Words) -> None:
    """Several at once, each told of while the next is still on its way."""
    told: list[tuple[bool, str]] = []

    def on_the_way(route: Route) -> None:
        sending = page.locator("#sending")
        told.append((sending.is_visible(), sending.locator("span").inner_text()))
        route.continue_()

    page.route("**/bandeja/archivos", on_the_way)
    page.locator("#files").set_input_files(new_files())
    expect(page.locator(".chosen li")).to_have_text(["arriaga.txt", "huixtla.txt", "01-denuncia-albergue.txt"])
    main_button(page).click()
    expect(page.locator("#tasks .task")).to_have_count(3)
    assert told == [(True, f"{say('web.inbox.sending')} {at} / 3") for at in (1, 2, 3)]
    expect(page.locator("#sending")).to_be_hidden()
    expect(page.locator(".chosen li")).to_have_count(0)
    page.unroute("**/bandeja/archivos")
    expect(page.locator("#tasks .task[data-state=done]")).to_have_count(2)
    expect(page.locator("#tasks .task[data-state=known]")).to_have_count(1)
    expect(page.locator("#tasks progress")).to_have_count(0)
    expect(page.locator("#tasks .sum")).to_contain_text(say.count("web.inbox.all_done", 3))


def tell(page: Page, say: Words) -> None:
    """What was typed is there again behind a reload, and in the report when it is sent."""
    page.locator("nav.tabs").get_by_role("link", name=say("web.inbox.way.told")).click()
    page.locator("[name=way][value=visit]").check()
    page.get_by_label(say("web.told.by"), exact=True).fill("la tía de Eulogio")
    page.locator("#text").press_sequentially(TOLD)
    expect(page.locator("#saved")).to_contain_text(say("web.draft.saved"))
    go(page, say("web.nav.day"))
    page.get_by_role("link", name=say("web.draft.told")).click()
    expect(page.locator("#text")).to_have_value(TOLD)
    page.reload()
    expect(page.locator("#saved")).to_contain_text(say("web.draft.restored"))
    expect(page.locator("#text")).to_have_value(TOLD)
    expect(page.locator("#by")).to_have_value("la tía de Eulogio")
    expect(page.locator("[name=way][value=visit]")).to_be_checked()
    main_button(page).click()
    expect(page.locator("#review")).to_contain_text("Desde entonces el teléfono suena apagado.")
    expect(page.locator("h1")).to_contain_text("la tía de Eulogio")


def test_from_the_passphrase_to_the_lock(shut: Server, page: Page, language: str, say: Words) -> None:
    unlock(page, shut, language)
    sign_in(page, shut, "recorder")
    expect(page.locator("nav.nav [aria-current=page]")).to_have_text(say("web.nav.day"))
    expect(page.locator(".whose")).to_contain_text(say("web.role.recorder"))

    go(page, say("web.nav.inbox"))
    bring_files(page, say)

    page.locator("nav.tabs").get_by_role("link", name=say("web.inbox.way.paste")).click()
    page.get_by_label(say("web.inbox.paste"), exact=True).fill(PASTED)
    main_button(page).click()
    pasted = page.locator(".task", has_text=say("web.task.pasted"))
    expect(pasted).to_have_attribute("data-state", "done")

    tell(page, say)
    expect(page.locator(".do, .do-big, [data-press=add]")).to_have_count(0)

    go(page, say("web.nav.search"))
    page.locator("#words").press_sequentially("jornalero")
    hit = page.locator("#found .hits a", has_text="Buscan a siete jornaleros")
    expect(hit).to_be_visible()
    expect(page).to_have_url(shut.at("/buscar"))
    hit.click()
    expect(page.locator("#review")).to_contain_text("Nicanor Balam")

    page.locator(".whose a").click()
    page.get_by_role("button", name=say("web.account.leave")).click()
    expect(page.locator("#login")).to_be_visible()
    page.goto(shut.at("/bandeja"))
    expect(page.locator("#login")).to_be_visible()

    speak(page, language)
    sign_in(page, shut, "recorder")
    lock(page, shut)
    page.goto(shut.at("/"))
    expect(page.locator("#passphrase")).to_be_visible()
