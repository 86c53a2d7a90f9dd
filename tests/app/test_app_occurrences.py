"""Annotate all: the same name is found wherever it stands, however it is written."""

import pytest

from annotator.app.moves import free_seats, seats_of
from annotator.app.occurrences import is_whole, occurrences_of
from annotator.app.projects import load_scheme
from annotator.model.document import Document, LayerKey, TextVersion, text_sha256
from annotator.model.items import Argument, Event, Span
from annotator.model.state import Annotations


def state_of(text, *items):
    version = TextVersion(
        document="d", text=text, sha256=text_sha256(text), source_sha256=text_sha256(text)
    )
    document = Document(id="d", name="d.txt", title="t")
    return Annotations.load(LayerKey("d", "me"), document, version, (None, (), items))


def span(id, text, words, label="GPE", nth=0):
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return Span(id=id, fragments=((at, at + len(words)),), quote=words, label=label)


def found(text, words):
    state = state_of(text, span("a", text, words))
    return [text[place.start : place.end] for place in occurrences_of(state, "a").open]


@pytest.mark.parametrize(
    ("text", "words", "there"),
    [
        ("كركوك قرب وكركوك ولكركوك", "كركوك", ["كركوك", "كركوك"]),
        ("دمّر ثم دمر ثم دمـر", "دمّر", ["دمر", "دمـر"]),
        ('داعش في لـ"داعش" وداعشي', "داعش", ["داعش"]),
        ("إيران وايران", "إيران", ["ايران"]),
        ("عام ٢٠٢١ أو 2021", "٢٠٢١", ["2021"]),
        ("عراق والعراقي", "عراق", []),
        ("بغداد", "بغداد", []),
    ],
)
def test_a_name_is_found_behind_clitics_and_in_other_spellings(text, words, there):
    assert found(text, words) == there


def test_places_that_carry_the_label_are_counted_and_not_offered():
    text = "باريس وباريس في باريس"
    state = state_of(text, span("a", text, "باريس"), span("b", text, "باريس", nth=1))
    places = occurrences_of(state, "a")
    assert [place.marked for place in places.places] == [True, True, False]
    assert len(places.open) == 1


def test_nothing_is_found_for_an_item_that_is_not_there():
    assert occurrences_of(state_of("x"), "a") is None


@pytest.mark.parametrize(
    ("text", "start", "end", "whole"),
    [
        ("للقوات", 0, 6, True),
        ("للقوات", 2, 6, True),
        ("القوات", 3, 6, False),
        ("مدرسته", 0, 5, True),
        ("مدرسته", 0, 3, False),
        ("U.S. 5%", 5, 6, True),
    ],
)
def test_a_place_is_whole_where_only_clitics_are_cut_off(text, start, end, whole):
    assert is_whole(text, start, end) is whole


# --- where an argument may go ---------------------------------------------------------------------


TEXT = "قصف الجيش بغداد ثم اجتمع في بغداد"


def seats():
    first, second = TEXT.index("قصف"), TEXT.index("اجتمع")
    place = span("p", TEXT, "بغداد")
    attack = Event(
        id="e",
        fragments=((first, first + 3),),
        quote="قصف",
        label="Conflict.Attack",
        arguments=(Argument("Place", "p"),),
    )
    meet = Event(id="f", fragments=((second, second + 5),), quote="اجتمع", label="Contact.Meet")
    return state_of(TEXT, place, attack, meet)


def test_an_argument_is_found_from_its_event_and_from_itself():
    state, scheme = seats(), load_scheme("ace2005")
    assert [(s.event, s.role) for s in seats_of(state, scheme, "e")] == [("e", "Place")]
    assert seats_of(state, scheme, "p") == seats_of(state, scheme, "e")
    assert seats_of(state, scheme, "f") == []


def test_only_seats_that_admit_the_target_are_free_and_the_own_event_comes_first():
    state, scheme = seats(), load_scheme("ace2005")
    free = free_seats(state, scheme, seats_of(state, scheme, "p")[0])
    places = [(seat.event, seat.role) for seat in free]
    assert places[0][0] == "e"
    assert ("e", "Place") not in places
    assert ("f", "Place") in places
    for seat in free:
        event = state.mention(seat.event)
        role = next(r for r in scheme.roles_of(event.label) if r.key == seat.role)
        assert scheme.admits(role, "GPE")
