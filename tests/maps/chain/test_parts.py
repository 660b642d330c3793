"""A part of a theory is told as a part, every step stands in one, and none is too large."""

from __future__ import annotations

import pytest

from peertoc.catalogue.reading import read_labels
from peertoc.maps.chain.choice import MOST_STEPS, by_phase, only_phase, pieces_of, split_note, too_many
from peertoc.maps.chain.drawing import draw_chain
from tests.maps.chain.samples import checked, invented, told

PHASE = "https://w3id.org/peertoc/phase/foundational-engagement"
SMALL = '<t> a ptoc:TheoryOfChange ; dcterms:title "Of trust"@en ; ptoc:step <a> . <a> a ptoc:Input .'


def many(count: int, phase: str = "", *, loose: int = 0) -> str:
    steps = ", ".join(f"<s{number}>" for number in range(count))
    said = [f"<t> a ptoc:TheoryOfChange ; ptoc:step {steps} ."]
    kind = f"a ptoc:Input{f' ; ptoc:inPhase phase:{phase}' if phase else ''}"
    said += [f"<s{number}> {kind} ." for number in range(count + loose)]
    return "\n".join(said)


def test_a_phase_without_steps_does_not_deny_the_theory() -> None:
    drawing = draw_chain(only_phase(told(SMALL), PHASE, read_labels(), "en"))
    for text in (drawing.description, drawing.mermaid):
        assert "No step of this theory stands in the phase “foundational engagement”." in text
        assert "no theory of change yet" not in text
        assert "no steps yet" not in text
        assert "Of trust" in text


def test_a_theory_whose_steps_all_have_a_phase_says_so_where_those_without_are_asked_for() -> None:
    picture = only_phase(checked(invented()), "", read_labels(), "en")
    assert "Every step of this theory stands in a phase." in draw_chain(picture).description


@pytest.mark.parametrize("phase", ["", "learning-outcomes"])
def test_a_large_phase_is_drawn_in_numbered_parts_that_hold_every_step(phase: str) -> None:
    whole = told(many(2 * MOST_STEPS + 1, phase))
    pieces = pieces_of(whole, read_labels(), "en")
    kind = f"3-{phase}" if phase else "5-no-phase"
    assert [name for name, _ in pieces] == [f"-{kind}-1", f"-{kind}-2", f"-{kind}-3"]
    steps = [box.id for _, piece in pieces for box in piece.boxes.values() if box.state == "step"]
    assert sorted(steps) == sorted(whole.boxes)
    assert "(part 2 of 3)" in pieces[1][1].subtitle
    assert split_note(pieces).startswith(
        "note: 401 steps are too many for one picture; there is one for each"
    )


def test_loose_steps_are_counted_and_carried_along() -> None:
    whole = told(many(1, "learning-outcomes", loose=MOST_STEPS + 100))
    pieces = pieces_of(whole, read_labels(), "en")
    assert [len(piece.loose) for _, piece in pieces] == [MOST_STEPS - 1, 101]
    assert not pieces_of(told(many(1, loose=3)), read_labels(), "en")[0][0]


def test_loose_steps_in_a_phase_of_their_own_have_a_picture() -> None:
    parts = dict(by_phase(told(f"{SMALL} <b> a ptoc:Input ; ptoc:inPhase <warm-up> ."), read_labels(), "en"))
    assert [len(part.loose) for part in parts.values()] == [1, 0]


def test_what_is_found_besides_stays_in_one_of_the_parts() -> None:
    from peertoc.maps.chain.values import Gap

    whole = told(SMALL, [Gap("circle", "Somewhere.", "error", "https://example.org/t/nowhere")])
    parts = [part for _, part in by_phase(whole, read_labels(), "en")]
    assert [mark.message for part in parts for mark in part.elsewhere] == ["Somewhere."]


@pytest.mark.parametrize(
    ("phase", "sentence"), [("", "no-phase"), ("learning-outcomes", "learning-outcomes")]
)
def test_the_refusal_names_no_empty_list(phase: str, sentence: str) -> None:
    text = f"{many(300, phase)} <t> ptoc:step <a> . <a> a ptoc:Input ; ptoc:inPhase phase:change-at-scale ."
    fault = too_many(pieces_of(told(text), read_labels(), "en"), read_labels())
    assert fault.message == "A picture of 301 steps would not be readable; 200 are the most for one."
    assert sentence in (fault.help or "")
    alone = too_many(pieces_of(told(many(300, phase)), read_labels(), "en"), read_labels())
    assert alone.help == "Give a folder after -o: it gets pictures of no more than 200 steps each."
