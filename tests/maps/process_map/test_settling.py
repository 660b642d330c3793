"""What the first phase settles without a step, and what it asks for."""

from __future__ import annotations

from tests.maps.process_map.samples import box, told

NOTHING = "<i> a ptoc:Initiative ."


def test_the_first_phase_asks_for_what_it_has_to_settle() -> None:
    each = box(told(NOTHING), "phase-0-tools")
    assert (each.name, each.standing) == ("Groundwork", "missing")
    assert [item.url.rsplit("/")[-1] for item in each.items] == ["P0.1", "P0.3", "P0.4", "P0.5", "P0.7"]
    assert all(item.state == "missing" and item.text.endswith("?") for item in each.items)


def test_what_the_first_phase_has_settled_is_told_without_a_step() -> None:
    map_ = told(
        """<i> a ptoc:Initiative ; ptoc:purpose purpose:learning, purpose:support ;
            ptoc:primaryReformArea area:budgeting ; ptoc:reformArea area:budgeting ;
            ptoc:learningObjective [ ptoc:fillsGap [ dcterms:title "How to pay in time" ] ] ;
            ptoc:peerProfile [ ptoc:recruitment "by letter" ] ;
            ptoc:participation [ ptoc:challenge challenge:logistics ] ."""
    )
    each = box(map_, "phase-0-tools")
    assert [(item.text, item.about) for item in each.items] == [
        ("Kind of reform", "Budgeting"),
        ("Knowledge gap", "How to pay in time"),
        ("Purpose", "Learning and support"),
        ("Peers wanted", "Described without a title"),
        ("Obstacles expected", "Logistics of peer interaction"),
    ]
    assert (each.standing, map_.columns[0].standing) == ("filled", "filled")
    assert map_.columns[0].count == "0 steps · 5 of 5 things settled"


def test_an_answer_to_its_question_settles_a_thing_or_says_why_it_is_left_out() -> None:
    map_ = told(
        """<i> a ptoc:Initiative ; ptoc:answer [ ptoc:question question:P0.4 ; ptoc:text "To learn." ],
            [ ptoc:question question:P0.7 ; ptoc:noneBecause "Nothing stands in the way." ] ."""
    )
    items = box(map_, "phase-0-tools").items
    assert (items[2].state, items[2].text, items[2].about) == ("has", "Purpose", "To learn.")
    assert (items[4].state, items[4].about) == ("left-out", "Nothing stands in the way.")
    assert map_.columns[0].count == "0 steps · 1 of 5 things settled"
    assert box(map_, "phase-0-tools").standing == "partial"


def test_tools_of_the_first_phase_stand_below_what_it_settles() -> None:
    map_ = told(
        """<i> a ptoc:Initiative . <s> a ptoc:Engagement ; ptoc:inPhase phase:pre-foundational ;
            ptoc:usesTool tool:site-visits ."""
    )
    each = box(map_, "phase-0-tools")
    assert (each.name, each.items[-1].text) == ("Groundwork and tools", "Site visits")
    assert map_.columns[0].count == "1 step · 0 of 5 things settled"


def test_a_phase_without_anything_says_what_was_looked_for() -> None:
    first, *others = told(NOTHING).columns
    none = "missing: no step, tool or risk stands in this phase yet"
    assert first.count == f"{none} · 0 of 5 things settled"
    assert {column.count for column in others} == {none}
