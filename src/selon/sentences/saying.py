"""Verbs of saying that the tagger took for something else ("avertit" as an adjective), set right by their form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from selon.languages import grouped, has_table
from selon.sentences.forms import Forms
from selon.sentences.joined import (
    NOMINAL,
    OPENING,
    is_doubled,
    join_auxiliary,
    join_verb,
    joined_bare,
    opens_as_participle,
    share_object,
)
from selon.sentences.rows import Rows

_VERBS = frozenset({"VERB", "AUX"})
_BEFORE_NOUN = frozenset({"DET", "ADJ", "NUM", "ADP"})
"""Directly after one of these a form that is both noun and verb ("annonce", "rapport") is the noun."""

_NEAR_COLON = 8
"""Words between a verb and the colon that it leads to: ", un brin moqueuse :"."""
_MARKS = frozenset({",", "»", '"', "”", "“"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "expl:subj"})


@cache
def overrules(code: str) -> bool:
    """Whether the forms of a language's verbs of saying overrule its tagger: where its table of grammatical words has
    the kind `by-form`. English forms are nouns as often ("claims", "reports")."""
    return has_table(code, "function") and "by-form" in grouped(code, "function")


def set_saying_lemmas(rows: Rows, saying: Mapping[str, str]) -> None:
    """Set the lemma of every verb whose form is known, since lemmatisers guess at rare ones ("quipped")."""
    for at, text in enumerate(rows.texts):
        if rows.upos[at] == "VERB":
            rows.lemmas[at] = saying.get(text.lower(), rows.lemmas[at])


def set_saying_verbs(rows: Rows, saying: Mapping[str, str]) -> None:
    """Set part of speech and lemma of the forms in `saying` that stand where a verb can stand."""
    if not saying:
        return
    governed: set[int] | None = None
    finite = {at for at, feats in enumerate(rows.feats) if "VerbForm=Fin" in feats}
    for at, text in enumerate(rows.texts):
        lemma = saying.get(text.lower())
        if lemma is None:
            continue
        if rows.upos[at] in _VERBS:
            if rows.upos[at] == "VERB":
                _join_known(rows, at, lemma, finite)
            continue
        if _is_parted(rows, at):
            rows.upos[at], rows.lemmas[at] = "VERB", lemma
            continue
        if governed is None:
            governed = _with_verbal_dependents(rows)
        if rows.upos[at] != "ADJ" and opens_as_participle(rows, at):
            rows.lemmas[at] = lemma
        elif rows.upos[at - 1] not in _BEFORE_NOUN and is_doubled(rows, at):
            if 0 <= rows.heads[at] < at and rows.upos[rows.heads[at]] in NOMINAL:
                _raise(rows, at)
            _make_finite(rows, at, lemma, finite)
        elif _leads_to_quotation(rows, at):
            rows.upos[at - 1], rows.deprels[at - 1], rows.heads[at - 1] = "PRON", "obj", at
            if rows.heads[at] == at - 2:
                _raise(rows, at)
            _make_finite(rows, at, lemma, finite)
        elif _goes_on(rows, at):
            rows.upos[at - 1], rows.deprels[at - 1], rows.heads[at - 1] = "PRON", "obj", at
            rows.upos[at], rows.lemmas[at], rows.feats[at] = "VERB", lemma, "Tense=Pres|VerbForm=Part"
        elif _leads_to_colon(rows, at, finite) or _has_clitic(rows, at) or _only_verb(rows, at, lemma):
            if rows.texts[at - 1].lower() in rows.forms.clitics:
                rows.upos[at - 1], rows.deprels[at - 1], rows.heads[at - 1] = "PRON", "obj", at
            if 0 <= rows.heads[at] < at and rows.upos[rows.heads[at]] in NOMINAL:
                _raise(rows, at)
            elif at and rows.heads[at - 1] == at and rows.upos[at - 1] in ("NOUN", "ADJ"):
                _free(rows, at)
            _make_finite(rows, at, lemma, finite)
        elif (verb := joined_bare(rows, at)) is not None:
            _take_over(rows, at, verb)
            rows.heads[at], rows.deprels[at] = verb, "conj"
            _make_finite(rows, at, lemma, finite)
        elif _announces(rows, at, finite):
            _free(rows, at)
            _make_finite(rows, at, lemma, finite)
        elif _lacks_verb(rows, at, lemma, finite):
            _raise(rows, at)
            _make_finite(rows, at, lemma, finite)
        elif _may_be_verb(rows, at, governed):
            rows.upos[at], rows.lemmas[at] = "VERB", lemma
            if "VerbForm=" not in rows.feats[at]:
                rows.feats[at] = "VerbForm=Part" if _after_auxiliary(rows, at) else "Mood=Ind|Person=3|VerbForm=Fin"


def _cannot_be(words: Forms, feats: str, verb: tuple[str, str]) -> bool:
    """Whether the form of a lemma is no infinitive or past participle though the tagger has it so ("soupire")."""
    form, lemma = verb
    if "VerbForm=Inf" in feats:
        return form != lemma
    past = "VerbForm=Part" in feats and "Tense=Pres" not in feats
    if past and any(lemma.endswith(whole) and form.endswith(finite) for whole, finite in words.finite):
        return True
    return past and lemma.endswith(words.infinitive) and not form.endswith(words.regular)


def _leads_to_quotation(rows: Rows, at: int) -> bool:
    """Whether a noun, an object clitic that looks like an article, and a colon with a quotation stand around the word:
    "L'opératrice la rassure : « ... »"."""
    texts = rows.texts
    if at < 2 or at + 2 >= len(texts) or texts[at + 1] != ":" or texts[at + 2] not in OPENING:
        return False
    return texts[at - 1].lower() in rows.forms.clitics and rows.upos[at - 2] in NOMINAL


def _leads_to_colon(rows: Rows, at: int, finite: set[int]) -> bool:
    """Whether the word can only be the verb between somebody and a colon with a quotation: "Un proche du dossier
    soupire : « ... »", "Odile, l'une des élues, enchaîne, moqueuse : « ... »"."""
    texts, upos = rows.texts, rows.upos
    colon = next((k for k in range(at + 1, min(at + _NEAR_COLON, len(texts) - 1)) if texts[k] == ":"), None)
    opening = max((start for start in rows.openings if start <= at), default=0)
    told = colon is not None and (texts[colon + 1] in OPENING or (colon == at + 1 and upos[at] == "ADJ"))
    if colon is None or not told or any(opening <= k < colon for k in finite):
        return False
    if at == opening or upos[at] not in NOMINAL or texts[at].lower().endswith(rows.forms.regular):
        return False
    if at + 1 < colon and texts[at + 1] != "," and upos[at + 1] not in ("ADV", "ADP"):
        return False
    behind = upos[at - 1] in ("NOUN", "PROPN", "PRON") or (texts[at - 1] == "," and at - 1 > opening)
    behind = behind or (upos[at - 1] == upos[at] == "ADJ" and rows.heads[at - 1] == at)
    first = next((k for k in range(opening, at) if upos[k] in ("NOUN", "PROPN", "PRON", "ADJ")), at)
    return behind and (upos[first] in ("PROPN", "PRON") or upos[max(first - 1, opening)] == "DET")


def _only_verb(rows: Rows, at: int, lemma: str) -> bool:
    """Whether the word is a verb by its form ("parlent", "revendiquent") or between a word and a quotation: "et redoute
    « un effet »", "L'ONG Terres libres pointe « l'inaction »"."""
    texts, upos = rows.texts, rows.upos
    words = rows.forms
    if texts[at].lower().endswith(words.plural) and lemma.endswith(words.infinitive) and not texts[at][:1].isupper():
        return True
    quotes = at > 0 and at + 1 < len(texts) and (texts[at + 1] in OPENING or _aside_leads(texts, at + 1))
    if not quotes or texts[at].lower().endswith(words.endings(lemma)) or upos[at] not in NOMINAL:
        return False
    if upos[at - 1] == "CCONJ":
        return rows.deprels[at] == "conj" and upos[rows.heads[at]] == "VERB"
    opening = max((start for start in rows.openings if start <= at), default=0)
    named = upos[at - 1] in ("PROPN", "ADJ", "NOUN") and opening <= rows.heads[at] < at
    closing = min((start for start in rows.openings if start > at), default=len(texts))
    outside = any("VerbForm=Fin" in rows.feats[k] for k in range(opening, closing))
    return named and not outside and (upos[opening] == "DET" or "PROPN" in upos[opening:at])


def _aside_leads(texts: Sequence[str], comma: int) -> bool:
    """Whether two commas lie between a word and a quotation: "évoque, en privé, « une guerre »"."""
    if texts[comma] != ",":
        return False
    second = next((k for k in range(comma + 1, min(comma + _NEAR_COLON, len(texts) - 1)) if texts[k] == ","), None)
    return second is not None and texts[second + 1] in OPENING


def _has_clitic(rows: Rows, at: int) -> bool:
    """Whether an object clitic that looks like an article stands between the word and its subject: "Ses rivales la
    décrivent comme ..."."""
    if at < 2 or rows.texts[at - 1].lower() not in rows.forms.clitics or rows.heads[at - 1] != at:
        return False
    if _calls(rows, at) or _alone(rows, at):
        return True
    return rows.upos[at - 1] == "DET" and rows.heads[at - 2] == at and rows.deprels[at - 2].startswith("nsubj")


def _alone(rows: Rows, at: int) -> bool:
    """Whether a noun stands before the clitic, and the sentence has no other verb: "La direction le conteste"."""
    opening = max((start for start in rows.openings if start <= at), default=0)
    closing = min((start for start in rows.openings if start > at), default=len(rows.texts))
    other = any("VerbForm=Fin" in rows.feats[k] for k in range(opening, closing))
    return rows.upos[at - 2] in ("NOUN", "PROPN") and at - 2 > opening and not other


def _goes_on(rows: Rows, at: int) -> bool:
    """Whether the word is a present participle behind a comma and a clitic that looks like an article: "a rejeté ces
    griefs, les qualifiant de « fables »"."""
    texts = rows.texts
    words = rows.forms
    clitic = at > 2 and texts[at - 1].lower() in words.clitics
    return clitic and texts[at].endswith(words.present) and texts[at - 2] in _MARKS


def _calls(rows: Rows, at: int) -> bool:
    """Whether a word behind an object clitic leads over a preposition to a quotation, in a clause without a verb: "Le
    port, cité par l'agence, la qualifie d'« utile »"."""
    texts, opening = rows.texts, max((start for start in rows.openings if start <= at), default=0)
    behind = at + 2 < len(texts) and rows.upos[at + 1] == "ADP" and texts[at + 2] in OPENING
    behind = behind or (at + 1 < len(texts) and texts[at + 1] in OPENING and texts[at - 2] == ",")
    finite = any("VerbForm=Fin" in rows.feats[k] for k in range(opening, at))
    return behind and not finite and any(rows.deprels[k].startswith("nsubj") for k in range(opening, at))


def _announces(rows: Rows, at: int, finite: set[int]) -> bool:
    """Whether the word before hangs on it, and "que" follows: "Le greffier présume que ..."."""
    following = rows.texts[at + 1].lower() if at + 1 < len(rows.texts) else ""
    if at < 2 or following not in rows.forms.that | OPENING or rows.upos[at - 1] not in ("NOUN", "ADJ"):
        return False
    opening = max((start for start in rows.openings if start <= at), default=0)
    return rows.heads[at - 1] == at and not any(opening <= place < at for place in finite)


def _free(rows: Rows, at: int) -> None:
    """Make the word before the verb its subject, with the article that hung on the verb; the rest are complements."""
    subject = at - 1
    rows.upos[subject], rows.deprels[subject] = "NOUN", "nsubj"
    for place, head in enumerate(rows.heads):
        if head == at and place < subject and rows.deprels[place] in ("det", "amod", "nummod", "case"):
            rows.heads[place] = subject
        elif head == at and place > at:
            rows.deprels[place] = _as_complement(rows, place)


def _lacks_verb(rows: Rows, at: int, lemma: str, finite: set[int]) -> bool:
    """Whether the word hangs as an adjective on the noun before it in a clause that has no other finite verb.

    "L'agence recommande de fermer les fenêtres" then has its verb. A participle is left as it is, and so is
    a word that nothing follows which a verb of saying governs."""
    head = rows.heads[at]
    beside = rows.upos[at - 1] == "ADJ" and rows.heads[at - 1] == head
    if not 0 <= head < at or rows.upos[head] not in ("NOUN", "PROPN", "PRON"):
        return False
    if rows.upos[at - 1] in _BEFORE_NOUN and not beside:
        return False
    if rows.texts[at].lower().endswith(rows.forms.endings(lemma)) or rows.upos[at] in _VERBS:
        return False
    opening = max((start for start in rows.openings if start <= at), default=0)
    closing = min((start for start in rows.openings if start > at), default=len(rows.texts))
    behind = [place for place in range(at + 1, closing) if rows.texts[place].lower() in rows.forms.that][:1]
    if any(
        opening <= place < (behind[0] if behind else closing) and not _goes_on_with(rows, at, place) for place in finite
    ):
        return False
    following = rows.texts[at + 1].lower() if at + 1 < closing else ""
    if at + 1 == closing:
        return False
    clause = rows.upos[at + 1] in ("DET", "ADP", "PRON", "NUM") or "VerbForm=Inf" in rows.feats[at + 1]
    quoted = at + 2 < closing and rows.texts[at + 2] in OPENING
    return following in rows.forms.that or following in OPENING or clause or quoted


def _goes_on_with(rows: Rows, at: int, place: int) -> bool:
    """Whether a finite verb behind the word only goes on with it ("exhorte l'État à agir et a lancé une alerte")."""
    verb = rows.heads[place] if rows.upos[place] == "AUX" else place
    return at < place and rows.deprels[verb] == "conj" and rows.heads[verb] < place


def _raise(rows: Rows, at: int) -> None:
    """Put the word in the place of its head, which becomes its subject; what follows it hangs on it from now on.

    Where that head is the subject of a word further on, this word becomes a complement."""
    subject = _top_noun(rows, rows.heads[at])
    ruler = rows.heads[subject]
    if ruler > at and rows.deprels[subject].startswith("nsubj"):
        rows.heads[at], rows.deprels[at] = rows.heads[ruler], rows.deprels[ruler]
        rows.heads[ruler] = at
        rows.deprels[ruler] = "obj" if rows.upos[ruler] in ("NOUN", "PROPN") else "xcomp"
        rows.heads[subject] = at
        return
    rows.heads[at], rows.deprels[at] = rows.heads[subject], rows.deprels[subject]
    rows.heads[subject], rows.deprels[subject] = at, "nsubj"
    for place, head in enumerate(rows.heads):
        if head == subject and place > at:
            rows.heads[place] = at
            rows.deprels[place] = _as_complement(rows, place)


def _take_over(rows: Rows, at: int, verb: int) -> None:
    """Hang on the word what follows it and hung on the words between it and the verb above them."""
    above = rows.heads[at]
    while above >= 0 and above != verb:
        for place, head in enumerate(rows.heads):
            if head == above and place > at and rows.upos[place] != "PUNCT":
                rows.heads[place] = at
                rows.deprels[place] = _as_complement(rows, place)
        above = rows.heads[above]


def _top_noun(rows: Rows, at: int) -> int:
    """The noun that a noun before the verb modifies: "un proche" of "un proche du dossier"."""
    here = at
    while 0 <= rows.heads[here] < here and rows.deprels[here] in ("nmod", "flat:name", "amod"):
        if rows.upos[rows.heads[here]] not in NOMINAL:
            break
        here = rows.heads[here]
    return here


def _as_complement(rows: Rows, place: int) -> str:
    """Label of a noun's dependent once it hangs on a verb."""
    label = rows.deprels[place]
    if label in ("acl", "acl:relcl"):
        return "xcomp" if "VerbForm=Inf" in rows.feats[place] else "ccomp"
    if label in ("nmod", "appos", "conj"):
        cased = any(head == place and rows.deprels[k] == "case" for k, head in enumerate(rows.heads))
        return "obl" if cased else "obj"
    return label


def _with_verbal_dependents(rows: Rows) -> set[int]:
    """Places of the words that govern a subject or a clause that is their object."""
    return {
        head for head, label in zip(rows.heads, rows.deprels, strict=True) if label in _SUBJECTS or label == "ccomp"
    }


def _may_be_verb(rows: Rows, at: int, governed: set[int]) -> bool:
    """Whether something around the word shows a verb, and nothing directly before it a noun."""
    before = rows.upos[at - 1] if at else ""
    if _after_auxiliary(rows, at) or before == "PRON":
        return True
    if before == "ADJ" and rows.heads[at - 1] != at and at in governed and not _hangs_as_noun(rows, at):
        return True
    if before in _BEFORE_NOUN or _hangs_as_noun(rows, at):
        return False
    following = rows.texts[at + 1] if at + 1 < len(rows.texts) else ""
    if following.lower() in rows.forms.that or following.startswith("-") and len(following) > 1:
        return True
    return at in governed or _inverted(rows, at) or _opens_quotation(rows, at)


def _after_auxiliary(rows: Rows, at: int) -> bool:
    """Whether an auxiliary stands before the word, at most an adverb or a pronoun ("-t-il") between them."""
    place = at - 1
    while place > at - 4 and place >= 0 and rows.upos[place] in ("ADV", "PRON"):
        place -= 1
    return place >= 0 and rows.upos[place] == "AUX"


def _join_known(rows: Rows, at: int, lemma: str, finite: set[int]) -> None:
    """Set the lemma of a verb, with what the parser hung elsewhere; one that can be no participle is finite."""
    rows.lemmas[at] = lemma
    join_auxiliary(rows, at)
    join_verb(rows, at)
    share_object(rows, at)
    is_doubled(rows, at)
    if _cannot_be(rows.forms, rows.feats[at], (rows.texts[at].lower(), lemma)):
        _make_finite(rows, at, lemma, finite)


def _make_finite(rows: Rows, at: int, lemma: str, finite: set[int]) -> None:
    """Set part of speech, lemma and features of a finite verb."""
    rows.upos[at], rows.lemmas[at], rows.feats[at] = "VERB", lemma, "Mood=Ind|Person=3|VerbForm=Fin"
    finite.add(at)


def _is_parted(rows: Rows, at: int) -> bool:
    """Whether the word is a participle taken for a noun, whose auxiliary stands apart: "a en outre enjoint au club"."""
    below = rows.deprels[at] in ("obj", "xcomp", "ccomp") and not _hangs_as_noun(rows, at)
    return below and join_auxiliary(rows, at)


def _hangs_as_noun(rows: Rows, at: int) -> bool:
    """Whether the word has an article or a preposition of its own ("sa première demande")."""
    near = range(max(0, at - 4), at)
    return any(rows.heads[place] == at and rows.deprels[place] in ("det", "case") for place in near)


def _opens_quotation(rows: Rows, at: int) -> bool:
    """Whether a quotation follows the word: « L'audit évoque "des dérives" », « Lucien, exaspéré, tempête : "..." »."""
    texts = rows.texts
    if at == 0 or at + 2 >= len(texts):
        return False
    if texts[at + 1] == ":":
        return texts[at - 1] == "," and texts[at + 2] in OPENING
    return rows.upos[at] == "ADJ" and texts[at + 1] in OPENING and rows.upos[at - 1] in ("NOUN", "PROPN")


def _inverted(rows: Rows, at: int) -> bool:
    """Whether the word stands after a comma or a quotation mark and before its subject (", affirme une enquête")."""
    if at == 0 or at + 1 == len(rows.texts):
        return False
    title = rows.upos[at + 1] == "NOUN" and rows.texts[at + 1][:1].isupper()
    return rows.texts[at - 1] in _MARKS and (title or _opens_phrase(rows.upos[at + 1 : at + 2]))


def _opens_phrase(upos: Sequence[str]) -> bool:
    """Whether a noun phrase begins here."""
    return bool(upos) and upos[0] in ("DET", "PROPN", "PRON", "NUM")
