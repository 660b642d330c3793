"""Sections are laid out as plain text."""

from peertoc.outline.layout import Item, Section, lay_out, wrapped


def test_items_stand_below_their_heading_and_their_parts_below_them() -> None:
    three = Item("three", (Item("four", (Item("five"),)),))
    sections = [
        Section("Title", (Item("one"), Item("two"), three, Item("six")), 1),
        Section("Next", rank=3),
    ]
    assert lay_out(sections, 40) == (
        "Title\n=====\n\none\ntwo\n\nthree\n  four\n    five\n\nsix\n\nNext\n····\n"
    )


def test_a_long_line_hangs_and_prose_does_not() -> None:
    text = "seven words that do not fit here"
    assert lay_out([Section("T", (Item(text),))], 24) == "T\n-\n\nseven words that do not\n    fit here\n"
    assert (
        lay_out([Section("T", (Item(text, prose=True),))], 24)
        == "T\n-\n\nseven words that do not\nfit here\n"
    )


def test_a_word_that_is_too_long_stays_whole() -> None:
    address = "https://example.org/" + "a-long-way-down/" * 5
    assert wrapped(f"see {address}", 30) == ["see", address]


def test_a_heading_is_underlined_no_wider_than_the_page() -> None:
    assert lay_out([Section("x" * 100)], 30) == "x" * 100 + "\n" + "-" * 30 + "\n"
