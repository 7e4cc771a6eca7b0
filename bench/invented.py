"""Invented reports in Spanish, with ten claims each, as many as are asked for, without the reader: for measuring."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from bench.corpus import CORPUS
from paradero.capture import read_path
from paradero.model import (
    Account,
    Candidate,
    Claim,
    Count,
    Kind,
    PartialDate,
    Place,
    Reading,
    Report,
    Span,
    Speaker,
    Value,
    Vehicle,
)

SURNAMES, FIRST_NAMES, TOWNS = 60_000, 4_000, 8_000
_MARK = re.compile(r"\{(\w+)\}")
_STARTS = "b br c ch cr d f g gu h j l ll m n ñ p pr qu r s t tr tz v x y z".split()  # noqa: SIM905
_VOWELS = "a e i o u á é í ó ú".split()  # noqa: SIM905
_ENDS = ["", "", "", "n", "r", "l", "s", "c", "z", "tl", "x"]
_SENTENCES: tuple[str, ...] = (
    "{perpetrator} habrían {event} a {count} de origen hondureño en {place} el {date}, según {speaker}.",
    "{speaker} dijo que {victim} viajaba en {vehicle} con otras personas del mismo pueblo.",
    "La familia pide que {request} y asegura que {condition} cuando se le vio por última vez.",
    "La fiscalía respondió que {response}, sin dar más datos a la familia {surname}.",
)
_EVENTS = {
    "secuestrado": "kidnapping",
    "desaparecido": "disappearance",
    "asesinado": "killing",
    "detenido": "detention",
}
_WHO = ("hombres armados", "policías municipales", "presuntos integrantes de un grupo", "agentes sin uniforme")
_VEHICLES = ("un autobús", "una camioneta blanca", "un tráiler", "un taxi", "un camión de carga", "una lancha")
_CONDITIONS = ("iba herido de una pierna", "llevaba una mochila roja", "no tenía dinero", "estaba enferma")
_REQUESTS = (
    "se busque en los hospitales",
    "se revisen las cámaras",
    "no se cierre el expediente",
    "les den un informe",
)
_RESPONSES = ("no hay denuncia alguna", "la búsqueda sigue abierta", "el caso pasó a otra oficina", "se hizo un cateo")
_MENU = "Inicio Noticias Estado Municipios Nacional Mundo Policiaca Deportes Cultura Opinión Videos Clima".split()  # noqa: SIM905


@dataclass(frozen=True, slots=True)
class Invented:
    """A report's text and what a reader would propose of it."""

    text: str
    claims: tuple[Claim, ...]
    names: tuple[str, ...]
    """Invented surnames that stand in it, the most telling first: the first is only in this report."""

    def reading(self, report: Report) -> Reading:
        values = {c.kind: c.value for c in self.claims}
        count, place, day = values["count"], values["place"], values["date"]
        assert isinstance(count, Count) and isinstance(place, Place) and isinstance(day, PartialDate)
        ids = tuple(c.id for c in self.claims)
        account = Account("kidnapping", "asserts", "alleged", ids, count, place, day)
        speakers = tuple({s.name: s for c in self.claims for s in c.speakers}.values())
        return Reading(report, self.claims, (account,), "invented 1", speakers=speakers)


@cache
def _of_corpus() -> tuple[str, ...]:
    """Sentences of the development texts in Spanish, which are our own and name nobody real."""
    texts = [read_path(p).text for p in sorted((CORPUS / "dev" / "texts").glob("es-*"))]
    return tuple(s.strip() for t in texts for s in re.split(r"(?<=[.!?])\s+|\n+", t) if 40 < len(s.strip()) < 320)


@cache
def pool(kind: str, size: int) -> tuple[str, ...]:
    chance = random.Random(f"{kind} of bench")
    found: dict[str, None] = {}
    while len(found) < size:
        parts = chance.randint(2, 4)
        word = "".join(chance.choice(_STARTS) + chance.choice(_VOWELS) + chance.choice(_ENDS) for _ in range(parts))
        found[word.capitalize()] = None
    return tuple(found)


class Inventor:
    """Makes reports, the same ones from the same seed. Some names are common and most are rare, as names are."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)

    def invent(self, number: int, length: int = 2500) -> Invented:
        chance = self.chance
        own = f"{self._some('surname', SURNAMES)}{_letters(number)}"
        said = dict(self._values(own))
        claims: list[Claim] = []
        parts: list[str] = []
        at = 0
        target = length + chance.randint(-400, 400)
        waiting = list(_SENTENCES)
        while at < target or waiting:
            if waiting and (chance.random() < 0.4 or at >= target):
                text, found = _filled(waiting.pop(0), said, at, len(claims))
                claims += found
            else:
                text = chance.choice(_of_corpus())
            parts.append(text)
            at += len(text) + 1
        names = (own, *re.findall(r"\w+", said["speaker"][0])[:2])
        return Invented("\n".join(parts), tuple(claims), names)

    def page(self, text: str) -> str:
        """A saved page around the text: menus, scripts, lists of other news, 15 to 40 KB."""
        chance = self.chance
        paragraphs = "\n".join(f'<p class="cuerpo parrafo-nota">{line}</p>' for line in text.split("\n"))
        menu = "".join(f'<li class="menu-item"><a href="/{w.lower()}/?ref=menu">{w}</a></li>' for w in _MENU)
        size = chance.randint(15_000, 40_000) - len(text) - len(menu)
        beside: list[str] = []
        while size > 0:
            title, key = chance.choice(_of_corpus())[:90], f"{chance.getrandbits(48):012x}"
            beside.append(
                f'<div class="tarjeta nota-{key}" data-id="{key}"><a href="https://diario.example/2026/{key}/">'
                f'<img src="https://cdn.diario.example/{key}-300x200.jpg" srcset="/{key}-600x400.jpg 2x"'
                f' alt="{title}" loading="lazy" width="300" height="200"></a><h3 class="titulo">{title}</h3>'
                f'<script>ads.push({{"id":"{key}","slot":{chance.randint(1, 99)},"size":[300,250]}});</script></div>'
            )
            size -= len(beside[-1])
        half = len(beside) // 2
        return (
            '<!DOCTYPE html><html lang="es-MX"><head><meta charset="utf-8"><title>Nota | Inventado</title></head>'
            f"<body><header><nav><ul>{menu}</ul></nav></header><aside>{''.join(beside[:half])}</aside>"
            f"<article>{paragraphs}</article><section>{''.join(beside[half:])}</section></body></html>"
        )

    def _values(self, own: str) -> dict[str, tuple[str, Value]]:
        chance = self.chance
        town, number = self._some("town", TOWNS), chance.randint(2, 60)
        event = chance.choice(list(_EVENTS))
        day = date(2026, 1, 1) - timedelta(days=chance.randint(1, 4000))
        plate = f"{chance.randint(100, 999)}-{chance.choice('ABCDEFGH')}{chance.choice('JKLMNP')}{chance.randint(1, 9)}"
        vehicle, who = chance.choice(_VEHICLES), chance.choice(_WHO)
        victim = f"{self._some('first', FIRST_NAMES)} {own} {self._some('surname', SURNAMES)}"
        speaker = f"{self._some('first', FIRST_NAMES)} {self._some('surname', SURNAMES)}"
        plain = {
            "perpetrator": who,
            "victim": victim,
            "speaker": speaker,
            "surname": own,
            "condition": chance.choice(_CONDITIONS),
            "request": chance.choice(_REQUESTS),
            "response": chance.choice(_RESPONSES),
        }
        return {key: (words, words) for key, words in plain.items()} | {
            "event": (event, _EVENTS[event]),
            "count": (f"{number} migrantes", Count(number, number, "exact", "kidnapped")),
            "place": (town, Place(town, tuple(self._candidate(town) for _ in range(chance.randint(1, 4))))),
            "date": (f"{day.day} de {_MONTHS[day.month - 1]} de {day.year}", PartialDate(day, day)),
            "vehicle": (f"{vehicle} con placas {plate}", Vehicle(vehicle, 1, (plate,))),
        }

    def _candidate(self, town: str) -> Candidate:
        chance = self.chance
        lat, lon = round(chance.uniform(14, 32), 5), round(chance.uniform(-117, -88), 5)
        return Candidate(town, lat, lon, "town", "MX", chance.choice(_MENU), 5.0, round(chance.random(), 4))

    def _some(self, kind: str, size: int) -> str:
        return pool(kind, size)[int(size * self.chance.random() ** 3)]


_MONTHS = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split()  # noqa: SIM905
_KINDS: dict[str, Kind] = {k: k for k in ("perpetrator", "event", "count", "place", "date", "victim")} | {  # type: ignore[misc]
    "vehicle": "vehicle",
    "condition": "condition",
    "request": "request",
    "response": "response",
}


def _filled(sentence: str, said: dict[str, tuple[str, Value]], at: int, before: int) -> tuple[str, list[Claim]]:
    """The sentence with its words, and the claims that stand in it, `at` being where it begins in the text."""
    text, last, spans = "", 0, []
    for mark in _MARK.finditer(sentence):
        words, value = said[mark[1]]
        text += sentence[last : mark.start()]
        spans.append((mark[1], value, Span(at + len(text), at + len(text) + len(words))))
        text, last = text + words, mark.end()
    text += sentence[last:]
    where = next((span for key, _, span in spans if key == "speaker"), None)
    by = (Speaker(said["speaker"][0], "defensora de migrantes", where),) if where else ()
    kept = [(key, value, span) for key, value, span in spans if key in _KINDS]
    claims = [
        Claim(f"c{before + n}", _KINDS[key], value, span, by, "alleged", "asserts", 0.75, "invented")
        for n, (key, value, span) in enumerate(kept, 1)
    ]
    return text, claims


def _letters(number: int) -> str:
    """
    >>> _letters(0), _letters(27)
    ('a', 'bb')
    """
    text = ""
    while True:
        number, rest = divmod(number, 26)
        text = "abcdefghijklmnopqrstuvwxyz"[rest] + text
        if not number:
            return text
