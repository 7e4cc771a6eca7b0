"""The data files: loadable, alike in both languages, without empty or repeated entries."""

from typing import Any

import pytest

from paradero.reading.folding import fold
from tests.reading.phrases import LANGUAGES, files, lists

EVERY_LIST = [
    pytest.param(*entry[1:], id=f"{lang}-{entry[1]}.{entry[2]}") for lang in LANGUAGES for entry in lists(lang)
]
EVERY_FILE = [(lang, name) for lang in LANGUAGES for name in files(lang)]


def values(language: str) -> dict[str, dict[str, Any]]:
    return {t: e for tables in files(language).values() for t, e in tables.items() if t.startswith("values_")}


def test_languages_have_the_same_files() -> None:
    assert set(files("es")) == set(files("en"))


@pytest.mark.parametrize("name", sorted(files("es")))
def test_languages_have_the_same_tables(name: str) -> None:
    assert set(files("es")[name]) == set(files("en")[name])


@pytest.mark.parametrize(("language", "name"), EVERY_FILE)
def test_no_table_is_empty(language: str, name: str) -> None:
    assert files(language)[name]
    for table, entries in files(language)[name].items():
        assert entries, table


@pytest.mark.parametrize(("table", "name", "phrases"), EVERY_LIST)
def test_a_list_holds_phrases(table: str, name: str, phrases: list[str]) -> None:
    assert phrases, f"{table}.{name}"
    for phrase in phrases:
        assert isinstance(phrase, str)
        assert phrase == " ".join(phrase.split()), phrase
        assert phrase.strip("*|? "), phrase


@pytest.mark.parametrize(("table", "name", "phrases"), EVERY_LIST)
def test_a_phrases_signs_stand_where_they_mean_something(table: str, name: str, phrases: list[str]) -> None:
    for phrase in phrases:
        for word in phrase.split():
            choices = word.removesuffix("?").split("|") if len(word) > 1 else [word]
            assert all(choices), f"{table}.{name}: {phrase}"
            assert all("*" not in c[:-1] and "?" not in c[:-1] for c in choices), phrase


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("table", ["values_month", "values_weekday", "values_number", "values_multiplier"])
def test_number_words_mean_whole_numbers(language: str, table: str) -> None:
    entries = values(language)[table]
    assert all(isinstance(v, int) and not isinstance(v, bool) for v in entries.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_year_has_its_months_and_a_week_its_days(language: str) -> None:
    assert set(values(language)["values_month"].values()) == set(range(1, 13))
    assert set(values(language)["values_weekday"].values()) == set(range(7))


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_with_a_value_are_folded_single_words(language: str) -> None:
    for entries in values(language).values():
        assert all(word == fold(word) and word.isalpha() for word in entries)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_from_one_to_twenty_has_a_word(language: str) -> None:
    assert set(range(1, 21)) <= set(values(language)["values_number"].values())


@pytest.mark.parametrize(("table", "name", "phrases"), EVERY_LIST)
def test_no_phrase_stands_twice_in_one_list(table: str, name: str, phrases: list[str]) -> None:
    folded = [fold(p) for p in phrases]
    assert sorted({p for p in folded if folded.count(p) > 1}) == [], f"{table}.{name}"
