"""People who work here: what they may do, what they may see, and how they show that it is they."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyotp
import pytest
from django.db import DatabaseError

from paradero.actions import Actor, Refusal, Workspace, opened, search_reports
from paradero.actions.export_bundle import bundle_of
from paradero.actions.finding import how_many, latest, report_named, to_review
from paradero.actions.judging import looked_at, mark_of
from paradero.actions.noting import note, note_look, noted
from paradero.actions.permitting import Role
from paradero.actions.receive_report import Incoming, receive_report
from paradero.actions.restrict_report import restrict_report
from paradero.actions.review_claim import review_claim
from paradero.actions.team import second_factor
from paradero.actions.team.members import (
    Admission,
    actor_of,
    admit_member,
    bar_member,
    change_role,
    erase_name,
    members,
    name_of,
    names_of_all,
    rename_member,
)
from paradero.actions.team.passwords import choose_password, give_password, signed_in
from paradero.record.kinds import NAMED
from paradero.record.state import by_of
from paradero.store.models import Member, Noted, Words
from tests.actions.conftest import SECRET, faults, named

PASSWORD = "una clave de prueba"


def admitted(workspace: Workspace, name: str, role: str = "reviewer") -> str:
    return admit_member(workspace, Admission(name, name.split()[0].casefold(), role, PASSWORD))  # type: ignore[arg-type]


def acting(workspace: Workspace, member: str) -> Workspace:
    actor = actor_of(member)
    assert actor is not None
    return workspace.acting(actor)


def test_a_decision_says_whose_it_is(workspace: Workspace) -> None:
    ana = admitted(workspace, "Ana Brito")
    subject = named(workspace, "Matehuala")
    key = next(iter(workspace.tables.view(subject).claims))
    entry = review_claim(acting(workspace, ana), subject, key, "accepted")
    assert by_of(entry) == ana and name_of(entry, names_of_all()) == "Ana Brito"
    assert by_of(review_claim(workspace, subject, key, "open")) is None


def test_a_report_says_who_took_it_in(workspace: Workspace) -> None:
    ana = admitted(workspace, "Ana Brito", "recorder")
    receipt = receive_report(acting(workspace, ana), Incoming(b"Seis personas fueron vistas en Altar.", "x.txt"))
    received = workspace.tables.view(receipt.subject).state.received
    assert received is not None and by_of(received) == ana


def test_the_record_is_whole_with_members_in_it(workspace: Workspace) -> None:
    ana = admitted(workspace, "Ana Brito")
    rename_member(workspace, ana, "Ana B.")
    subject = named(workspace, "Matehuala")
    restrict_report(workspace, subject, True, [ana])
    before = workspace.tables.dump()
    workspace.tables.rebuild()
    assert workspace.tables.dump() == before and names_of_all() == {ana: "Ana B."}


def test_names_travel_with_nobody(workspace: Workspace) -> None:
    ana = admitted(workspace, "Quetzalli Umán")
    subject = named(workspace, "Matehuala")
    review_claim(acting(workspace, ana), subject, next(iter(workspace.tables.view(subject).claims)), "accepted")
    bundle = bundle_of(workspace, workspace.book.subjects())
    assert not [e for e in bundle.entries if e.body and e.body.kind == NAMED]
    assert not [b for b in bundle.blobs if b"Quetzalli" in b.content]


def test_an_erased_name_is_nowhere_and_the_decisions_stay(workspace: Workspace) -> None:
    ana = admitted(workspace, "Quetzalli Umán")
    subject = named(workspace, "Matehuala")
    entry = review_claim(acting(workspace, ana), subject, next(iter(workspace.tables.view(subject).claims)), "accepted")
    with pytest.raises(Refusal) as refused:
        erase_name(workspace, ana)
    assert refused.value.code == "still_active"
    bar_member(workspace, ana)
    digests = [e.body.content["name"] for e in workspace.book.entries(ana, NAMED) if e.body]
    erase_name(workspace, ana)
    assert names_of_all() == {} and by_of(entry) == ana
    assert not any(workspace.blobs.path(str(d)).exists() for d in digests)
    assert workspace.tables.view(subject).state.judged


def test_verifying_finds_nothing_wrong_with_members(folder: Path) -> None:
    with opened(folder, SECRET) as workspace:
        ana, eva = admitted(workspace, "Ana Brito"), admitted(workspace, "Eva Pech", "recorder")
        rename_member(workspace, ana, "Ana B.")
        bar_member(workspace, eva)
        erase_name(workspace, eva)
        restrict_report(workspace, named(workspace, "Matehuala"), True)
    assert faults(folder) == set()


def test_a_restricted_report_is_there_for_those_who_may_see_it_alone(workspace: Workspace) -> None:
    ana, eva = admitted(workspace, "Ana Brito"), admitted(workspace, "Eva Pech", "recorder")
    subject = named(workspace, "Matehuala")
    restrict_report(workspace, subject, True, [ana])
    for member, sees in ((ana, True), (eva, False)):
        mine = acting(workspace, member)
        assert (subject in {h.row.subject for h in latest(mine)}) is sees
        assert bool(search_reports(mine, "Matehuala")) is sees
        assert how_many(mine) == (3 if sees else 2)
        for look in (lambda m: looked_at(m, subject), lambda m: report_named(m, subject[:8])):
            if sees:
                look(mine)
            else:
                with pytest.raises(Refusal) as refused:
                    look(mine)
                assert refused.value.code == "unknown_report"
    assert how_many(workspace) == 3


def test_whoever_took_it_in_goes_on_seeing_it(workspace: Workspace) -> None:
    ana, eva = admitted(workspace, "Ana Brito", "recorder"), admitted(workspace, "Eva Pech", "recorder")
    incoming = Incoming(b"Una madre busca a su hija en Altar.", "x.txt", restricted=True)
    subject = receive_report(acting(workspace, ana), incoming).subject
    assert looked_at(acting(workspace, ana), subject)
    with pytest.raises(Refusal):
        looked_at(acting(workspace, eva), subject)


def test_a_reviewer_restricts_and_only_a_coordinator_opens_again(workspace: Workspace) -> None:
    ana, rosa = admitted(workspace, "Ana Brito"), admitted(workspace, "Rosa Pech", "reader")
    subject = named(workspace, "Matehuala")
    with pytest.raises(Refusal):
        restrict_report(acting(workspace, rosa), subject, True)
    restrict_report(acting(workspace, ana), subject, True)
    assert looked_at(acting(workspace, ana), subject)
    with pytest.raises(Refusal) as refused:
        restrict_report(acting(workspace, ana), subject, False)
    assert refused.value.code == "not_allowed"
    restrict_report(workspace, subject, False)
    assert looked_at(acting(workspace, rosa), subject)


def test_what_was_decided_in_the_meantime_is_not_decided_again(workspace: Workspace) -> None:
    subject = named(workspace, "Matehuala")
    whole = workspace.tables.view(subject)
    key = next(iter(whole.claims))
    seen = mark_of(whole, key)
    review_claim(workspace, subject, key, "accepted", seen)
    with pytest.raises(Refusal) as refused:
        review_claim(workspace, subject, key, "rejected", seen)
    assert refused.value.code == "decided_meanwhile"
    assert workspace.tables.view(subject).claims[key].standing == "accepted"
    review_claim(workspace, subject, key, "rejected", mark_of(workspace.tables.view(subject), key))


def test_what_waits_for_review_ends_when_all_is_judged(workspace: Workspace) -> None:
    subject = named(workspace, "Matehuala")
    for key in workspace.tables.view(subject).claims:
        assert subject in {h.row.subject for h in to_review(workspace, 10)}
        review_claim(workspace, subject, key, "accepted")
    assert subject not in {h.row.subject for h in to_review(workspace, 10)}


def test_passwords_open_only_for_their_own(workspace: Workspace) -> None:
    ana = admitted(workspace, "Ana Brito")
    assert signed_in("ANA ", PASSWORD) is not None and signed_in("ana", PASSWORD + "x") is None
    assert signed_in("nadie", PASSWORD) is None
    mine = acting(workspace, ana)
    for now, new, code in ((PASSWORD, "corta", "short_password"), ("otra cosa", "x" * 20, "wrong_password")):
        with pytest.raises(Refusal) as refused:
            choose_password(mine, now, new)
        assert refused.value.code == code
    choose_password(mine, PASSWORD, "otra clave muy larga")
    assert signed_in("ana", "otra clave muy larga") is not None
    give_password(workspace, ana, "la da quien coordina")
    assert Member.objects.get(id=ana).must_change
    bar_member(workspace, ana)
    assert signed_in("ana", "la da quien coordina") is None and actor_of(ana) is None


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ((" ", "ana", "reader", PASSWORD), "no_name"),
        (("Ana", "con espacio", "reader", PASSWORD), "no_login"),
        (("Ana", "", "reader", PASSWORD), "no_login"),
        (("Ana", "x" * 99, "reader", PASSWORD), "no_login"),
        (("Ana", "ana", "boss", PASSWORD), "no_role"),
        (("Ana", "ana", "reader", "corta"), "short_password"),
        (("Ana", "TOMADO", "reader", PASSWORD), "login_taken"),
    ],
)
def test_nobody_is_admitted_by_halves(workspace: Workspace, given: tuple[str, str, Role, str], code: str) -> None:
    admit_member(workspace, Admission("Otra", "tomado", "reader", PASSWORD))
    with pytest.raises(Refusal) as refused:
        admit_member(workspace, Admission(*given))
    assert refused.value.code == code and len(members(workspace)) == 1


def test_somebody_is_left_who_gives_rights(workspace: Workspace) -> None:
    ana = admitted(workspace, "Ana Brito", "coordinator")
    for deed in (lambda: change_role(workspace, ana, "reader"), lambda: bar_member(workspace, ana)):
        with pytest.raises(Refusal) as refused:
            deed()
        assert refused.value.code == "last_coordinator"
    admitted(workspace, "Eva Pech", "coordinator")
    change_role(workspace, ana, "reader")
    assert actor_of(ana) == Actor("reader", ana)


def test_a_code_is_used_once_and_paper_helps_where_the_telephone_is_lost(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana = admitted(workspace, "Ana Brito")
    secret = second_factor.new_secret()
    now = datetime.now(UTC)

    class Clock(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            return now

    monkeypatch.setattr(second_factor, "datetime", Clock)
    clock = pyotp.TOTP(secret)
    with pytest.raises(Refusal):
        second_factor.confirm(acting(workspace, ana), secret, "000000" if clock.at(now) != "000000" else "111111")
    codes = second_factor.confirm(acting(workspace, ana), secret, clock.at(now))
    assert len(set(codes)) == second_factor.HOW_MANY
    assert not second_factor.passes(ana, clock.at(now)), "used up when it was confirmed"
    now += timedelta(seconds=30)
    assert second_factor.passes(ana, clock.at(now)) and not second_factor.passes(ana, clock.at(now))
    assert second_factor.passes(ana, codes[3].upper()) and not second_factor.passes(ana, codes[3])
    assert not second_factor.passes(ana, "") and not second_factor.passes(ana, "abcde-fghij")
    second_factor.drop(workspace, ana)
    assert not second_factor.passes(ana, clock.at(now + timedelta(seconds=30)))


def test_only_coordinators_manage(workspace: Workspace) -> None:
    ana = admitted(workspace, "Ana Brito")
    eva = admitted(workspace, "Eva Pech", "recorder")
    mine = acting(workspace, ana)
    for deed in (
        lambda: admitted(mine, "Otra"),
        lambda: change_role(mine, eva, "coordinator"),
        lambda: change_role(mine, ana, "coordinator"),
        lambda: bar_member(mine, eva),
        lambda: rename_member(mine, eva, "X"),
        lambda: give_password(mine, eva, PASSWORD),
        lambda: second_factor.drop(mine, eva),
        lambda: erase_name(mine, eva),
        lambda: noted(mine),
    ):
        with pytest.raises(Refusal) as refused:
            deed()
        assert refused.value.code == "not_allowed"


def test_looks_are_noted_of_restricted_reports_and_notes_are_only_added_to(workspace: Workspace) -> None:
    ana = admitted(workspace, "Ana Brito")
    subject = named(workspace, "Matehuala")
    note_look(acting(workspace, ana), subject)
    assert [n.what for n in noted(workspace)] == ["admitted"]
    restrict_report(workspace, subject, True, [ana])
    note_look(acting(workspace, ana), subject)
    assert (noted(workspace)[0].what, noted(workspace)[0].member) == ("looked", ana)
    note(workspace, "exported", "3")
    with pytest.raises(DatabaseError):
        Noted.objects.all().delete()
    with pytest.raises(DatabaseError):
        Noted.objects.update(member="")
    assert Noted.objects.count() == 4


def test_names_are_no_words_of_the_search(workspace: Workspace) -> None:
    admitted(workspace, "Quetzalli Umán")
    assert not Words.objects.filter(text__contains="Quetzalli").exists()
