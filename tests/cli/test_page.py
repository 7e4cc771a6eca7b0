"""`--html`: one page, no script, no request, every claim in its place."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import pytest
from lxml import html

from paradero.capture import read_path
from paradero.cli.html.elements import writable
from paradero.cli.html.page import page
from paradero.cli.outcomes import Failure
from paradero.model import Reading
from paradero.reading import read
from paradero.wording.words import words
from tests.cli.building import hostile_reading
from tests.cli.conftest import Run


@pytest.fixture(scope="module")
def hostile() -> html.HtmlElement:
    failure = Failure("<b>roto</b>.pdf", "No <i>se</i> pudo")
    return html.document_fromstring(page([hostile_reading()], [failure], words("es")).decode())


def _without_numbers(node: html.HtmlElement) -> str:
    """Somebody's words as they stand in the text, our numbers taken out."""
    return "".join(node.xpath(".//text()[not(parent::sup)]"))


def _marked(tree: html.HtmlElement, number: int, prefix: str = "r1") -> str:
    said = tree.xpath(f'//article[@id="{prefix}"]//a[@data-claims]')
    return "".join(_without_numbers(a) for a in said if str(number) in a.get("data-claims").split())


def test_every_quote_is_marked_and_equals_its_span(hostile: html.HtmlElement) -> None:
    reading = hostile_reading()
    for number, claim in enumerate(reading.claims, 1):
        quote = writable(claim.span.of(reading.report.text)).replace("\n", "")
        assert _marked(hostile, number) == quote


def test_the_text_is_whole_to_the_letter(hostile: html.HtmlElement) -> None:
    said = hostile.xpath('//*[@class="passage"]/*[contains(@class, "said")]')
    assert [_without_numbers(p) for p in said] == writable(hostile_reading().report.text).split("\n")


def test_every_claim_has_its_item_and_links_lead_there_and_back(hostile: html.HtmlElement) -> None:
    ids = hostile.xpath("//@id")
    assert len(ids) == len(set(ids))
    for href in hostile.xpath("//@href"):
        assert href.startswith("#")
        assert href.removeprefix("#") in ids or href.startswith("#m-")
    for number in range(1, len(hostile_reading().claims) + 1):
        (item,) = hostile.xpath(f'//li[@id="r1-c{number}"]')
        assert item.xpath(".//a/@href") == [f"#r1-t{number}"]
        assert item.xpath('.//*[contains(@class, "stance")]//use')
        assert item.xpath('.//*[@class="firm"]//path')
        assert item.xpath('.//*[contains(@class, "kind")]')[0].text_content()


def test_no_script_no_request_no_markup_out_of_words(hostile: html.HtmlElement) -> None:
    assert not hostile.xpath("//script | //link | //img | //iframe | //object | //embed | //form | //base")
    assert not hostile.xpath("//@src | //@style | //@srcset | //@*[starts-with(name(), 'on')]")
    assert not hostile.xpath("//i") and len(hostile.xpath("//main")) == 1
    style = hostile.xpath("string(//style)")
    assert "url(" not in style and "@import" not in style
    assert '<script>alert("hola")</script>' in hostile.xpath("string(//main)")
    assert "<b>roto</b>.pdf" in hostile.xpath("string(//*[@class='failed'])")
    assert "Inés <b>Tzul</b>" in hostile.xpath("string(//main)")


def test_the_policy_allows_our_style_and_nothing_else(hostile: html.HtmlElement) -> None:
    (policy,) = hostile.xpath('//meta[@http-equiv="Content-Security-Policy"]/@content')
    digest = base64.b64encode(hashlib.sha256(hostile.xpath("string(//style)").encode()).digest()).decode()
    assert policy.startswith("default-src 'none'; ")
    assert f"style-src 'sha256-{digest}'" in policy
    assert "unsafe" not in policy


def test_each_word_is_in_its_own_language(run: Run, note: Path, tmp_path: Path) -> None:
    run("read", "--lang", "en", note, "--html", tmp_path / "p.html")
    tree = html.parse(str(tmp_path / "p.html")).getroot()
    assert tree.get("lang") == "en"
    assert set(tree.xpath('//*[@class="passage"]/*[contains(@class, "said")]/@lang')) == {"es"}
    assert "What one report says" in tree.xpath("string(//h1)")
    assert "nota" not in tree.xpath("string(//title)")


def test_no_event_is_said_plainly(run: Run, quiet: Path, tmp_path: Path) -> None:
    run("read", quiet, "--html", tmp_path / "p.html")
    tree = html.parse(str(tmp_path / "p.html")).getroot()
    assert words("es")("empty.none") in tree.xpath('string(//*[@class="empty"])')


def test_real_reports_keep_every_letter_and_quote() -> None:
    samples = Path(__file__).parents[2] / "samples"
    readings: list[Reading] = [read(read_path(path)) for path in sorted(samples.iterdir()) if path.is_file()]
    tree = html.document_fromstring(page(readings, [], words("es")).decode())
    assert sum(len(reading.claims) for reading in readings) > 20
    for n, reading in enumerate(readings, 1):
        text = reading.report.text
        said = tree.xpath(f'//article[@id="r{n}"]//*[@class="passage"]/*[contains(@class, "said")]')
        assert [_without_numbers(p) for p in said] == [line for line in text.split("\n") if line.strip()]
        for number, claim in enumerate(reading.claims, 1):
            assert _marked(tree, number, f"r{n}") == claim.span.of(text).replace("\n", "")


def test_every_class_in_use_has_its_style(hostile: html.HtmlElement) -> None:
    style = hostile.xpath("string(//style)")
    for kind in re.findall(r"k-\w+", " ".join(hostile.xpath("//@class"))):
        assert f".{kind} " in style
