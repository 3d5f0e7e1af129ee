from datetime import date

import pytest

from wijkledger.domain.registry import EVENTS, line_words
from wijkledger.notation.dates import DateError, read_moment
from wijkledger.notation.lexicon import ENGLISH, field_by_label, lexicon_of, opening_words, places_of
from wijkledger.notation.parts import WITH_ARGUMENT

TODAY = date(2025, 11, 22)
kinds = pytest.mark.parametrize("kind", sorted(EVENTS))


def test_there_are_178_words_for_69_kinds() -> None:
    declared = [word.text for event in EVENTS.values() for word in event.declared.words]
    assert len(EVENTS) == 69
    assert len(declared) == len(set(declared)) == len(line_words()) == 178


@kinds
def test_no_word_of_a_kind_stands_in_two_lists(kind: str) -> None:
    listed = [
        choice
        for place in places_of(kind)
        if place.spec.words is not None and "" in place.spec.mark.marks
        for choice in place.spec.words.choices
    ]
    assert len(listed) == len(set(listed))


@kinds
def test_no_list_word_of_a_kind_is_also_a_mark(kind: str) -> None:
    lexicon = lexicon_of(kind)
    assert not {" ".join(phrase) for phrase in lexicon.phrases} & lexicon.marks.keys()


@kinds
def test_no_two_fields_of_a_kind_share_a_label(kind: str) -> None:
    labels = [place.spec.label for place in places_of(kind)]
    assert len(labels) == len(set(labels))


@kinds
def test_each_label_finds_its_own_field(kind: str) -> None:
    for place in places_of(kind):
        assert field_by_label(kind, place.spec.label) is place


@kinds
def test_a_label_with_something_behind_it_is_one_word(kind: str) -> None:
    assert all(" " not in place.spec.label for place in places_of(kind) if place.spec.type in WITH_ARGUMENT)


@kinds
def test_a_mark_announces_values_that_look_different(kind: str) -> None:
    for places in lexicon_of(kind).marks.values():
        assert len({place.spec.type for place in places}) == len(places)


@pytest.mark.parametrize("word", sorted(opening_words()))
def test_no_opening_word_begins_a_date(word: str) -> None:
    for behind in ([], ["2018"], ["en", "2019"], ["3", "weken"], ["WAG-3"], ["mei", "2018"]):
        try:
            found = read_moment([word, *behind], 0, TODAY, direction="past")
        except DateError:
            pytest.fail(f"{word} {behind} begins a date")
        assert found is None


def test_each_english_word_stands_for_a_dutch_one_and_is_none_itself() -> None:
    assert set(ENGLISH.values()) <= line_words().keys()
    assert not ENGLISH.keys() & line_words().keys()
