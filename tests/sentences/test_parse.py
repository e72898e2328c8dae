"""parse() joins the paragraphs of many documents to sentences, with the tree of any pipeline."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from selon.errors import PipelineError
from selon.records import Document, Paragraph, Role, Sentence, Span
from selon.sentences import tokeniser
from selon.sentences.parse import LONGEST_PIECE, parse


class FirstWordGoverns:
    """A parser that hangs every word on the first of its sentence; a sentence ends with a full stop."""

    labels = ("ROOT", "dep")

    def __call__(self, doc: Doc) -> Doc:
        roots: list[int] = []
        for token in doc:
            roots.append(roots[-1] if roots and doc[token.i - 1].text != "." else token.i)
        return Doc(
            doc.vocab,
            words=[token.text for token in doc],
            spaces=[bool(token.whitespace_) for token in doc],
            user_data=doc.user_data,
            pos=["NOUN"] * len(doc),
            lemmas=[token.lower_ for token in doc],
            heads=roots,
            deps=["ROOT" if root == at else "dep" for at, root in enumerate(roots)],
            ents=["B-PERSON", *["O"] * (len(doc) - 1)],
        )


@Language.factory("selon_test_parser")
def first_word_governs(nlp: Language, name: str) -> FirstWordGoverns:
    """The parser of these tests."""
    return FirstWordGoverns()


@pytest.fixture
def nlp() -> Language:
    """A pipeline with our tokeniser and the parser of these tests."""
    made = tokeniser.Selon()
    made.tokenizer = tokeniser.Tokeniser(made.vocab, "fr")
    made.add_pipe("selon_test_parser", name="parser")
    return made


def article(*paragraphs: tuple[str, Role], name: str = "a") -> Document:
    """A document of the paragraphs."""
    text, spans = "", []
    for content, role in paragraphs:
        spans.append(Paragraph(span=Span(len(text), len(text) + len(content)), role=role))
        text += content + "\n"
    return Document(name=name, address=name, digest="", language="fr", text=text, paragraphs=tuple(spans))


def only(documents: Iterator[tuple[Document, tuple[Sentence, ...]]]) -> tuple[Sentence, ...]:
    """Sentences of the one document."""
    ((_, sentences),) = documents
    return sentences


def test_words_are_those_of_the_text_as_given(nlp: Language) -> None:
    """Curly marks, double and no-break spaces are as printed, and every span quotes its word."""
    document = article(("«\u00a0L’île  dort.\u00a0» Rien.", Role.BODY))
    sentences = only(parse([document], nlp))
    words = [word for sentence in sentences for word in sentence.words]
    assert [word.text for word in words] == ["«", "L’", "île", "dort", ".", "»", "Rien", "."]
    assert all(document.text[word.start : word.end] == word.text for word in words)


def test_heads_are_indices_in_their_sentence(nlp: Language) -> None:
    """The second sentence counts anew; a root has -1."""
    first, second = only(parse([article(("Un pont. Deux ponts.", Role.BODY))], nlp))
    assert [word.head for word in first.words] == [-1, 0, 0]
    assert [(word.index, word.head) for word in second.words] == [(0, -1), (1, 0), (2, 0)]
    assert [word.deprel for word in second.words] == ["root", "dep", "dep"]


def test_every_paragraph_but_boilerplate_is_read(nlp: Language) -> None:
    """Sentences name their paragraph; headlines, captions and teasers are read, menus are not."""
    document = article(
        ("Titre", Role.HEADLINE), ("Menu", Role.BOILERPLATE), ("Corps.", Role.BODY), ("Vue", Role.CAPTION)
    )
    assert [sentence.paragraph for sentence in only(parse([document], nlp))] == [0, 2, 3]


def test_documents_come_in_their_order_with_their_own_sentences(nlp: Language) -> None:
    """One without a readable paragraph has no sentences and is still there."""
    texts = (("Un.", Role.BODY), ("Menu", Role.BOILERPLATE), ("Deux.", Role.BODY))
    found = parse([article(each, name=each[0]) for each in texts], nlp)
    read = [(document.name, [word.text for each in trees for word in each.words]) for document, trees in found]
    assert read == [("Un.", ["Un", "."]), ("Menu", []), ("Deux.", ["Deux", "."])]


def test_an_empty_list_gives_nothing(nlp: Language) -> None:
    """No documents, no sentences."""
    assert list(parse([], nlp)) == []


def test_a_paragraph_longer_than_the_parser_takes_is_cut_at_a_space(nlp: Language) -> None:
    """No word is lost or cut, whatever the length of the line."""
    document = article(("pont " * LONGEST_PIECE, Role.BODY))
    words = [word for sentence in only(parse([document], nlp)) for word in sentence.words]
    assert len(words) == LONGEST_PIECE
    assert {word.text for word in words} == {"pont"}


def test_mentions_have_places_in_the_document(nlp: Language) -> None:
    """A named entity is a span of the document's text, with our label."""
    document = article(("Titre", Role.HEADLINE), ("Orsel part.", Role.BODY))
    _, second = only(parse([document], nlp))
    (mention,) = second.mentions
    assert (document.text[slice(*mention.span)], mention.label) == ("Orsel", "PER")


def test_the_lexicon_of_saying_verbs_is_applied(nlp: Language) -> None:
    """A form of the lexicon after a comma and before a name is a verb, whatever the tagger said."""
    (sentence,) = only(parse([article(("Non, affirme-t-il.", Role.BODY))], nlp, {"affirme": "affirmer"}))
    assert (sentence.words[2].upos, sentence.words[2].lemma) == ("VERB", "affirmer")


def test_white_space_of_other_tokenisers_is_no_word() -> None:
    """spaCy's own tokenisers make tokens of double spaces; they are dropped and the heads are moved."""
    nlp = Language()
    nlp.add_pipe("selon_test_parser", name="parser")
    (sentence,) = only(parse([article(("Un  pont  haut .", Role.BODY))], nlp))
    assert [(word.text, word.head) for word in sentence.words] == [("Un", -1), ("pont", 0), ("haut", 0), (".", 0)]


def test_a_pipeline_without_a_parser_is_refused() -> None:
    """The error names the pipeline and says what to do."""
    with pytest.raises(PipelineError, match="no parser"):
        list(parse([article(("Un.", Role.BODY))], Language()))
