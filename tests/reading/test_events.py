"""Words that tell what happened to people, and words that only look like it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paradero.reading.clauses import clause
from paradero.reading.events import event_drafts, events
from tests.reading.pages import lay
from tests.reading.texts import FUZZ, glued


def told(text: str, language: str) -> list[str]:
    page = lay(text, language)
    return [e.event for s in page.tokens.sentences for e in events(page, s)]


@pytest.mark.parametrize(
    ("language", "text", "event"),
    [
        ("es", "Secuestraron a los migrantes.", "kidnapping"),
        ("es", "Los migrantes fueron plagiados.", "kidnapping"),
        ("es", "Los migrantes fueron privados de su libertad.", "kidnapping"),
        ("es", "Fueron obligados a descender de un autobús.", "kidnapping"),
        ("es", "Los migrantes desaparecieron.", "disappearance"),
        ("es", "La desaparición de los migrantes duele.", "disappearance"),
        ("es", "Asesinaron a los migrantes.", "killing"),
        ("es", "Los migrantes fueron rescatados.", "rescue"),
        ("es", "Los migrantes fueron detenidos.", "detention"),
        ("es", "Hallaron a los migrantes.", "found"),
        ("es", "Murieron los migrantes.", "death"),
        ("en", "The migrants were kidnapped.", "kidnapping"),
        ("en", "The migrants were abducted.", "kidnapping"),
        ("en", "The migrants disappeared.", "disappearance"),
        ("en", "The migrants vanished.", "disappearance"),
        ("en", "The migrants went missing.", "disappearance"),
        ("en", "The migrants were murdered.", "killing"),
        ("en", "The migrants were rescued.", "rescue"),
        ("en", "The migrants were detained.", "detention"),
        ("en", "The migrants were located.", "found"),
        ("en", "The migrants died.", "death"),
    ],
)
def test_tells(language: str, text: str, event: str) -> None:
    assert event in told(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Los migrantes se encuentran en el albergue."),
        ("es", "Encontraron una mochila en la brecha."),
        ("es", "Llovió toda la noche en la sierra."),
        ("es", "Secuestrar es un delito."),
        ("en", "It rained all night in the hills."),
        ("en", "They discovered a backpack on the trail."),
        ("en", "It is a crime to kidnap."),
    ],
)
def test_tells_nothing_of_people(language: str, text: str) -> None:
    assert told(text, language) == []


@given(st.sampled_from(("es", "en")), st.data())
@settings(FUZZ)
def test_events_of_any_text_stand_apart_in_their_sentence(language: str, data: st.DataObject) -> None:
    page = lay(data.draw(st.one_of(st.text(), glued(language, 60))), language)
    for sentence in page.tokens.sentences:
        after = sentence.first
        for event in events(page, sentence):
            assert after <= event.first < event.last <= sentence.last
            after = event.last
        drafts = event_drafts(page, sentence)
        where = [clause(page, d.first, commas=False) for d in drafts]
        assert len(set(where)) == len(where)


@given(st.sampled_from(("es", "en")), st.booleans(), st.data())
@settings(FUZZ)
def test_a_clause_lies_in_its_sentence_and_holds_its_word(language: str, commas: bool, data: st.DataObject) -> None:
    page = lay(data.draw(st.one_of(st.text(), glued(language, 60))), language)
    for token in range(len(page.tokens)):
        first, last = clause(page, token, commas)
        sentence = page.tokens.sentence(token)
        assert sentence.first <= first <= token < last <= sentence.last
