"""Review: a verdict on a claim, a person's words in its place, or a claim that no reader saw."""

from __future__ import annotations

from typing import Any, get_args

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from paradero.actions.correct_claim import add_claim, correct_claim
from paradero.actions.finding import next_to_review
from paradero.actions.go_through import go_through
from paradero.actions.judging import looked_at
from paradero.actions.refusals import Refusal
from paradero.actions.review_claim import review_claim
from paradero.model import Span
from paradero.record.kinds import Verdict
from paradero.web.forms.claim import Wrong, claim_of, fields_of, first_values
from paradero.web.forms.fields import Form
from paradero.web.forms.numbers import number_of
from paradero.web.shown.report import items, progress, telling
from paradero.web.views.reports import page_of
from paradero.wording.words import Words

_KIND = frozenset({"kind"})


def judge(request: Any, subject: str) -> HttpResponse:
    """A verdict. Where somebody decided in the meantime nothing is recorded, and what they decided is shown."""
    key, verdict = request.POST.get("claim", ""), request.POST.get("verdict", "")
    if verdict not in get_args(Verdict):
        raise Refusal("unknown_claim", claim=key)
    try:
        review_claim(request.workspace, subject, key, verdict, request.POST.get("seen"))
    except Refusal as refusal:
        if refusal.code != "decided_meanwhile":
            raise
        return answer(request, subject, key, meanwhile=True)
    return answer(request, subject, key)


def answer(request: Any, subject: str, key: str, meanwhile: bool = False, form: Form | None = None) -> HttpResponse:
    """The claim as it stands now, and how far review has come; without script, the page of the report."""
    whole = looked_at(request.workspace, subject)
    shown = items(whole, telling(request.workspace, request.words))
    one = next((i for i in shown if i.key == key), None)
    if not request.htmx:
        if meanwhile or form:
            page = page_of(request, whole) | {"form": form, "meanwhile": meanwhile}
            return render(request, "report/one.html", page | {"item": one}, status=409 if meanwhile else 422)
        return redirect(reverse("report", args=[subject]) + (f"#c{one.number}" if one else ""))
    if one is None or request.POST.get("n", str(one.number)) != str(one.number):
        # Numbers on the page are not those of today: somebody added a claim before it, or one was taken back.
        response = HttpResponse(status=200)
        response["HX-Refresh"] = "true"
        return response
    context = {
        "item": one,
        "subject": subject,
        "progress": progress(shown),
        "meanwhile": meanwhile,
        "form": form,
        "text_language": whole.captured.report.language if whole.captured and whole.captured.report else None,
    }
    return render(request, "report/judged.html", context, status=409 if meanwhile else 422 if form else 200)


def correct(request: Any, subject: str) -> HttpResponse:
    """The form under the claim; sent, what it says in the claim's place."""
    whole = looked_at(request.workspace, subject)
    key = request.POST.get("claim") or request.GET.get("claim", "")
    if key not in whole.claims:
        raise Refusal("unknown_claim", claim=key)
    shown = items(whole, telling(request.workspace, request.words))
    one = next(i for i in shown if i.key == key)
    # What stood there when the reviewer looked, not when the form was opened.
    seen = request.POST.get("seen") or request.GET.get("seen") or one.seen
    form = Form(
        request.words("web.form.correct", n=one.number),
        reverse("correct", args=[subject]),
        f"#c{one.number}",
        "outerHTML",
        f"f{one.number}",
        request.words("web.form.save"),
        hidden=(("claim", key), ("n", str(one.number)), ("seen", seen)),
        hint=request.words("web.form.correct_hint"),
    )
    if request.method == "GET":
        values = first_values(one.claim)
        made = form.filled(fields_of(one.claim.kind, values, request.words))
        return _form_alone(request, subject, made, "report/claim_form.html")
    values = request.POST.dict()
    try:
        said = claim_of(one.claim.kind, values, one.claim.span, one.claim, request.words)
        correct_claim(request.workspace, subject, key, said, request.POST.get("seen"))
    except Wrong as wrong:
        return answer(request, subject, key, form=form.filled(fields_of(one.claim.kind, values, request.words, wrong)))
    except Refusal as refusal:
        if refusal.code != "decided_meanwhile":
            raise
        return answer(request, subject, key, meanwhile=True)
    return answer(request, subject, key)


def add(request: Any, subject: str) -> HttpResponse:
    """Words of the text, and what they say. Selected they come as positions; typed, they are looked for."""
    words, whole = request.words, looked_at(request.workspace, subject)
    text = whole.captured.text if whole.captured else ""
    values = request.POST.dict() if request.method == "POST" else request.GET.dict()
    kind = values.get("kind") or "event"
    span, trouble = _span_of(values, text, words)
    quote = span.of(text) if span else ""
    form = Form(
        words("web.form.add"),
        reverse("add_claim", args=[subject]),
        "#add-here",
        "innerHTML",
        "add",
        words("web.form.save"),
        hidden=(("start", str(span.start)), ("end", str(span.end))) if span else (),
        quote=quote,
    )
    asks = request.method == "GET" or "again" in values or span is None
    if asks:
        shown = fields_of(kind, values, words, None, frozenset({"kind", "words"}) if span is None else _KIND)
        made = form.filled(shown, trouble if request.method == "POST" and "again" not in values else None)
        return _form_alone(request, subject, made, "report/adding.html")
    assert span is not None
    try:
        said = claim_of(kind, values, span, None, words)
    except Wrong as wrong:
        made = form.filled(fields_of(kind, values, words, wrong, _KIND))
        return _form_alone(request, subject, made, "report/adding.html", 422)
    add_claim(request.workspace, subject, said)
    if request.htmx:
        response = HttpResponse(status=200)
        response["HX-Refresh"] = "true"
        return response
    return redirect("report", subject=subject)


def through(request: Any, subject: str) -> HttpResponse:
    """Somebody has gone through a report in which no reader saw anything."""
    go_through(request.workspace, subject, request.POST.get("through") == "yes")
    ahead = next_to_review(request.workspace, subject) if request.POST.get("through") == "yes" else subject
    return redirect("report", subject=ahead) if ahead else redirect("day")


def _form_alone(request: Any, subject: str, form: Form, template: str, status: int = 200) -> HttpResponse:
    """Inside the page where there is script; else a page of its own."""
    shown = {"form": form, "subject": subject, "here": "reports"}
    if request.htmx:
        return render(request, template, shown, status=status)
    return render(request, "report/form_page.html", shown, status=status)


def _span_of(values: dict[str, str], text: str, words: Words) -> tuple[Span | None, str | None]:
    """Where the words stand: at the positions that were selected, else where they stand for the first time."""
    start, end = values.get("start", ""), values.get("end", "")
    first, last = number_of(start), number_of(end)
    if first is not None and last is not None and first < last <= len(text):
        return Span(first, last), None
    typed = values.get("quote", "").strip()
    at = text.find(typed) if typed else -1
    if at >= 0:
        return Span(at, at + len(typed)), None
    return None, words("web.form.not_there" if typed else "web.form.which_words")
