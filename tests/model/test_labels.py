"""Values of vocabularies are called by their labels."""

from peertoc.model import Labels, Text, Words, is_iri

VISITS = "https://w3id.org/peertoc/tool/site-visits"
LABELS = Labels({VISITS: Words((Text("site visits", "en"), Text("visites de terrain", "fr")))})


def test_a_value_is_called_by_its_label_in_the_language_asked_for() -> None:
    assert LABELS.of(VISITS, "fr") == "visites de terrain"
    assert LABELS.of(VISITS, "sw") == "site visits"


def test_a_value_without_a_label_is_called_by_its_readable_name() -> None:
    assert LABELS.of("https://example.org/tools/shadow-boards", "en") == "shadow boards"


def test_a_text_in_the_place_of_a_value_stays_as_it_is() -> None:
    assert LABELS.of("site visits: in pairs/alone", "en") == "site visits: in pairs/alone"


def test_an_iri_is_told_from_a_text() -> None:
    assert is_iri(VISITS)
    assert not is_iri("12:30")
    assert not is_iri("note: two words")
    assert not is_iri("word:")
