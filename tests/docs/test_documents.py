"""The documents say what is so: commands, folders, terms, fields and links are there."""

from __future__ import annotations

import re
import shlex
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from paradero import model
from paradero.cli.app import command
from paradero.cli.form import reading_form, value_form
from paradero.model import Claim, Count, PartialDate, Place, Reading, Report, Span, Speaker, Vehicle
from paradero.wording.words import words

ROOT = Path(__file__).parent.parent.parent
READMES = ("README.md", "README.es.md")
DOCUMENTS = sorted(
    str(p.relative_to(ROOT)) for where in ("*.md", "decisions/*.md", "docs/**/*.md") for p in ROOT.glob(where)
)


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def code_of(name: str) -> list[str]:
    """Lines of fenced code, then code within lines."""
    fences = re.findall(r"^```\w*\n(.*?)^```", text_of(name), re.M | re.S)
    within = re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", text_of(name), flags=re.M | re.S))
    return [line for fence in fences for line in fence.splitlines()] + within


def commands(name: str) -> list[str]:
    starts = ("make ", "py ", "sudo ", ".venv", "paradero ")
    return [line for line in code_of(name) if line.startswith(starts)]


def targets() -> set[str]:
    return set(re.findall(r"^([a-z]+):", text_of("Makefile"), re.M))


def test_both_readmes_name_the_same_commands() -> None:
    english, spanish = (sorted(commands(name)) for name in READMES)
    assert english == spanish


@pytest.mark.parametrize("name", [*READMES, "CONTRIBUTING.md", "ARCHITECTURE.md"])
def test_make_targets_exist(name: str) -> None:
    asked = [shlex.split(line)[1:] for line in code_of(name) if line.startswith("make ")]
    assert {word for words in asked for word in words if "=" not in word} <= targets()


@pytest.mark.parametrize("name", READMES)
def test_commands_exist(name: str) -> None:
    named = [c.replace("\\", "/") for c in commands(name)]
    asked = [shlex.split(c) for c in named if re.match(r"(\.venv/\w+/)?paradero ", c)]
    assert len(asked) > 5
    known = command(words("en")).commands
    for _, order, *rest in asked:
        options = {o for p in known[order].params for o in p.opts} | {"--help", "-", "<", ">"}
        files = [w for w in rest if not w.startswith(("-", "<", ">"))]
        assert {w for w in rest if w.startswith(("-", "<", ">"))} <= options
        assert {f for f in files if "samples" in f and not (ROOT / f).exists()} == set()


def test_folders_and_files_of_the_architecture_exist() -> None:
    named = [c for c in code_of("ARCHITECTURE.md") if re.fullmatch(r"(src|tests|corpus|bench|tools|docs)/[\w./]+", c)]
    ignored = {"corpus/texts/"}
    generic = {c for c in named if "LANGUAGE" in c}
    assert [c for c in {*named} - ignored - generic if not (ROOT / c).exists()] == []
    folders = {c.removeprefix("src/paradero/").strip("/") for c in named if re.fullmatch(r"src/paradero/\w+/", c)}
    assert folders == {p.parent.name for p in (ROOT / "src/paradero").glob("*/__init__.py")}


def test_modules_of_the_architecture_exist() -> None:
    floor, missing = "", []
    for line in text_of("ARCHITECTURE.md").splitlines():
        if heading := re.match(r"#+ `src/paradero/(\w+)/`", line):
            floor = heading[1]
        elif line.startswith("#"):
            floor = ""
        elif floor:
            modules = re.findall(r"`(\w+\.py|\w+/)`", line)
            missing += [m for m in modules if not (ROOT / "src/paradero" / floor / m).exists() and m != "words/"]
    assert missing == []


def test_terms_name_every_type_of_the_model_and_no_other() -> None:
    named = set(re.findall(r"`model\.(\w+)`", text_of("TERMS.md")))
    assert named == set(model.__all__)


@pytest.mark.parametrize("values", [model.Stance, model.Modality])
def test_terms_name_every_mark(values: object) -> None:
    assert {v for v in get_args(values) if f"\n| `{v}` |" not in text_of("TERMS.md")} == set()


def test_model_types_named_in_documents_exist() -> None:
    named = {n for name in DOCUMENTS for n in re.findall(r"`model\.(\w+)", text_of(name))}
    assert named <= set(model.__all__)


def test_json_fields_are_those_explained() -> None:
    """Every field of the form stands in docs/json.md under its heading, and no other."""
    report = Report("nota.txt", "Unas 12 personas.", language="es")
    claim = Claim("c1", "count", Count(12, 12, "approx", "missing"), Span(0, 16), (Speaker("Inés Tzul"),))
    account = model.Account("disappearance", "asserts", "stated", ("c1",))
    form = reading_form(Reading(report, (claim,), (account,), "reader"))
    explained = {}
    for section in re.split(r"^## ", text_of("docs/json.md"), flags=re.M)[1:]:
        rows = re.findall(r"^\| ((?:`\w+`(?:, )?)+) \|", section, re.M)
        explained[section.split("\n")[0].strip("`")] = {f for row in rows for f in re.findall(r"`(\w+)`", row)}
    assert explained["Each line · Cada línea"] == set(form)
    assert explained["report"] == set(form["report"])
    assert explained["incidents[]"] == set(form["incidents"][0])
    assert explained["claims[]"] == set(form["claims"][0])
    values = re.split(r"^## `value`", text_of("docs/json.md"), flags=re.M)[1]
    day = PartialDate(date(2026, 10, 3), date(2026, 10, 3))
    for value in (claim.value, Place("Tierra Blanca"), day, Vehicle("autobús")):
        assert {f for f in value_form(value) if f"`{f}`" not in values} == set()


def test_json_values_are_those_explained() -> None:
    named = set(re.findall(r"\w+", text_of("docs/json.md")))
    every = (model.Event, model.Stance, model.Modality, model.Kind, model.Of, model.Qualifier, model.Dates, model.Level)
    assert {v for values in every for v in get_args(values)} - named == set()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_lead_somewhere(name: str) -> None:
    here = (ROOT / name).parent
    links = re.findall(r"\]\(([^)\s]+)\)", text_of(name))
    local = [link.split("#")[0] for link in links if not link.startswith(("http", "#"))]
    assert [link for link in local if link and not (here / link).exists()] == []


@pytest.mark.parametrize("name", READMES)
def test_readmes_give_no_figure_that_would_age(name: str) -> None:
    assert re.findall(r"\d+(?:[.,]\d+)? ?%|0[.,]\d{2}", text_of(name)) == []
