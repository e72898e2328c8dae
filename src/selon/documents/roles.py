"""Roles of paragraphs: which are the article's, and what each of them is for.

Plain text has no marks, so that roles come from order and shape: furniture, headline, byline and caption
at the top, prose with its sub-headings and teasers in the middle, comments and other articles at the end.
A rule that is not sure leaves a paragraph in the body: body is read, and nothing of the article is lost."""

from __future__ import annotations

from selon.documents import shapes, top
from selon.documents.draft import Draft
from selon.documents.furniture import Furniture
from selon.documents.text import Piece
from selon.records import Paragraph, Role

# In characters; sub-headings that are questions run longer (122 in one of the founding articles).
SUBHEADING = 110
QUESTION = 160
EXCLAMATION = 60
# A list of other articles inside an article is a few short lines; a longer run is taken for something else.
LONGEST_RUN = 6
SHORT = 120
# An entry of such a list may end in a full stop; a sentence of the article is longer than this.
ENTRY = 40
# A count of comments under the headline opens no comment section: some body must stand before it.
BODY_BEFORE_COMMENTS = 200


def roles(pieces: tuple[Piece, ...], furniture: Furniture, code: str) -> tuple[Paragraph, ...]:
    """Every piece with its role and the rule that gave it, in order."""
    draft = Draft(pieces=pieces, furniture=furniture, code=code)
    _hints(draft)
    _paywalls(draft)
    _comments(draft)
    _related(draft)
    top.furnish(draft)
    top.head(draft)
    _signature(draft)
    label = _label(draft)
    for at in draft.free():
        draft.give(at, *_middle(draft, at, label))
    top.standfirst(draft)
    return tuple(
        Paragraph(span=piece.span, role=given[0], reason=given[1])
        for piece, given in zip(pieces, draft.complete(), strict=True)
    )


# What the tags of a page say outright. Headlines are chosen later, because a page may have several <h1>.
BY_HINT = {
    "boilerplate": Role.BOILERPLATE,
    "links": Role.BOILERPLATE,
    "caption": Role.CAPTION,
    "byline": Role.BYLINE,
    "standfirst": Role.STANDFIRST,
    "teaser": Role.TEASER,
}


def _hints(draft: Draft) -> None:
    """Roles that a page's tags and class names give."""
    for at, piece in enumerate(draft.pieces):
        if role := BY_HINT.get(piece.hint):
            draft.give(at, role, f"html:{piece.hint}")


def _paywalls(draft: Draft) -> None:
    """Boilerplate: what says that the rest is for subscribers, and what they are promised right behind it."""
    for at in draft.free():
        if draft.furniture.has("paywall", draft.pieces[at].text) and not _is_body_line(draft.pieces[at].text):
            draft.give(at, Role.BOILERPLATE, "page:paywall")


def _comments(draft: Draft) -> None:
    """Boilerplate from the head of the comments on, and the rules for commenters wherever they stand."""
    body = 0
    for at in draft.free():
        text = draft.pieces[at].text
        if draft.furniture.has("comments", text) and body >= BODY_BEFORE_COMMENTS:
            for after in draft.free(at):
                draft.give(after, Role.BOILERPLATE, "page:comments")
            return
        if draft.furniture.has("policy", text):
            draft.give(at, Role.BOILERPLATE, "page:policy")
        body += len(text) if shapes.is_prose(text) else 0


def _related(draft: Draft) -> None:
    """Heads of lists of other articles, and the titles in those lists."""
    for at in draft.free():
        text = draft.pieces[at].text
        if draft.furniture.has("related", text) and not _is_body_line(text):
            draft.give(at, Role.BOILERPLATE, "page:related")
            _listed(draft, at + 1)
        elif draft.furniture.opens("teaser", text) and shapes.is_title(text):
            draft.give(at, Role.TEASER, "page:teaser-mark")


def _is_body_line(text: str) -> bool:
    """Whether a line that begins like the head of a list is a sentence after all."""
    return shapes.final_mark(text) == "." and len(text) > SHORT


def _listed(draft: Draft, start: int) -> None:
    """Roles of the titles after the head of a list: to the end of the page, or up to the next prose."""
    rest = [at for at in draft.free(start)]
    if all(len(draft.pieces[at].text) <= (ENTRY if draft.is_body(at) else SHORT) for at in rest):
        run = rest
    else:
        stop = next((at for at in rest if shapes.is_prose(draft.pieces[at].text)), len(draft.pieces))
        run = [at for at in rest if at < stop][:LONGEST_RUN]
        # The last title before prose may be the next sub-heading.
        run = run[:-1] if len(run) > 1 and stop < len(draft.pieces) else run
    for at in run:
        named = shapes.is_title(draft.pieces[at].text) and len(shapes.words(draft.pieces[at].text)) >= 4
        draft.give(at, Role.TEASER if named else Role.BOILERPLATE, "page:related")


def _signature(draft: Draft) -> None:
    """The authors' line at the end of the article."""
    free = draft.free()
    if len(free) < 2:
        return
    text = draft.pieces[free[-1]].text
    bare = text.strip(shapes.BLANKS + "()[].")
    if len(text) <= SHORT // 2 and (shapes.is_name(bare) or _is_agency(draft, bare)):
        draft.give(free[-1], Role.BYLINE, "page:signature")


def _is_agency(draft: Draft, text: str) -> bool:
    """Whether the line ends in the name of a press agency."""
    found = draft.furniture.within("agency", text)
    return found is not None and found.end() == len(text) and len(shapes.words(text)) <= 6


def _label(draft: Draft) -> str:
    """The topic before the colon of the headline, such as `Crue du Val`; empty if it has none."""
    headline = next((draft.pieces[at].text for at in draft.with_role(Role.HEADLINE)), "")
    return _topic(headline)


def _topic(text: str) -> str:
    """What stands before the first colon when it can be a topic: one to six words without a quotation."""
    before, colon, _ = text[: shapes.TITLE].partition(":")
    before = before.strip(shapes.BLANKS)
    fits = colon and 1 <= len(shapes.words(before)) <= 6 and not any(mark in before for mark in '«»“”"')
    return before.casefold() if fits else ""


def _middle(draft: Draft, at: int, label: str) -> tuple[Role, str]:
    """Role of a paragraph that is neither furniture nor at the top."""
    piece = draft.pieces[at]
    if draft.furniture.has("correction", piece.text):
        return Role.BODY, "page:correction"
    if shapes.is_prose(piece.text) or shapes.is_listed(piece.text) or shapes.is_open(piece.text):
        return Role.BODY, "page:prose"
    if not draft.stands_alone(at):
        return Role.BODY, "page:line"
    if draft.inside_body(at) and (reason := _teaser(draft, piece.text, label)):
        return Role.TEASER, reason
    if piece.hint == "heading" or draft.before_prose(at) and _is_subheading(piece.text):
        return Role.SUBHEADING, "html:heading" if piece.hint == "heading" else "page:short-line"
    return Role.BODY, "page:default"


def _teaser(draft: Draft, text: str, label: str) -> str:
    """The rule that makes a line the headline of another article; empty if it is not one.

    Such a line has a colon with a quotation before it and somebody after it, or a topic before it and a
    whole headline after it. `Name : « quotation »` alone is speech and stays in the body."""
    before, colon, after = text.partition(":")
    if not colon or not shapes.is_title(text) or shapes.is_question(text) and not label:
        return ""
    if shapes.is_quote(text) and shapes.trimmed(before) != before.rstrip(shapes.BLANKS):
        return "page:teaser-quotation" if len(shapes.words(after)) >= 3 else ""
    topic = _topic(text)
    if not topic or not _is_headline(draft, after):
        return ""
    if topic == label:
        return "page:teaser-topic"
    said = _only_quotation(after)
    return "page:teaser-colon" if not said and draft.furniture.within("verb", after) else ""


def _is_headline(draft: Draft, text: str) -> bool:
    """Whether words after a colon make a headline: a verb or a quotation, and four words at least."""
    quoted = any(mark in text for mark in '«“"')
    return len(shapes.words(text)) >= 4 and bool(quoted or draft.furniture.within("verb", text))


def _only_quotation(text: str) -> bool:
    """Whether the text is one quotation with nobody named after it."""
    return shapes.is_quote(text) and shapes.trimmed(text) != text.rstrip(shapes.BLANKS)


def _is_subheading(text: str) -> bool:
    """Whether a line before prose is a sub-heading: short, at most one comma, no final full stop."""
    mark = shapes.final_mark(text)
    limit = {"?": QUESTION, "!": EXCLAMATION}.get(mark, SUBHEADING)
    if _only_quotation(text.partition(":")[2]):
        return False
    if len(text) > limit or text.count(",") > (2 if mark == "?" else 1):
        return False
    return not text[0].islower()
