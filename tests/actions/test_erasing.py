"""What was erased is nowhere, stays away, and what stands beside it stands."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from paradero.actions import Incoming, Refusal, Secret, Workspace, create, opened, receive_report, settling
from paradero.actions.correct_claim import add_claim
from paradero.actions.erase_part import erase_part, part_of
from paradero.actions.erase_report import erase_report
from paradero.actions.export_bundle import bundle_of
from paradero.actions.finding import search_reports
from paradero.actions.import_bundle import take
from paradero.actions.judging import looked_at
from paradero.actions.tell_report import tell_report
from paradero.actions.verify_record import verify_record
from paradero.ledger.bundles import Bundle
from paradero.model import Claim, Span
from paradero.record import FILLER, Told
from paradero.record.view import digest, digests
from paradero.store.models import Pending
from tests.actions.conftest import CHEAP, KIDNAPPING, MOTHER, PASSPHRASE, SECRET, made, named
from tests.store.test_pages import pages

NAMES = ("tzul", "ines", "inés", "ramiro", "olvera", "mirtala")


def everything(workspace: Workspace) -> bytes:
    """All that lies in the workspace, opened: every page of the database, free ones too, its log, and every blob."""
    database = workspace.place / "record.db"
    assert not (log := database.with_name("record.db-wal")).exists() or log.stat().st_size == 0
    plain = pages(database, workspace.keys.database)
    for path in workspace.blobs.files():
        plain += workspace.blobs.read(path).content
    return plain.lower()


def holds(workspace: Workspace, *names: str) -> list[str]:
    plain = everything(workspace)
    return [name for name in names if name.encode() in plain]


def add_with_a_name(workspace: Workspace, subject: str) -> None:
    """A claim of a person that names somebody in a value of its own."""
    text = looked_at(workspace, subject).captured.text  # type: ignore[union-attr]
    at = text.index("albergue")
    add_claim(workspace, subject, Claim("", "victim", "el primo de Ramiro Tzul", Span(at, at + 8)))


def test_an_erased_report_is_nowhere_while_the_workspace_is_still_open(folder: Path) -> None:
    with opened(folder, SECRET) as workspace:
        subject = named(workspace, "Tzul")
        add_with_a_name(workspace, subject)
        search_reports(workspace, "tzul")
        blobs = [d for e in workspace.book.entries(subject) for d in digests(e)]
        settling.cut_log()
        assert holds(workspace, "tzul", "ramiro", "olvera")
        erase_report(workspace, subject)
        assert not holds(workspace, *NAMES)
        assert search_reports(workspace, "tzul") == [] and not any(workspace.blobs.path(d).exists() for d in blobs)
        with pytest.raises(Refusal, match="unknown_report"):
            looked_at(workspace, subject)
        assert named(workspace, "Matehuala")
    assert verify_record(folder, SECRET).whole


def test_an_erased_part_is_nowhere_and_positions_hold(folder: Path) -> None:
    with opened(folder, SECRET) as workspace:
        subject = named(workspace, "Tzul")
        add_with_a_name(workspace, subject)
        before = looked_at(workspace, subject).captured.text  # type: ignore[union-attr]
        part = part_of(workspace, subject, "ines tzul")
        assert part.quotes == ("Inés Tzul", "Inés Tzul") and part.original_goes and part.copies == ()
        erase_part(workspace, subject, part.spans)
        erase_part(workspace, subject, part_of(workspace, subject, "Ramiro Tzul").spans)
        assert not holds(workspace, "tzul", "inés", "ramiro")
        whole = looked_at(workspace, subject)
        text = whole.captured.text  # type: ignore[union-attr]
        assert len(text) == len(before) and "Mirtala Olvera" in text and FILLER * 4 + " " + FILLER * 4 in text
        assert all(text[at] in {FILLER, before[at]} for at in range(len(text)))
        assert whole.captured.sha256 is None  # type: ignore[union-attr]
        original = digest(whole.state.received, "original")
        assert original is not None and not workspace.blobs.path(original).exists()
        assert {s.claim.value for s in whole.claims.values() if s.standing == "corrected"} == {
            f"el primo de {FILLER * 6} {FILLER * 4}"
        }
        assert search_reports(workspace, "tzul") == []
        assert [hit.row.subject for hit in search_reports(workspace, "olvera")] == [subject]
    assert verify_record(folder, SECRET).whole


def test_words_that_are_not_there_are_not_erased(workspace: Workspace) -> None:
    subject = named(workspace, "Tzul")
    for words in ("Ixcot", "Tzul Inés", "", "..."):
        with pytest.raises(Refusal, match="words_not_there"):
            part_of(workspace, subject, words)
    with pytest.raises(Refusal, match="words_not_there"):
        erase_part(workspace, subject, [Span(5, 100_000)])
    with pytest.raises(Refusal, match="words_not_there"):
        erase_part(workspace, subject, [])


def test_whoever_erases_is_shown_what_holds_the_same_words(workspace: Workspace) -> None:
    other = receive_report(workspace, Incoming(b"Otra nota: la senora Ines Tzul sigue buscando en Altar.", "b.txt"))
    subject = next(f.subject for f in workspace.book.index.find("Mirtala"))
    assert part_of(workspace, subject, "Inés Tzul").copies == (other.subject,)


PARTS = st.lists(st.tuples(st.integers(0, 250), st.integers(1, 25)), min_size=2, max_size=4)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(st.integers(0, 250), st.integers(1, 25)), min_size=2, max_size=4),
    st.randoms(use_true_random=False),
)
def test_parts_erased_in_any_order_leave_the_same_bytes(
    tmp_path_factory: pytest.TempPathFactory, parts: list[tuple[int, int]], chance: random.Random
) -> None:
    results = set()
    bundle = Bundle((), ())
    for n in range(2):
        folder = tmp_path_factory.mktemp("w") / "r"
        create(folder, PASSPHRASE, CHEAP)
        with opened(folder, SECRET) as workspace:
            if n == 0:
                subject = receive_report(workspace, Incoming(MOTHER.encode(), "madre.txt")).subject
                add_with_a_name(workspace, subject)
                bundle = bundle_of(workspace, [subject])
            else:
                take(workspace, bundle)
                chance.shuffle(parts)
            for start, length in parts:
                try:
                    erase_part(workspace, subject, [Span(start, start + length)])
                except Refusal as refused:
                    assert refused.code == "words_not_there"
            named_here = [d for e in workspace.book.entries(subject) for d in digests(e)]
            kept = [workspace.blobs.get(d) for d in named_here if workspace.blobs.path(d).exists()]
            results.add((tuple(kept), workspace.tables.view(subject).captured))
    assert len(results) == 1


BACK_AGAIN = [
    pytest.param(MOTHER, "erased_before", id="same bytes"),
    pytest.param(MOTHER.upper() + "\n", "erased_before", id="same words"),
    pytest.param("Compartido\n\n" + MOTHER + "\nSuscríbase a nuestro boletín.\n", "like_erased", id="a changed copy"),
    pytest.param(MOTHER.replace("Sonora", "Oaxaca").replace("mayo", "junio"), "like_erased", id="corrected"),
]


@pytest.mark.parametrize("text, code", BACK_AGAIN)
def test_an_erased_page_does_not_come_back_unless_somebody_decides(workspace: Workspace, text: str, code: str) -> None:
    erase_report(workspace, named(workspace, "Mirtala"))
    with pytest.raises(Refusal) as refused:
        receive_report(workspace, Incoming(text.encode(), "otra.txt"))
    assert refused.value.code == code and not workspace.book.index.find("Mirtala")
    assert receive_report(workspace, Incoming(text.encode(), "otra.txt", anyway=True)).what == "added"


def test_other_pages_still_come_in(workspace: Workspace) -> None:
    erase_report(workspace, named(workspace, "Mirtala"))
    other = "Mirtala Olvera abrió un comedor en Altar, dijo el párroco el lunes, y ya atiende a treinta personas."
    assert receive_report(workspace, Incoming(other.encode(), "c.txt")).what == "added"


@pytest.mark.parametrize(
    "text, told",
    [
        ("Lista: 1. Ana Brito 2. INÉS TZUL, 44 años 3. Otro", "una vecina"),
        ("Llamó otra vez.", "Inés Tzul"),
    ],
)
def test_erased_words_of_a_list_are_held_when_another_list_brings_them(
    workspace: Workspace, text: str, told: str
) -> None:
    subject = named(workspace, "Mirtala")
    erase_part(workspace, subject, part_of(workspace, subject, "Inés Tzul").spans)
    with pytest.raises(Refusal, match="erased_words"):
        tell_report(workspace, text, Told(told, "call"))
    assert tell_report(workspace, text, Told(told, "call"), anyway=True).what == "added"


def test_the_copy_of_a_page_of_which_a_part_was_erased_is_known(workspace: Workspace) -> None:
    subject = named(workspace, "Mirtala")
    erase_part(workspace, subject, part_of(workspace, subject, "Inés Tzul").spans)
    for text in (MOTHER, MOTHER.lower()):
        with pytest.raises(Refusal, match="erased_before"):
            receive_report(workspace, Incoming(text.encode(), "otra.txt"))


class Gone(Exception):
    """The power goes."""


class Steps:
    """Lets the power go before the step of this number."""

    def __init__(self, broken_at: int) -> None:
        self.done, self.broken_at = 0, broken_at

    def counted(self, real: Callable[..., object]) -> Callable[..., object]:
        def one(*arguments: object, **more: object) -> object:
            self.done += 1
            if self.done == self.broken_at:
                raise Gone
            return real(*arguments, **more)

        return one


@pytest.mark.parametrize("part", [True, False])
def test_an_erasure_that_is_interrupted_anywhere_is_finished_when_it_is_opened_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: bool
) -> None:
    for broken_at in range(1, 99):
        folder = made(tmp_path / f"r{broken_at}", {"madre.txt": MOTHER})
        steps = Steps(broken_at)
        with suppress(Gone), opened(folder, SECRET) as workspace, monkeypatch.context() as patched:
            subject = named(workspace, "Mirtala")
            add_with_a_name(workspace, subject)
            for owner, name in (
                (workspace.blobs, "erase"),
                (workspace.blobs, "rewrite"),
                (workspace.book, "erase"),
                (workspace.book.memory, "remember"),
                (workspace.book.index, "purge"),
                (workspace.tables, "fold"),
            ):
                patched.setattr(type(owner), name, steps.counted(getattr(type(owner), name)))
            if part:
                erase_part(workspace, subject, part_of(workspace, subject, "Inés Tzul").spans)
            else:
                erase_report(workspace, subject)
        with opened(folder, SECRET) as workspace:
            assert not Pending.objects.exists()
            state = workspace.tables.view(subject).state
            if state.erased:
                assert not holds(workspace, *NAMES)
            elif state.gone:
                assert not holds(workspace, "inés tzul", "ines tzul")
            else:
                assert broken_at == 1  # before it was recorded
        assert verify_record(folder, SECRET).whole
        if steps.done < broken_at:
            break
    assert broken_at > 6


def test_erased_is_erased_for_whoever_opens_with_another_secret_too(folder: Path) -> None:
    with opened(folder, SECRET) as workspace:
        erase_report(workspace, named(workspace, "Matehuala"))
    with opened(folder, Secret(PASSPHRASE)) as workspace:
        assert workspace.book.index.find("Ixcot") == []
        with pytest.raises(Refusal, match="erased_before"):
            receive_report(workspace, Incoming(KIDNAPPING.encode(), "x.txt"))


def test_words_that_stand_there_in_other_forms_are_shown_to_whoever_erases(workspace: Workspace) -> None:
    text = "Habló Ramiro Tzul. Escriba a ramirotzul@example.org. Ra-miro volvió. "
    text += "La familia Tzul espera al 637 123 45 67."
    subject = receive_report(
        workspace, Incoming(text.encode(), "ramiro_tzul.txt", url="https://e.org/ramirotzul")
    ).subject
    part = part_of(workspace, subject, "Ramiro Tzul")
    assert part.quotes == ("Ramiro Tzul",)
    assert {" ".join(quote.split()) for quote in part.near} == {"ramirotzul", "Ra-miro", "Tzul"}
    assert part_of(workspace, subject, "637 123 45 67").near == ()
    erase_part(workspace, subject, part.spans)
    captured = workspace.tables.view(subject).captured
    assert captured is not None and captured.file is None and captured.report is not None
    assert (captured.report.path, captured.report.url) == ("", None)


def test_no_signpost_of_the_index_keeps_an_erased_word(tmp_path: Path) -> None:
    """With so many words that the index has many pages, whose beginnings FTS5 notes in a table of its own."""
    chance = random.Random(5)
    letters = "abcdefghijklmnopqrstuvwxyz"
    kept = ["".join(chance.choices(letters, k=7)) for _ in range(3000)]
    gone = [word + chance.choice(letters) for word in kept]
    folder = tmp_path / "r"
    create(folder, PASSPHRASE, CHEAP)
    with opened(folder, SECRET) as workspace:
        index = workspace.book.index
        for n in range(0, 3000, 100):
            index.put(f"k{n}", " ".join(kept[n : n + 100]))
            index.put(f"g{n}", " ".join(gone[n : n + 100]))
        for n in range(0, 3000, 100):
            index.remove(f"g{n}")
        index.purge(gone)
        settling.cut_log()
        plain = everything(workspace)
        assert not [word for word in gone if word.encode() in plain]
        assert len(index.find(kept[7])) == 1


def test_the_name_of_whoever_told_it_can_be_erased_like_any_other(folder: Path) -> None:
    with opened(folder, SECRET) as workspace:
        told = Told("Eulalia Xicoténcatl", "call", "Mirtala Olvera")
        subject = tell_report(workspace, "Mi hijo no ha llamado desde el martes.", told).subject
        part = part_of(workspace, subject, "eulalia xicotencatl")
        assert part.quotes == ("Eulalia Xicoténcatl",)
        erase_part(workspace, subject, part.spans)
        captured = looked_at(workspace, subject).captured
        assert captured is not None and captured.told is not None
        assert captured.told.by == f"{FILLER * 7} {FILLER * 11}" and captured.told.taken_by == "Mirtala Olvera"
        assert captured.text == "Mi hijo no ha llamado desde el martes."
        assert not holds(workspace, "eulalia", "xicoténcatl") and not search_reports(workspace, "eulalia")
        with pytest.raises(Refusal, match="erased_words"):
            tell_report(workspace, "Otra llamada.", told)
    assert verify_record(folder, SECRET).whole
