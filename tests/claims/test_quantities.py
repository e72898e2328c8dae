"""Quantities on small trees made by hand: values, bounds, units, what is counted, and what is no quantity."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from selon.claims.quantities import quantities
from selon.records import Document, Gap, Quantity, Sentence, Span, Word
from tests.claims.work import calls

PLACE = re.compile(r"(?P<text>\S+?)(?:/(?P<upos>[A-Z]+)(?::(?P<lemma>[^>\s]+))?)?(?:>(?P<head>\d+):(?P<deprel>\S+))?\Z")


def parsed(marked: str) -> tuple[Document, tuple[Sentence, ...]]:
    """A sentence from words written `form/UPOS:lemma>head:label`; what is left out is X, the form, the root.

    A low line stands for a no-break space."""
    words: list[Word] = []
    text = ""
    for index, piece in enumerate(marked.split(" ")):
        found = PLACE.match(piece)
        assert found is not None
        start, form = len(text), found["text"].replace("_", "\u00a0")
        text += form + " "
        lemma, head = found["lemma"] or form, int(found["head"]) if found["head"] else -1
        end = start + len(form)
        word = Word(index, form, lemma, found["upos"] or "X", "", head, found["deprel"] or "root", start, end)
        words.append(word)
    document = Document(name="d", address="d", digest="", language="fr", text=text, paragraphs=())
    return document, (Sentence(span=Span(0, len(text)), paragraph=0, words=tuple(words)),)


def read(marked: str, taken: tuple[Span, ...] = ()) -> tuple[tuple[Quantity, ...], tuple[Gap, ...]]:
    """Quantities and gaps of a sentence in the marked form."""
    return quantities(*parsed(marked), taken)


def only(marked: str) -> Quantity:
    """The only quantity of a sentence."""
    found, gaps = read(marked)
    assert len(found) == 1 and not gaps
    return found[0]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2_500", 2500),
        ("1.200", 1200),
        ("2.500,50", 2500.5),
        ("2’500", 2500),
        ("2,500.50", 2500.5),
        ("49,996", 49.996),
        ("1_234_567,89", 1234567.89),
        ("1_234.56", 1234.56),
        ("deux/NUM cent/NUM mille/NUM", 200000),
        ("quatre-vingt-dix-sept/NUM", 97),
        ("septante/NUM et/CCONJ un/NUM", 71),
        ("vingt/NUM et/CCONJ un/NUM", 21),
        ("trois/NUM mille/NUM deux/NUM cent/NUM douze/NUM", 3212),
        ("cent/NUM quatre-vingts/NUM", 180),
    ],
)
def test_a_number_is_read_in_every_way_of_writing_it(written: str, value: float) -> None:
    """Blanks, full stops, Swiss and English signs, and words give the same amounts."""
    found = only(f"Il a livré {written} bancs/NOUN:banc .")
    assert (found.low, found.high, found.unit) == (value, value, "banc")


@pytest.mark.parametrize(
    ("words", "low", "high", "approx"),
    [
        ("plus/ADV de/ADP 300 km/NOUN", 300, None, False),
        ("au moins 300 km/NOUN", 300, None, False),
        ("jusqu’à/ADP 300 km/NOUN", None, 300, False),
        ("environ/ADV 270 à/ADP 300 km/NOUN", 270, 300, True),
        ("entre/ADP 20 et/CCONJ 30 millions/NOUN de/ADP tonnes/NOUN", 2e7, 3e7, False),
        ("quelque/DET 400 tonnes/NOUN", 400, 400, True),
        ("300 km/NOUN maximum/ADV", None, 300, False),
        ("une/DET trentaine/NOUN de/ADP tonnes/NOUN", 30, 30, True),
        ("plusieurs/DET dizaines/NOUN de/ADP milliers/NOUN de/ADP tonnes/NOUN", 20000, None, False),
        ("deux/NUM millions/NOUN et/CCONJ demi/ADJ de/ADP tonnes/NOUN", 2.5e6, 2.5e6, False),
    ],
)
def test_words_round_a_number_set_its_bounds(words: str, low: float | None, high: float | None, approx: bool) -> None:
    """Modifiers before and behind, ranges and rough numerals give bounds."""
    found = only(f"Il cherche {words} .")
    assert (found.low, found.high, found.approx) == (low, high, approx)


def test_a_verb_outside_the_span_bounds_the_amount() -> None:
    """ "A dépassé 100" is a lower bound, "ne dépassera pas 100" an upper one; the span keeps to the amount."""
    over = only("Le prix/NOUN a/AUX dépassé/VERB:dépasser 100 euros/NOUN .")
    under = only("Le prix/NOUN ne dépassera/VERB:dépasser pas/ADV 100 euros/NOUN .")
    assert (over.low, over.high) == (100, None)
    assert (under.low, under.high) == (None, 100)
    assert over.span == Span(18, 27)
    bar = only("Il ne franchit/VERB:franchir pas/ADV la/DET barre/NOUN des/ADP 20 % .")
    assert (bar.low, bar.high) == (None, 20)


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("12_000 m²", "m²"),
        ("39 °C", "°C"),
        ("130 km/h", "km/h"),
        ("45 €", "EUR"),
        ("$ 3 millions/NOUN", "USD"),
        ("45M€", "EUR"),
        ("300km", "km"),
        ("3,5 points/NOUN", "point"),
        ("12 pour/ADP cent/NUM", "%"),
        ("40 francs/NOUN CFA/PROPN", "XOF"),
        ("30 demandeurs/NOUN d'emploi/NOUN", "demandeur d'emploi"),
        ("trois/NUM Congolais/PROPN", "personne"),
    ],
)
def test_the_unit_has_its_normal_form(words: str, unit: str) -> None:
    """Signs, abbreviations and words of one unit give one unit; peoples are counted in persons."""
    assert only(f"Il reste {words} .").unit == unit


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("40 antennes/NOUN:antenn", "antenne"),
        ("40 hirondelles/NOUN:hirondeau", "hirondelle"),
        ("40 moniteurs/NOUN:monitrer", "moniteur"),
        ("40 journaux/NOUN:journal", "journal"),
        ("40 matches/NOUN:match", "match"),
        ("40 arrêts-buffets/NOUN:arrêt-buffet", "arrêt-buffet"),
        ("40 permis/NOUN:permettre", "permis"),
        ("40 CDD/NOUN:cd", "CDD"),
        ("40 gardes/NOUN:garde à/ADP vue/NOUN", "garde à vue"),
        ("40 chefs/NOUN:chef d'accusation/NOUN", "chef d'accusation"),
        ("40 chefs/NOUN:chef d'État/NOUN", "personne"),
        ("40 sapeurs-pompiers/NOUN:sapeur-pompier", "personne"),
        ("40 Sud-Coréens/PROPN", "personne"),
        ("40 Britanniques/PROPN", "personne"),
        ("40 britanniques/NOUN:britannique", "personne"),
        ("trois/NUM reprises/NOUN:reprise", "fois"),
    ],
)
def test_a_counted_noun_is_named_in_the_singular_of_its_own_gender(words: str, unit: str) -> None:
    """A lemma that belongs to a verb, to a man or to nothing gives way to the noun as it is written."""
    assert only(f"Il reste {words} .").unit == unit


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("12 euros/NOUN par/ADP habitant/NOUN", "EUR/habitant"),
        ("1,8 enfant/NOUN par/ADP femme/NOUN", "enfant/femme"),
        ("4 cm par/ADP seconde/NOUN", "cm/s"),
        ("50 µg / m3", "µg/m³"),
        ("12 euros/NOUN par/ADP mois/NOUN", "EUR"),
        ("12 élus/NOUN:élu par/ADP avion/NOUN", "personne"),
    ],
)
def test_a_rate_names_what_it_is_by(words: str, unit: str) -> None:
    """ "Par habitant" belongs to the unit; "par mois" is a time expression, "par avion" neither."""
    assert only(f"Il reste {words} .").unit == unit


@pytest.mark.parametrize(
    ("words", "low", "unit"),
    [
        ("Cinq/NUM des/ADP assaillants/NOUN:assaillant fuient/VERB .", 5, "personne"),
        ("Il cite/VERB 35 de/ADP nos/DET compatriotes/NOUN:compatriote .", 35, "personne"),
        ("Les deux/NUM>3:nummod élus/NOUN:élu absents/ADJ>2:amod votent/VERB .", 2, "personne"),
        ("Les deux/NUM plus/ADV grandes/ADJ>4:amod villes/NOUN:ville votent/VERB absentes/ADJ>4:amod .", 2, "ville"),
    ],
)
def test_a_part_of_a_whole_is_counted_in_its_noun(words: str, low: float, unit: str) -> None:
    """ "Cinq des assaillants", "35 de nos compatriotes", and two things that are told apart from others."""
    found = only(words)
    assert (found.low, found.unit) == (low, unit)


def test_many_out_of_many_are_an_amount_and_no_share() -> None:
    """ "2000 salariés sur 12 000" are so many people; "sept élus sur dix" are a share."""
    found, _ = read("Il perd/VERB 2_000 salariés/NOUN:salarié sur/ADP 12_000 .")
    assert [(q.low, q.unit) for q in found] == [(2000, "personne"), (12000, "personne")]


def test_people_are_counted_in_persons_whatever_they_are() -> None:
    """Morts, blessés and pompières are persons; inhabitants and subscribers are what statistics count."""
    found, _ = read("Trois/NUM morts/NOUN:mort et/CCONJ neuf/NUM pompières/NOUN:pompière à/ADP Orvel/PROPN .")
    assert [(q.low, q.unit, q.of) for q in found] == [(3, "personne", "morts"), (9, "personne", "pompières")]
    assert only("Il reste 40 habitants/NOUN:habitant .").unit == "habitant"


def test_a_year_inside_a_change_is_no_end_of_a_range() -> None:
    """ "De 40 % en 2031 à 30 %" is two shares."""
    found, _ = read("Il passe/VERB:passer de/ADP 40 % en/ADP 2031 à/ADP 30 % .")
    assert [(q.low, q.high, q.unit) for q in found] == [(40, 40, "%"), (30, 30, "%")]


def test_an_amount_takes_the_unit_behind_the_next_comma() -> None:
    """ "Une dizaine, une vingtaine de barques" counts barques twice; "64 autres blessées" are no barques."""
    found, _ = read("Une/DET dizaine/NOUN , une/DET vingtaine/NOUN de/ADP barques/NOUN:barque .")
    assert [q.unit for q in found] == ["barque", "barque"]
    found, _ = read("22 personnes/NOUN:personne , 64 autres/ADJ blessées/NOUN:blessée .")
    assert [q.unit for q in found] == ["personne", "personne"]


def test_a_change_gives_the_value_before_and_the_value_after() -> None:
    """ "De 30 à 40 euros" after a verb of change is two amounts, elsewhere a range; both have the unit."""
    found, _ = read("Le prix/NOUN passe/VERB:passer de/ADP 30 à/ADP 40 euros/NOUN .")
    assert [(q.low, q.high, q.unit) for q in found] == [(30, 30, "EUR"), (40, 40, "EUR")]
    aid = only("Une aide/NOUN de/ADP 30 à/ADP 40 euros/NOUN .")
    assert (aid.low, aid.high) == (30, 40)


def test_a_number_without_noun_takes_the_unit_of_the_one_before() -> None:
    """ "34 élus ont voté et 187 se sont abstenus" counts the same things twice."""
    found, _ = read("34 élus/NOUN:élu ont/AUX voté/VERB et/CCONJ 187 ont/AUX refusé/VERB .")
    assert [(q.low, q.unit) for q in found] == [(34, "personne"), (187, "personne")]


def test_what_is_measured_is_the_complement_else_the_governing_noun_else_the_subject() -> None:
    """Tonnes "de vivres", a "budget" of so much, "le pont" that measures so much."""
    assert only("Il livre/VERB 40 tonnes/NOUN de/ADP vivres/NOUN .").of == "vivres"
    assert only("Un budget/NOUN>0:obj de/ADP>4:case 40>4:nummod euros/NOUN>1:nmod .").of == "budget"
    assert only("Le pont/NOUN>2:nsubj mesure/VERB 40>4:nummod mètres/NOUN>2:obj .").of == "pont"


@pytest.mark.parametrize(
    "words",
    [
        "Le club/NOUN gagne/VERB 3-1 .",
        "Voir/VERB l'article/NOUN 49 du/ADP code/NOUN .",
        "Un Airbus/PROPN A330 décolle/VERB .",
        "La Covid-19 recule/VERB en/ADP 2021 .",
        "Rendez-vous/NOUN le/DET 12 mai/NOUN 2031 .",
        "Du/ADP 2 au/ADP 5 octobre/NOUN .",
        "Appelez/VERB le/DET 03 29 00 12 34 .",
        "La 12e/ADJ édition/NOUN commence/VERB .",
        "Les deux/NUM voiliers/NOUN rentrent/VERB .",
        "Venus/VERB tous/ADJ deux/NUM élus/NOUN:élu .",
        "Les sept/NUM premiers/ADJ mois/NOUN passent/VERB .",
        "La base/NOUN [ 2 ] existe/VERB .",
        "Il dort/VERB à/ADP 8 heures/NOUN UTC+1 .",
        "Un voilier/NOUN rentre/VERB .",
        "Plusieurs/DET voiliers/NOUN rentrent/VERB .",
        "C'est deux/NUM fois/NOUN plus/ADV grand/ADJ .",
        "Un quart/NOUN d'heure/NOUN passe/VERB .",
        "La pause/NOUN dure/VERB trois/NUM heures/NOUN .",
        "Il y a/VERB dix/NUM ans/NOUN .",
        "Un deux-roues/NOUN passe/VERB .",
        "Le 12/05/2031 à/ADP 12:30 .",
        "La quarantaine/NOUN est/AUX levée/VERB .",
        "Les milliards/NOUN de/ADP la/DET relance/NOUN .",
    ],
)
def test_a_number_that_counts_nothing_is_no_quantity(words: str) -> None:
    """Scores, labels, names, dates, lengths of time, ordinals and what takes up something said are left out."""
    assert read(words) == ((), ())


@pytest.mark.parametrize(
    ("words", "years"),
    [
        ("Mort/VERB à/ADP l'âge/NOUN de/ADP 69 ans/NOUN des/ADP suites/NOUN du/ADP choc/NOUN .", 69),
        ("Agée/ADJ de/ADP 19 ans/NOUN , elle/PRON gagne/VERB .", 19),
        ("L'élu/NOUN , qui/PRON aura/VERB:avoir 91 ans/NOUN le/DET 2 février/NOUN , part/VERB .", 91),
        ("L'élu/NOUN , mort/VERB à/ADP 98 ans/NOUN et/CCONJ seul/ADJ .", 98),
        ("Un tireur/NOUN:tireur de/ADP 51 ans/NOUN du/ADP village/NOUN fuit/VERB .", 51),
        ("Le Morvanien/PROPN de/ADP 22 ans/NOUN gagne/VERB .", 22),
        ("Une femme/NOUN dans/ADP ses/DET 90 ans/NOUN tombe/VERB .", 90),
    ],
)
def test_an_age_is_read_in_the_ways_the_press_writes_it(words: str, years: float) -> None:
    """Behind "âge de", of somebody who has one, with what follows left aside."""
    found = only(words)
    assert (found.low, found.unit) == (years, "an")


def test_what_was_counted_is_counted_again_where_a_word_says_so() -> None:
    """ "Dont 2000", "seuls 26" and "dont trois" take the unit of what stands before them."""
    found, _ = read(
        "Il voit/VERB 43 pays/NOUN , seuls/ADJ 26 restent/VERB , dont/PRON trois/NUM sans/ADP flotte/NOUN ."
    )
    assert [(q.low, q.unit) for q in found] == [(43, "pays"), (26, "pays"), (3, "pays")]
    found, _ = read("Il voit/VERB 8_000 élus/NOUN:élu dont/PRON 2000 à/ADP Orvel/PROPN .")
    assert [(q.low, q.unit) for q in found] == [(8000, "personne"), (2000, "personne")]


def test_as_many_of_the_same_behind_an_article_are_named_again() -> None:
    """ "Chacun des sept élus" behind "sept élus" counts nothing new."""
    assert only("Sept/NUM élus/NOUN:élu parlent/VERB , chacun/PRON des/ADP sept/NUM élus/NOUN:élu rit/VERB .").low == 7


def test_the_tree_and_the_ending_tell_a_noun_from_a_verb() -> None:
    """ "Quarante casiers" counts them though the label says verb; "huit sur dix portent" counts no "portent"."""
    assert only("Je relève/VERB 40>3:nummod casiers/VERB:casier>1:obj .").unit == "casier"
    share = only("Huit/NUM sur/ADP dix/NUM>3:nummod portent/NOUN:porter sur/ADP cela .")
    assert (share.low, share.unit) == (0.8, "fraction")


def test_a_bare_number_beside_a_word_for_them_takes_the_noun_of_the_sentence_before() -> None:
    """ "Il en reste 25" counts the hérons of the sentence before; millions are none of three "facteurs"."""
    document, sentences = parsed("Quatre/NUM hérons/NOUN:héron nichent/VERB . Il en/PRON>6:obj reste/VERB 25>6:obj .")
    whole = sentences[0]
    cut = whole.words[4].start
    first = Sentence(span=Span(0, cut), paragraph=0, words=whole.words[:4])
    moved = tuple(replace(w, index=w.index - 4, head=max(w.head - 4, -1)) for w in whole.words[4:])
    found, _ = quantities(document, (first, Sentence(span=Span(cut, whole.span.end), paragraph=0, words=moved)))
    assert [(q.low, q.unit) for q in found] == [(4, "héron"), (25, "héron")]
    found, _ = read("Trois/NUM facteurs/NOUN:facteur pèsent/VERB sur/ADP les/DET 26 milliards/NOUN .")
    assert [(q.low, q.unit) for q in found] == [(3, "facteur"), (26e9, None)]


def test_the_strength_of_an_earthquake_is_a_quantity() -> None:
    """ "De magnitude 6,1" has the unit magnitude."""
    found = only("Un séisme/NOUN de/ADP magnitude/NOUN 6,1 .")
    assert (found.low, found.unit) == (6.1, "magnitude")


def test_a_fall_without_a_verb_is_two_amounts() -> None:
    """ "Et 10,2 % à 4,4 %" is a value before and a value after, "les deux-tiers" a share."""
    found, _ = read("Il perd/VERB 10,2 % à/ADP 4,4 % .")
    assert [(q.low, q.high, q.unit) for q in found] == [(10.2, 10.2, "%"), (4.4, 4.4, "%")]
    assert only("Les deux-tiers/NOUN des/ADP élus/NOUN votent/VERB .").low == 0.6667


def test_an_age_is_a_quantity_and_a_length_of_time_is_none() -> None:
    """ "Âgé de 34 ans" counts years; "pendant 34 ans" is a time expression."""
    age = only("Le maire/NOUN , âgé/ADJ de/ADP 34 ans/NOUN , part/VERB .")
    assert (age.low, age.unit) == (34, "an")
    assert read("Il a/AUX régné/VERB pendant/ADP 34 ans/NOUN .") == ((), ())


def test_a_share_of_a_number_is_a_fraction() -> None:
    """ "Huit élus sur dix" is 0.8 of them, "un élu sur cinq" 0.2, "les deux tiers" two thirds."""
    assert only("Huit/NUM élus/NOUN:élu sur/ADP dix/NUM votent/VERB .").low == pytest.approx(0.8)
    assert only("Un élu/NOUN sur/ADP cinq/NUM vote/VERB .").low == pytest.approx(0.2)
    thirds = only("Les deux/NUM tiers/NOUN des/ADP élus/NOUN votent/VERB .")
    assert (thirds.low, thirds.unit) == (0.6667, "fraction")


def test_a_dash_that_opens_a_sentence_is_no_minus() -> None:
    """Behind a place or a date it is one of the page: "– 16 % des élus"."""
    assert only("– 16 % des/ADP élus/NOUN votent/VERB .").low == 16
    assert only("Le taux/NOUN ( - 16 % ) baisse/VERB .").low == -16


def test_a_time_expression_takes_no_rate_along() -> None:
    """ "Par seconde" alone is taken, the amount is read."""
    found, _ = read("Il verse/VERB 30 litres/NOUN par/ADP seconde/NOUN .", (Span(19, 30),))
    assert [(q.low, q.unit) for q in found] == [(30, "L/s")]


def test_no_quantity_is_read_in_a_span_that_is_taken() -> None:
    """What a time expression holds stays with it."""
    found, _ = read("Il livre/VERB 40 bancs/NOUN et/CCONJ 50 tables/NOUN .", (Span(9, 17),))
    assert [q.low for q in found] == [50]


@pytest.mark.parametrize("number", ["9" * 10000, "1.234,56,7", "12zorgs", "١٢٣", "12\u200f34", "2½"])
def test_a_number_that_is_not_understood_is_a_gap(number: str) -> None:
    """Too long, with signs that do not go together, glued to letters or in other digits: no value is invented."""
    found, gaps = read(f"Il paie/VERB {number} euros/NOUN .")
    assert not found and gaps
    assert all(gap.reason.startswith("unread-number: ") and len(gap.reason) < 60 for gap in gaps)


def test_a_unit_that_no_table_has_is_counted_as_a_noun() -> None:
    """A currency that does not exist is no currency."""
    assert only("Il paie/VERB 300 zorgs/NOUN:zorg .").unit == "zorg"


def test_a_sign_of_money_that_no_table_has_is_its_own_unit() -> None:
    """It takes none of the number before it."""
    found, _ = read("Il paie/VERB 300 zorgs/NOUN:zorg et 5 ¤ .")
    assert [quantity.unit for quantity in found] == ["zorg", "¤"]


def test_quantities_stand_in_order_without_overlap_and_name_their_lines() -> None:
    """Spans follow each other, and each quantity says which lines of data read it."""
    found, _ = read("Plus/ADV de/ADP 30 euros/NOUN , 40 à/ADP 50 km/NOUN , un/DET tiers/NOUN des/ADP élus/NOUN .")
    assert all(a.span.end <= b.span.start for a, b in zip(found, found[1:], strict=False))
    assert len(found) == 3
    assert all(re.fullmatch(r"(fr/\w+\.tsv:\d+ ?)+", q.line) for q in found)


@pytest.mark.parametrize(
    "piece", ["5 % ", "de/ADP 3 à/ADP ", "mille/NUM ", "2 ou/CCONJ ", "la/DET moitié/NOUN de/ADP "]
)
def test_the_work_grows_with_the_length(piece: str) -> None:
    """Twice the text takes about twice the calls; four times would be a square."""
    few, many = (calls(lambda made=made: quantities(*made)) for made in (parsed(piece * n + "fin") for n in (400, 800)))
    assert many < 2.5 * few
