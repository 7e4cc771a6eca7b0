"""Every address there is. Pages, tests of who may do what, and the sweep of all pages are made from this table."""

from __future__ import annotations

from paradero.web.routing import Route
from paradero.web.views import (
    account,
    day,
    entering,
    guide,
    inbox,
    judging,
    protecting,
    reports,
    searching,
    settings,
    static,
    team,
)

_BOTH, _POST = ("GET", "POST"), ("POST",)
_REPORT = "reportes/<str:subject>"

ROUTES: tuple[Route, ...] = (
    Route("static/<path:name>", "static", static.static, who="anyone"),
    Route("abrir", "unlock", entering.unlock, who="anyone", methods=_BOTH),
    Route("entrar", "sign_in", entering.enter, who="anyone", methods=_BOTH),
    Route("entrar/codigo", "code", entering.code, who="anyone", methods=_BOTH),
    Route("entrar/contrasena", "with_passphrase", entering.with_passphrase, who="anyone", methods=_BOTH),
    Route("salir", "sign_out", entering.leave, who="anyone", methods=_POST),
    Route("bloquear", "lock", entering.lock, who="anyone", methods=_POST),
    Route("idioma", "language", entering.language, who="anyone", methods=_POST),
    Route("", "day", day.day),
    Route("guia", "guide", guide.guide),
    Route("aqui", "here", day.here, methods=_POST),
    Route("buscar", "search", searching.search, methods=_BOTH),
    Route("bandeja", "inbox", inbox.inbox, deed="receive"),
    Route("bandeja/progreso", "progress", inbox.progress, deed="receive", passive=True),
    Route("bandeja/archivos", "files", inbox.files, deed="receive", methods=_POST),
    Route("bandeja/pegado", "paste", inbox.paste, deed="receive", methods=_POST),
    Route("bandeja/relato", "told", inbox.told, deed="receive", methods=_POST),
    Route("bandeja/direcciones", "addresses", inbox.addresses, deed="receive", methods=_POST),
    Route("bandeja/limpiar", "tasks_clear", inbox.clear, deed="receive", methods=_POST),
    Route("bandeja/<int:task>/repetir", "task_again", inbox.again, deed="receive", methods=_POST),
    Route("bandeja/<int:task>/quitar", "task_off", inbox.off, deed="receive", methods=_POST),
    Route("borrador/<str:form>", "draft", inbox.draft, deed="receive", methods=_POST),
    Route("borrador/<str:form>/olvidar", "forget", inbox.forget, deed="receive", methods=_POST),
    Route("reportes", "reports", reports.reports),
    Route(_REPORT, "report", reports.report, report=True),
    Route(f"{_REPORT}/revisar", "judge", judging.judge, deed="review", report=True, methods=_POST),
    Route(f"{_REPORT}/corregir", "correct", judging.correct, deed="review", report=True, methods=_BOTH),
    Route(f"{_REPORT}/agregar", "add_claim", judging.add, deed="review", report=True, methods=_BOTH),
    Route(f"{_REPORT}/leer", "read_again", reports.again, deed="receive", report=True, methods=_POST),
    Route(f"{_REPORT}/custodia", "custody", reports.custody, report=True),
    Route(f"{_REPORT}/original", "original", reports.original, deed="take_out", report=True, methods=_POST),
    Route(f"{_REPORT}/impreso", "printed", reports.printed, report=True, methods=_POST),
    Route(f"{_REPORT}/reservar", "restrict", protecting.restrict, deed="restrict", report=True, methods=_BOTH),
    Route(f"{_REPORT}/borrar", "erase", protecting.erase, deed="erase", report=True, methods=_BOTH),
    Route(f"{_REPORT}/borrado", "erasure", protecting.erasure, deed="erase", report=True, methods=_BOTH),
    Route("equipo", "team", team.team),
    Route("equipo/admitir", "admit", team.admit, deed="manage", methods=_POST),
    Route("equipo/notas", "journal", team.journal, deed="manage"),
    Route("equipo/<str:member>", "member", team.change, deed="manage", methods=_POST),
    Route("cuenta", "account", account.account, methods=_BOTH),
    Route("cuenta/contrasena", "own_password", account.own_password, methods=_BOTH),
    Route("cuenta/codigo", "second_factor", account.second_factor, methods=_BOTH),
    Route("ajustes", "settings", settings.settings, deed="manage", methods=_BOTH),
    Route("ajustes/respaldo", "backup", settings.backup, deed="manage", methods=_POST),
)
