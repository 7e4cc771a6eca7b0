"""Plain sets of words in the data files: the grammars ask for them by name, in any language."""

import re
from pathlib import Path

import pytest

import paradero.reading
from paradero.reading.lexicon import LANGUAGES, lexicon

SOURCE = Path(paradero.reading.__file__).parent
ASKED = {
    name for path in SOURCE.glob("*.py") for name in re.findall(r'words_of\("([\w.]+)"\)', path.read_text("utf-8"))
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_set_that_a_grammar_asks_for_is_there_and_no_other(language: str) -> None:
    assert set(lexicon(language).sets) == ASKED


def test_no_set_is_empty_in_every_language() -> None:
    assert [name for name in ASKED if not any(lexicon(language).sets[name] for language in LANGUAGES)] == []


@pytest.mark.parametrize("name", sorted(ASKED))
def test_every_set_is_written_with_blanks_alone(name: str) -> None:
    for language in LANGUAGES:
        assert not any(mark in word for word in lexicon(language).sets[name] for mark in '*|?"'), name
