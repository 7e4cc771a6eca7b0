"""Whose words are whose."""

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paradero.reading.attribution import voices
from paradero.reading.names import mentions
from tests.reading.pages import lay, voice_at, voices_at
from tests.reading.texts import FUZZ, glued


@dataclass(frozen=True)
class Case:
    text: str
    name: str | None


SPANISH = [
    Case("La activista Berta Xol dijo que doce migrantes desaparecieron.", "Berta Xol"),
    Case("La activista Berta Xol aseguró que doce migrantes desaparecieron.", "Berta Xol"),
    Case("La activista Berta Xol denunció que doce migrantes desaparecieron.", "Berta Xol"),
    Case("El grupo de doce migrantes desapareció, dijo la activista Berta Xol.", "Berta Xol"),
    Case("Según Berta Xol, doce migrantes fueron secuestrados.", "Berta Xol"),
    Case("Fueron secuestrados doce migrantes, según Berta Xol.", "Berta Xol"),
    Case("De acuerdo con la Fiscalía General del Estado, doce migrantes cayeron.", "Fiscalía General del Estado"),
    Case("Cayeron ayer doce migrantes, según la Fiscalía General del Estado.", "Fiscalía General del Estado"),
    Case('"Se llevaron a doce migrantes", aseguró Berta Xol.', "Berta Xol"),
    Case("«Se llevaron a doce migrantes», aseguró Berta Xol.", "Berta Xol"),
    Case("“Se llevaron a doce migrantes”, aseguró Berta Xol.", "Berta Xol"),
    Case("—Se llevaron a doce migrantes —contó Berta Xol.", "Berta Xol"),
    Case("La directora del albergue, Berta Xol, informó que eran doce.", "Berta Xol"),
    Case("Berta Xol, directora del albergue, informó que eran doce.", "Berta Xol"),
    Case("Fuentes de la policía dijeron que eran doce.", "Fuentes de la policía"),
    Case("Testigos relataron que eran doce.", "Testigos"),
    Case("La policía informó que eran doce.", "policía"),
    Case("Berta Xol contó lo ocurrido. Dijo que eran doce.", "Berta Xol"),
    Case("Berta Xol contó lo ocurrido. Ella dijo que eran doce.", "Berta Xol"),
    Case('Berta Xol contó lo ocurrido. "Eran doce. Los bajaron", dijo.', "Berta Xol"),
    Case("Doce cayeron; eran doce, o doce más.", None),
    Case("Ayer desaparecieron doce migrantes en la sierra.", None),
]
ENGLISH = [
    Case("Activist Berta Xol said that twelve migrants vanished.", "Berta Xol"),
    Case("Activist Berta Xol said twelve migrants vanished.", "Berta Xol"),
    Case("A group of twelve migrants vanished, said activist Berta Xol.", "Berta Xol"),
    Case("A group of twelve migrants vanished, activist Berta Xol said.", "Berta Xol"),
    Case("According to Odell Pratt, twelve migrants were kidnapped.", "Odell Pratt"),
    Case("At least twelve migrants were kidnapped, according to Odell Pratt.", "Odell Pratt"),
    Case("At least twelve migrants were kidnapped, according to the National Guard.", "National Guard"),
    Case('"They took twelve men," Odell Pratt said.', "Odell Pratt"),
    Case('"They took twelve men," said Odell Pratt.', "Odell Pratt"),
    Case("“They took twelve men,” said Odell Pratt.", "Odell Pratt"),
    Case("The shelter's director, Odell Pratt, said there were twelve.", "Odell Pratt"),
    Case("Odell Pratt, the shelter's director, said there were twelve.", "Odell Pratt"),
    Case("Witnesses said there were twelve.", "Witnesses"),
    Case("Odell Pratt spoke on Monday. He said there were twelve.", "Odell Pratt"),
    Case('Odell Pratt spoke on Monday. "There were twelve of them. Nobody came back," he said.', "Odell Pratt"),
    Case("On Monday twelve migrants vanished in the hills.", None),
]


@pytest.mark.parametrize("case", SPANISH, ids=lambda c: c.text[:60])
def test_spanish_speakers(case: Case) -> None:
    assert voice_at(case.text, "doce") == case.name


@pytest.mark.parametrize("case", ENGLISH, ids=lambda c: c.text[:60])
def test_english_speakers(case: Case) -> None:
    assert voice_at(case.text, "twelve", "en") == case.name


@pytest.mark.parametrize(
    ("language", "text", "first", "second"),
    [
        (
            "es",
            "Berta Xol dijo que faltan doce, pero el gobernador Elmer Quej aseguró que nueve volvieron.",
            "doce",
            "nueve",
        ),
        ("es", "Berta Xol dijo que faltan doce. El gobernador Elmer Quej dijo que faltan nueve.", "doce", "nueve"),
        ("es", "Según Berta Xol, faltan doce. El gobernador Elmer Quej afirmó que faltan nueve.", "doce", "nueve"),
        ("en", "Berta Xol said twelve were gone, but Governor Elmer Quej said nine had returned.", "twelve", "nine"),
        ("en", "Berta Xol said twelve were gone. Governor Elmer Quej said nine were gone.", "twelve", "nine"),
    ],
)
def test_two_speakers_keep_their_own_words(language: str, text: str, first: str, second: str) -> None:
    assert voices_at(text, first, language) == ["Berta Xol"]
    assert voices_at(text, second, language)[:1] == ["Elmer Quej"]


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("es", "Berta Xol dijo que faltan doce. Elmer Quej dijo que nueve. Xol insistió en que eran siete.", "siete"),
        ("en", "Berta Xol said twelve. Elmer Quej said nine. Xol insisted that seven were gone.", "seven"),
    ],
)
def test_a_surname_means_its_full_name(language: str, text: str, word: str) -> None:
    assert voice_at(text, word, language) == "Berta Xol"


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("es", "Xol dijo que eran doce. La señora Berta Xol vive en la sierra.", "doce"),
        ("en", "Then Xol said there were twelve. Mrs. Berta Xol lives in the hills.", "twelve"),
    ],
)
def test_a_full_name_may_stand_further_down(language: str, text: str, word: str) -> None:
    assert voice_at(text, word, language) == "Berta Xol"


@pytest.mark.parametrize(
    ("language", "text", "word", "name"),
    [
        (
            "es",
            "El Instituto Nacional de Migración (INM) se reunió ayer. El INM dijo que eran doce.",
            "doce",
            "Instituto Nacional de Migración",
        ),
        (
            "es",
            "El Instituto Nacional de Migración se reunió ayer. El INM dijo que eran doce.",
            "doce",
            "Instituto Nacional de Migración",
        ),
        (
            "en",
            "The National Institute of Migration (INM) met on Monday. The INM said there were twelve.",
            "twelve",
            "National Institute of Migration",
        ),
    ],
)
def test_an_acronym_means_its_full_name(language: str, text: str, word: str, name: str) -> None:
    assert voice_at(text, word, language) == name


@pytest.mark.parametrize(
    "verb",
    ["negó", "desmintió", "rechazó", "descartó"],
)
def test_whoever_denies_is_a_speaker(verb: str) -> None:
    text = f"La Fiscalía General del Estado {verb} que doce migrantes desaparecieran."
    assert voice_at(text, "doce") == "Fiscalía General del Estado"


@pytest.mark.parametrize(
    ("verb", "manner"), [("negó", "deny"), ("dijo", "verb"), ("teme", "fear"), ("presume", "presume")]
)
def test_how_it_is_said_is_kept(verb: str, manner: str) -> None:
    page = lay(f"Berta Xol {verb} que doce migrantes cayeron.")
    scopes = voices(page, mentions(page)).over(page.tokens.words.index("doce"))
    assert [s.manner for s in scopes] == [manner]


@pytest.mark.parametrize(
    "text",
    [
        'Berta Xol habló ayer. "Vimos caer a unos. No volvieron. Eran doce de ellos", dijo Berta Xol.',
        '"Vimos caer a unos. No volvieron. Eran doce de ellos. Nadie llamó", dijo Berta Xol.',
        'Berta Xol contó lo que vio.\n"Eran doce los que bajaron al río. No volvieron más."',
        "Berta Xol dijo que los vio.\nAgregó que eran doce.",
    ],
)
def test_a_quotation_goes_on_over_sentences_and_paragraphs(text: str) -> None:
    assert voice_at(text, "doce") == "Berta Xol"


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("es", "La señora Berta Olvera habló en la radio.\nSRA. OLVERA: Eran doce. Se fueron de noche.", "doce"),
        ("es", "La señora Berta Olvera habló en la radio.\nSRA. OLVERA: Se fueron de noche. Eran doce.", "doce"),
        ("en", "Mrs. Berta Olvera spoke on the radio.\nMRS. OLVERA: There were twelve of them.", "twelve"),
    ],
)
def test_a_transcripts_label_names_the_speaker(language: str, text: str, word: str) -> None:
    assert voice_at(text, word, language) == "Berta Olvera"


def test_who_passed_the_words_on_stands_behind_who_said_them() -> None:
    text = "Berta Xol dijo a Radio Jicaral que eran doce."
    assert voices_at(text, "doce") == ["Berta Xol", "Radio Jicaral"]


def test_a_role_is_kept_beside_the_name() -> None:
    page = lay("La directora del albergue, Berta Xol, informó que eran doce.")
    (speaker,) = voices(page, mentions(page)).speakers(page.tokens.words.index("doce"))
    assert speaker.role is not None
    assert "directora" in speaker.role
    assert speaker.span is not None
    assert "Berta Xol" in speaker.span.of(page.tokens.text)


@given(st.sampled_from(("es", "en")), st.data())
@settings(FUZZ)
def test_scopes_of_any_text_lie_in_it_narrowest_first(language: str, data: st.DataObject) -> None:
    page = lay(data.draw(st.one_of(st.text(), glued(language, 60))), language)
    said = voices(page, mentions(page))
    for scope in said.scopes:
        assert 0 <= scope.first <= scope.last <= len(page.tokens)
        assert scope.speaker.name
    for token in range(len(page.tokens)):
        widths = [s.width for s in said.over(token)]
        assert widths == sorted(widths)
        names = [s.name for s in said.speakers(token)]
        assert len(names) == len(set(names))
