"""Long work in a thread: its news, its ends, being cancelled, and the same work done here and now."""

from __future__ import annotations

import gc
import logging
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import logs
from app.errors import AppError
from app.jobs import Job, Jobs, Progress, State
from app.store import Cabinet


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    made = Jobs()
    yield made
    assert made.close()


def test_a_job_tells_its_result_on_the_caller_s_thread(jobs: Jobs) -> None:
    told: list[tuple[str, int]] = []
    worker: list[str] = []

    def work(progress: Progress) -> int:
        worker.append(threading.current_thread().name)
        progress(0.5)
        return 42

    job = jobs.start("hitung", work, done=lambda result: told.append((threading.current_thread().name, result)))
    assert jobs.open == [job]
    assert jobs.wait(job)
    assert (job.state, job.result, job.share) == (State.DONE, 42, 1.0)
    assert told == [(threading.main_thread().name, 42)]
    assert worker != [threading.main_thread().name]
    assert jobs.poll() is False


def test_a_job_is_fresh_for_a_moment_and_until_it_ends(jobs: Jobs) -> None:
    assert not jobs.fresh
    gate = threading.Event()
    job = jobs.start("tunggu", lambda _: gate.wait(5))
    assert jobs.fresh
    time.sleep(0.25)
    assert not jobs.fresh
    gate.set()
    assert jobs.wait(job)
    assert jobs.wait(jobs.start("sebentar", lambda _: None))
    assert not jobs.fresh


def test_jobs_are_done_one_after_the_other(jobs: Jobs) -> None:
    order: list[int] = []
    made: list[Job[None]] = [jobs.start(str(n), lambda _, n=n: order.append(n)) for n in range(5)]  # type: ignore[misc]
    assert jobs.wait(made[-1])
    assert order == [0, 1, 2, 3, 4]
    assert jobs.open == []


def test_progress_is_coalesced(jobs: Jobs) -> None:
    go = threading.Event()

    def work(progress: Progress) -> None:
        for step in range(20_000):
            progress(step / 20_000)
        go.wait(10)

    job = jobs.start("banyak", work)
    seen = set()
    limit = time.monotonic() + 10
    while len(seen) < 2 and time.monotonic() < limit:
        jobs.poll()
        seen.add(job.share)
        if job.state is State.RUNNING:
            go.set()
            break
    go.set()
    assert jobs.wait(job)


def test_a_job_is_cancelled_at_its_next_word(jobs: Jobs, cabinet: Cabinet) -> None:
    inside = threading.Event()
    ends: list[str] = []

    def work(progress: Progress) -> None:
        with cabinet.act("half") as act:
            assert act.id == 1
            cabinet.connection().execute("CREATE TABLE half (a) ")
            inside.set()
            while True:
                progress(0.1)
                time.sleep(0.001)

    job = jobs.start(
        "lama",
        work,
        done=lambda _: ends.append("done"),
        failed=lambda *_: ends.append("failed"),
        cancelled=lambda: ends.append("cancelled"),
    )
    assert inside.wait(10)
    job.cancel()
    assert jobs.wait(job)
    assert (job.state, ends) == (State.CANCELLED, ["cancelled"])
    assert cabinet.history() == []
    assert cabinet.connection().execute("SELECT 1 FROM sqlite_master WHERE name = 'half'").fetchone() is None


def test_a_waiting_job_can_be_cancelled(jobs: Jobs) -> None:
    go = threading.Event()
    first = jobs.start("satu", lambda _: go.wait(10))
    second = jobs.start("dua", lambda _: 1 / 0)
    second.cancel()
    go.set()
    assert jobs.wait(second)
    assert (first.state, second.state) == (State.DONE, State.CANCELLED)


def test_an_expected_fault_is_handed_on_without_a_reference(jobs: Jobs, caplog: pytest.LogCaptureFixture) -> None:
    def work(progress: Progress) -> None:
        raise AppError("disk_full")

    failed: list[tuple[Exception, str | None]] = []
    job = jobs.start("x", work, failed=lambda fault, reference: failed.append((fault, reference)))
    assert jobs.wait(job)
    ((fault, reference),) = failed
    assert isinstance(fault, AppError)
    assert reference is None
    assert (job.state, job.fault, caplog.records) == (State.FAILED, fault, [])


def test_an_unexpected_fault_is_logged_and_handed_on(
    jobs: Jobs, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = logs.start(tmp_path)
    failed: list[tuple[Exception, str | None]] = []
    job: Job[float] = jobs.start("bagi", lambda _: 1 / 0, failed=lambda fault, name: failed.append((fault, name)))
    assert jobs.wait(job)
    logs.stop()
    assert isinstance(failed[0][0], ZeroDivisionError)
    assert job.reference is not None
    assert path is not None
    written = path.read_text(encoding="utf-8")
    assert job.reference in written
    assert "ZeroDivisionError" in written
    assert [record.levelno for record in caplog.records] == [logging.ERROR]
    caplog.clear()
    after = jobs.start("go on", lambda _: 1)
    assert jobs.wait(after)


def test_the_window_gets_its_turns_while_a_job_runs(jobs: Jobs) -> None:
    interval = sys.getswitchinterval()
    inside: list[tuple[float, bool]] = []

    def work(progress: Progress) -> None:
        inside.append((sys.getswitchinterval(), gc.isenabled()))

    job = jobs.start("x", work)
    assert jobs.wait(job)
    assert inside[0][0] < interval
    assert not inside[0][1]
    assert sys.getswitchinterval() == pytest.approx(interval)
    assert gc.isenabled()


def test_closing_cancels_what_runs_and_what_waits() -> None:
    jobs = Jobs()
    inside = threading.Event()

    def forever(progress: Progress) -> None:
        inside.set()
        while True:
            progress(0)
            time.sleep(0.001)

    running, waiting = jobs.start("a", forever), jobs.start("b", forever)
    assert inside.wait(10)
    assert jobs.close()
    assert (running.state, waiting.state) == (State.CANCELLED, State.CANCELLED)
    again = jobs.start("c", lambda _: 3)
    assert jobs.wait(again)
    assert jobs.close()
