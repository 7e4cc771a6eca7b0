"""Open or locked, with nothing in between; background work survives whatever ends it."""

from __future__ import annotations

import gc
import threading
import time
from pathlib import Path

import pytest
from django.db import connections

from paradero.actions.opening import Secret, opened
from paradero.actions.permitting import Actor
from paradero.actions.preferences import Preferences, preferences, set_preferences
from paradero.actions.refusals import Refusal
from paradero.store.models import Task
from paradero.tasks import working
from paradero.tasks.desk import Desk, Locked
from paradero.tasks.queue import Brought, bring, counted, dismiss, repeat, tasks
from paradero.vault import Keys
from tests.actions.conftest import KIDNAPPING, MOTHER
from tests.tasks.conftest import PASSPHRASE

HERE = Actor("coordinator")


def ended(desk: Desk) -> dict[str, int]:
    """What has become of the tasks, once none is left to be done."""
    for _ in range(400):
        with desk.at(HERE) as workspace:
            states = counted(workspace)
        if not {"waiting", "running"} & states.keys():
            return states
        time.sleep(0.02)
    raise AssertionError("the background work does not end")


def brought(desk: Desk, *texts: str, name: str = "nota.txt") -> None:
    with desk.at(HERE) as workspace:
        for n, text in enumerate(texts):
            bring(workspace, Brought("file", f"{n}-{name}", text.encode()))
    desk.wake()


def test_a_locked_desk_lets_nobody_in(desk: Desk) -> None:
    assert desk.lock()
    with pytest.raises(Locked), desk.at(HERE):
        pass


def test_a_lock_leaves_no_keys_and_no_path_behind(desk: Desk) -> None:
    brought(desk, KIDNAPPING)
    ended(desk)
    desk.lock()
    gc.collect()
    assert [one for one in gc.get_objects() if isinstance(one, Keys)] == []
    assert connections["default"].settings_dict["NAME"] == "" and connections["default"].settings_dict["OPTIONS"] == {}


def test_a_lock_waits_for_whoever_is_inside(desk: Desk) -> None:
    inside, out = threading.Event(), threading.Event()

    def stay() -> None:
        with desk.at(HERE):
            inside.set()
            out.wait(5)

    thread = threading.Thread(target=stay)
    thread.start()
    inside.wait(5)
    assert not desk.lock(0.1) and not desk.is_open
    out.set()
    thread.join()
    assert desk.lock(5)


def test_a_wrong_passphrase_leaves_it_locked(desk: Desk) -> None:
    desk.lock()
    with pytest.raises(Refusal) as refused:
        desk.open(Secret("otras cinco palabras distintas"))
    assert refused.value.code == "wrong_passphrase" and not desk.is_open
    desk.open(Secret(PASSPHRASE))
    assert desk.is_open


def test_it_can_be_opened_and_locked_again_and_again(desk: Desk) -> None:
    for n in range(3):
        brought(desk, f"{KIDNAPPING} Ya van {n}.")
        assert desk.lock()
        desk.open(Secret(PASSPHRASE))
    assert ended(desk) == {"done": 3}


def test_another_process_meets_a_workspace_in_use(desk: Desk) -> None:
    with pytest.raises(Refusal) as refused, opened(desk.folder, Secret(PASSPHRASE)):
        pass
    assert refused.value.code == "in_use"


def test_what_was_brought_becomes_reports_and_its_bytes_go(desk: Desk) -> None:
    brought(desk, KIDNAPPING, MOTHER, KIDNAPPING)
    assert ended(desk) == {"done": 2, "known": 1}
    with desk.at(HERE):
        assert not Task.objects.filter(content__isnull=False).exists()


def test_what_was_brought_before_a_crash_is_done_behind_it(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The process ends while a report is being read: the next one begins it again."""
    reached, go_on = threading.Event(), threading.Event()

    def stuck(*_: object) -> None:
        reached.set()
        go_on.wait(5)
        raise SystemExit

    monkeypatch.setattr(working, "receive_report", stuck)
    brought(desk, KIDNAPPING, MOTHER)
    assert reached.wait(5)
    go_on.set()
    for _ in range(200):
        if not desk.is_open:
            break
        time.sleep(0.02)
    assert desk.trouble == "systemexit"
    monkeypatch.undo()
    desk.open(Secret(PASSPHRASE))
    assert ended(desk) == {"done": 2}


def test_what_ends_the_process_twice_is_not_begun_a_third_time(desk: Desk) -> None:
    with desk.at(HERE) as workspace:
        task = bring(workspace, Brought("file", "mala.txt", KIDNAPPING.encode()))
        Task.objects.filter(id=task.id).update(state="running", tries=2)
    desk.lock()
    desk.open(Secret(PASSPHRASE))
    with desk.at(HERE) as workspace:
        (one,) = tasks(workspace)
        assert (one.state, one.reason) == ("failed", "interrupted")
        repeat(workspace, one.id)
    desk.wake()
    assert ended(desk) == {"done": 1}


def test_a_fault_in_one_report_costs_nobody_the_others(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    real = working.receive_report

    def sometimes(workspace: object, incoming: object) -> object:
        if "1-" in incoming.name:  # type: ignore[attr-defined]
            raise KeyError("x")
        return real(workspace, incoming)  # type: ignore[arg-type]

    monkeypatch.setattr(working, "receive_report", sometimes)
    brought(desk, KIDNAPPING, MOTHER, "Tres personas fueron vistas en Altar.")
    assert ended(desk) == {"done": 2, "failed": 1}
    with desk.at(HERE) as workspace:
        (bad,) = tasks(workspace, ("failed",))
        assert bad.reason == "crashed_keyerror"
        assert Task.objects.get(id=bad.id).content is not None


def test_what_resembles_something_erased_is_held_until_a_person_decides(desk: Desk) -> None:
    from paradero.actions.erase_report import erase_report
    from paradero.actions.finding import latest

    brought(desk, KIDNAPPING)
    ended(desk)
    with desk.at(HERE) as workspace:
        erase_report(workspace, latest(workspace)[0].row.subject)
        assert not Task.objects.exists()
    brought(desk, KIDNAPPING)
    assert ended(desk) == {"held": 1}
    with desk.at(HERE) as workspace:
        repeat(workspace, tasks(workspace)[0].id, anyway=True)
    desk.wake()
    assert ended(desk) == {"done": 1}


def test_each_sees_their_own_tasks_and_coordinators_all(desk: Desk) -> None:
    ana, eva = Actor("recorder", "a" * 32), Actor("recorder", "e" * 32)
    with desk.at(ana) as workspace:
        bring(workspace, Brought("file", "ana.txt", b"x"))
    with desk.at(eva) as workspace:
        task = bring(workspace, Brought("file", "eva.txt", b"y"))
    with desk.at(ana) as workspace:
        assert [t.name for t in tasks(workspace)] == ["ana.txt"]
        assert dismiss(workspace, [task.id]) == 0
    with desk.at(HERE) as workspace:
        assert {t.name for t in tasks(workspace)} == {"ana.txt", "eva.txt"}


def test_a_reader_brings_nothing(desk: Desk) -> None:
    with desk.at(Actor("reader", "r" * 32)) as workspace, pytest.raises(Refusal):
        bring(workspace, Brought("file", "x.txt", b"x"))


def test_addresses_are_asked_for_only_where_that_is_enabled(desk: Desk) -> None:
    with desk.at(HERE) as workspace:
        bring(workspace, Brought("address", "https://agencia.example/nota", None))
    desk.wake()
    assert ended(desk) == {"failed": 1}
    with desk.at(HERE) as workspace:
        assert tasks(workspace)[0].reason == "fetching_off"


def test_preferences_take_what_they_know_and_nothing_else(desk: Desk) -> None:
    with desk.at(HERE) as workspace:
        assert preferences() == Preferences()
        assert set_preferences(workspace, {"lock": 5, "fetching": True}).lock == 5
        for given in ({"lock": 0}, {"lock": "5"}, {"nothing": True}, {"fetching": 1}, {"proxy": "x" * 500}):
            with pytest.raises(Refusal):
                set_preferences(workspace, given)
        assert preferences() == Preferences(lock=5, fetching=True)


def test_two_write_at_once_and_the_log_has_neither_gap_nor_fork(desk: Desk, tmp_path: Path) -> None:
    from paradero.actions.tell_report import tell_report
    from paradero.actions.verify_record import verify_record
    from paradero.record.captured import Told

    def tell(who: str) -> None:
        for n in range(6):
            with desk.at(Actor("recorder", who * 32)) as workspace:
                tell_report(workspace, f"Vio a {n} personas cerca del río, dijo.", Told(f"vecina {who}", "visit"))

    threads = [threading.Thread(target=tell, args=(who,)) for who in "abcd"]
    for thread in threads:
        thread.start()
    brought(desk, *(f"{KIDNAPPING} Nota {n}." for n in range(6)))
    for thread in threads:
        thread.join()
    assert ended(desk) == {"done": 6}
    desk.lock()
    found = verify_record(desk.folder, Secret(PASSPHRASE))
    assert found.faults == [] and found.entries == 2 * 30
