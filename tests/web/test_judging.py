"""Review through the pages: verdicts, corrections, added claims, and two people on one claim."""

from __future__ import annotations

import pytest
from django.test import Client

from paradero.actions.judging import mark_of
from paradero.actions.permitting import Actor
from paradero.model import Count, PartialDate, Place, Vehicle
from paradero.record.view import Shown, View
from tests.web.conftest import Office

HTMX = {"HX-Request": "true"}


def view(office: Office, subject: str) -> View:
    with office.desk.at(Actor()) as workspace:
        return workspace.tables.view(subject)


def of_kind(office: Office, subject: str, kind: str) -> tuple[str, Shown]:
    return next((key, s) for key, s in view(office, subject).claims.items() if s.claim.kind == kind)


def judge(client: Client, office: Office, key: str, verdict: str, seen: str | None = None) -> int:
    subject = office.report()
    mark = mark_of(view(office, subject), key) if seen is None else seen
    data = {"claim": key, "verdict": verdict, "seen": mark}
    return client.post(f"/reportes/{subject}/revisar", data, headers=HTMX).status_code


def test_a_verdict_can_be_given_and_taken_back(office: Office) -> None:
    client, subject = office.client("reviewer"), office.report()
    key = next(iter(view(office, subject).claims))
    for verdict, standing in (("accepted", "accepted"), ("open", "proposed"), ("rejected", "rejected")):
        assert judge(client, office, key, verdict) == 200
        assert view(office, subject).claims[key].standing == standing
    assert "Persona reviewer" in client.get(f"/reportes/{subject}").content.decode()


def test_the_second_sees_what_the_first_decided_and_decides_nothing_by_it(office: Office) -> None:
    one, other, subject = office.client("reviewer"), office.client("coordinator"), office.report()
    key = next(iter(view(office, subject).claims))
    seen = mark_of(view(office, subject), key)
    assert judge(one, office, key, "accepted", seen) == 200
    answer = other.post(
        f"/reportes/{subject}/revisar", {"claim": key, "verdict": "rejected", "seen": seen}, headers=HTMX
    )
    assert answer.status_code == 409 and "Persona reviewer" in answer.content.decode()
    assert view(office, subject).claims[key].standing == "accepted"
    assert judge(other, office, key, "rejected") == 200


def test_without_script_the_page_comes_back_at_the_claim(office: Office) -> None:
    client, subject = office.client("reviewer"), office.report()
    key = next(iter(view(office, subject).claims))
    data = {"claim": key, "verdict": "accepted", "seen": mark_of(view(office, subject), key)}
    assert client.post(f"/reportes/{subject}/revisar", data)["Location"] == f"/reportes/{subject}#c1"


COMMON = {"speaker": "Tomás Ixcot", "role": "sacerdote", "stance": "asserts", "modality": "alleged"}


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        (
            "count",
            {"low": "10", "high": "14", "qualifier": "exact", "of": "kidnapped"},
            Count(10, 14, "range", "kidnapped"),
        ),
        ("count", {"low": "1,200", "qualifier": "at_least", "of": "missing"}, Count(1200, None, "at_least", "missing")),
        ("count", {"high": "30", "qualifier": "up_to", "of": "group"}, Count(None, 30, "up_to", "group")),
        ("event", {"event": "disappearance"}, "disappearance"),
        ("perpetrator", {"words": "gente armada"}, "gente armada"),
    ],
)
def test_a_correction_stands_in_the_place_of_what_was_read(
    office: Office, kind: str, typed: dict[str, str], value: object
) -> None:
    client, subject = office.client("reviewer"), office.report()
    key, before = of_kind(office, subject, kind)
    form = client.get(f"/reportes/{subject}/corregir", {"claim": key}, headers=HTMX)
    assert form.status_code == 200 and 'name="speaker"' in form.content.decode()
    data = {"claim": key, "seen": mark_of(view(office, subject), key), **COMMON, **typed}
    assert client.post(f"/reportes/{subject}/corregir", data, headers=HTMX).status_code == 200
    shown = view(office, subject).claims[key]
    assert shown.standing == "corrected" and shown.claim.value == value
    assert shown.claim.speakers[0].name == "Tomás Ixcot" and shown.claim.modality == "alleged"
    assert shown.claim.span == before.claim.span


def test_a_place_with_namesakes_is_asked_about_and_the_answer_is_taken(office: Office) -> None:
    client, subject = office.client("reviewer"), office.report()
    key, _ = of_kind(office, subject, "place")
    data = {"claim": key, "seen": mark_of(view(office, subject), key), **COMMON, "place": "San Fernando"}
    asked = client.post(f"/reportes/{subject}/corregir", data, headers=HTMX)
    assert asked.status_code == 422 and asked.content.decode().count('name="place_choice"') > 1
    client.post(f"/reportes/{subject}/corregir", {**data, "place_choice": "1"}, headers=HTMX)
    value = view(office, subject).claims[key].claim.value
    assert isinstance(value, Place) and value.best is not None and value.best.name == "San Fernando de Apure"


def test_a_place_that_no_map_has_is_kept_as_it_was_said(office: Office) -> None:
    client, subject = office.client("reviewer"), office.report()
    key, _ = of_kind(office, subject, "place")
    data = {"claim": key, "seen": mark_of(view(office, subject), key), **COMMON, "place": "la curva del Xbalanqué"}
    assert client.post(f"/reportes/{subject}/corregir", data, headers=HTMX).status_code == 422
    client.post(f"/reportes/{subject}/corregir", {**data, "place_choice": "none"}, headers=HTMX)
    assert view(office, subject).claims[key].claim.value == Place("la curva del Xbalanqué")


@pytest.mark.parametrize(
    ("kind", "typed", "field"),
    [
        ("count", {"low": "", "high": "", "qualifier": "exact", "of": "missing"}, "low"),
        ("count", {"low": "muchas", "qualifier": "exact", "of": "missing"}, "low"),
        ("count", {"low": "20", "high": "10", "qualifier": "range", "of": "missing"}, "high"),
        ("date", {"day": "ayer", "dates": "event"}, "day"),
        ("date", {"day": "2026-13-01", "dates": "event"}, "day"),
        ("perpetrator", {"words": "   "}, "words"),
        ("perpetrator", {"words": "x" * 500}, "words"),
    ],
)
def test_what_makes_no_claim_is_asked_about_under_its_field(
    office: Office, kind: str, typed: dict[str, str], field: str
) -> None:
    client, subject = office.client("reviewer"), office.report()
    key, _ = of_kind(office, subject, kind)
    data = {"claim": key, "seen": mark_of(view(office, subject), key), **COMMON, **typed}
    answer = client.post(f"/reportes/{subject}/corregir", data, headers=HTMX)
    shown = answer.content.decode()
    assert answer.status_code == 422 and f"-{field}-m" in shown
    assert view(office, subject).claims[key].standing == "proposed"


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ({"kind": "victim", "words": "doce migrantes hondureños"}, "doce migrantes hondureños"),
        ({"kind": "vehicle", "vehicle": "camioneta gris", "many": "2", "plates": "VKR-28-60"}, "vehicle"),
        ({"kind": "date", "day": "4/4/2023", "dates": "event"}, "date"),
    ],
)
def test_a_claim_that_no_reader_saw_is_added_where_its_words_stand(
    office: Office, typed: dict[str, str], value: object
) -> None:
    client, subject = office.client("reviewer"), office.report()
    data = {**COMMON, **typed, "quote": "doce migrantes hondureños"}
    assert client.post(f"/reportes/{subject}/agregar", data, headers=HTMX).status_code == 200
    whole = view(office, subject)
    added = [s.claim for s in whole.claims.values() if s.standing == "corrected"]
    assert whole.captured is not None and len(added) == 1
    assert added[0].span.of(whole.captured.text) == "doce migrantes hondureños"
    kinds = {"vehicle": Vehicle, "date": PartialDate}
    assert isinstance(added[0].value, kinds[str(value)]) if value in kinds else added[0].value == value


@pytest.mark.parametrize("where", [{"quote": "palabras que no están"}, {}, {"start": "5", "end": "99999"}])
def test_words_that_are_not_there_are_asked_for(office: Office, where: dict[str, str]) -> None:
    client, subject = office.client("reviewer"), office.report()
    data = {**COMMON, "kind": "victim", "words": "x", **where}
    answer = client.post(f"/reportes/{subject}/agregar", data, headers=HTMX)
    assert 'name="quote"' in answer.content.decode()
    assert not [s for s in view(office, subject).claims.values() if s.standing == "corrected"]


def test_a_claim_that_was_added_can_be_taken_back(office: Office) -> None:
    client, subject = office.client("reviewer"), office.report()
    client.post(f"/reportes/{subject}/agregar", {**COMMON, "kind": "victim", "words": "x", "quote": "hondureños"})
    (key,) = [k for k, s in view(office, subject).claims.items() if s.standing == "corrected"]
    answer = client.post(
        f"/reportes/{subject}/revisar",
        {"claim": key, "verdict": "open", "seen": mark_of(view(office, subject), key)},
        headers=HTMX,
    )
    assert answer["HX-Refresh"] == "true" and key not in view(office, subject).claims
