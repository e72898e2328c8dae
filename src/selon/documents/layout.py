"""How a page is laid out: where its running text stands, what stands beside it, which elements are cards of others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from selon.documents import shapes

# Elements that hold no text of an article, and those that do when most of the page's prose stands in them.
NEVER = frozenset(
    "script style noscript template svg math iframe object video audio canvas select button textarea".split()
)
ASIDE = frozenset("nav footer aside form amp-sidebar amp-consent".split())
ASIDE_ROLES = frozenset("navigation banner contentinfo search complementary menu".split())
DIALOGS = frozenset(("dialog", "alertdialog"))
LEVELS = {"h1": "title", **dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), "heading"), "figcaption": "caption"}
# Parts of class names, ids and itemprops, as editors' systems write them, in French and English.
CLASSES: tuple[tuple[str, str], ...] = (
    ("byline", "byline author authors auteur auteurs signature reader-credits"),
    ("standfirst", "chapo chapeau standfirst lede lead dek accroche"),
    ("caption", "caption legende credit credits"),
    ("teaser", "related readalso lireaussi lire-aussi read-also teaser recommended recirculation a-lire"),
    (
        "apart",
        "comments comment commentaires disqus respond newsletter newsletters subscription signup breadcrumb "
        "breadcrumbs ariane cookie cookies consent cmp gdpr rgpd",
    ),
    ("paywall", "paywall"),
    (
        "boilerplate",
        "share sharing sharedaddy partage social menu navbar advert advertisement ad ads pub publicite promo tags "
        "toolbar outils",
    ),
)
BY_CLASS = tuple(
    (hint, re.compile(rf"(?:^|[\s_-])(?:{'|'.join(names.split())})(?:$|[\s_-])", re.IGNORECASE))
    for hint, names in CLASSES
)
# Class names that say what a page has or may have, and not what the element is: `has-comments`, `comments-open`.
STATES = re.compile(
    r"(?:^|(?<=\s))(?:has|no|with|without|is|js|hide|show)[-_]\S+|comments?[-_](?:open|closed|off|on|enabled|disabled)\b",
    re.IGNORECASE,
)
# Characters: what stands in a paywall is an offer; a longer text is the article, called by what guards it.
OFFER = 600
# An element that claims to be beside the article and holds this share of the page's prose is the article.
MOST = 0.4
# Characters of prose outside of what is apart by its name, from which on the names are believed.
ENOUGH = 250
# A stretch between two tags that is longer than this is running text.
RUN = 40
TEXTS = etree.XPath(f".//text()[string-length(normalize-space(.)) > {RUN}]")
HEADINGS = etree.XPath(".//*[self::h2 or self::h3 or self::h4 or self::h5][.//a[@href] or ancestor::a[@href]]")
BARE = etree.XPath(
    ".//*[self::li or self::article or self::div]/a[@href][following-sibling::p or following-sibling::time]"
    "[not(.//h2 or .//h3 or .//h4 or .//h5)]"
)
# Cards of other articles stand in rows; one or two linked headings may be the article's own.
ROW = 3
CARD = 600
TITLE_WORDS = 3


@dataclass(slots=True, kw_only=True)
class Layout:
    """Where the prose of a page stands: characters of running text by element, what is inside it included.

    `prose` leaves out links and cards, `trusted` also what stands beside the article; `kinds` remembers what
    elements are called: `dropped`, a hint, or empty."""

    body: etree._Element
    prose: Counter[etree._Element] = field(default_factory=Counter)
    trusted: Counter[etree._Element] = field(default_factory=Counter)
    cards: set[etree._Element] = field(default_factory=set)
    kinds: dict[etree._Element, str] = field(default_factory=dict)

    def total(self) -> int:
        """Characters of running text on the page that are not plainly beside the article."""
        return self.trusted[self.body]

    def kind(self, element: etree._Element) -> str:
        """What an element is: `dropped`, a hint such as `byline`, or empty for nothing in particular."""
        known = self.kinds.get(element)
        if known is None:
            known = self.kinds[element] = self._kind(element)
        return known

    def _kind(self, element: etree._Element) -> str:
        if element in self.cards:
            return "dropped"
        kind = named(element)
        if not kind or kind in ("title", "heading") or element.tag in NEVER:
            return kind
        if kind == "paywall":
            return "boilerplate" if self.prose[element] <= OFFER else ""
        if kind == "apart":
            main = self._is_main(element) and (
                _has_headline(element) or self.prose[self.body] - self.prose[element] < ENOUGH
            )
            return "" if main else "boilerplate"
        return "" if self._is_main(element) else kind

    def _is_main(self, element: etree._Element) -> bool:
        """Whether so much of the page's prose stands inside that it cannot be beside the article."""
        return self.prose[element] > 0 and self.prose[element] >= MOST * self.prose[self.body]


def layout(body: etree._Element, *, is_article: bool = False) -> Layout:
    """The layout of a page; of one whose record says that it is an article, items that hold all of its prose are no
    cards of others but the items of a list that it is."""
    found = _measured(body, _cards(body))
    return _measured(body, set()) if is_article and found.cards and found.total() < ENOUGH else found


def _measured(body: etree._Element, cards: set[etree._Element]) -> Layout:
    """The layout of a page with these cards."""
    found = Layout(body=body, cards=cards)
    chains = [(chain, size) for chain, size in _runs(body) if not any(element in found.cards for element in chain)]
    for chain, size in chains:
        for element in chain:
            found.prose[element] += size
    for chain, size in chains:
        if not any(found.kind(element) in ("dropped", "boilerplate", "teaser") for element in chain[:-1]):
            for element in chain:
                found.trusted[element] += size
    if not found.total():
        found.trusted = found.prose
    return found


def named(element: etree._Element) -> str:
    """What the tag, the role and the class names of an element say: `dropped`, a hint, or empty."""
    tag = element.tag
    if not isinstance(tag, str) or tag in NEVER:
        return "dropped"
    if tag in ("body", "html"):
        return ""
    if tag in ASIDE or element.get("role") in ASIDE_ROLES or is_hidden(element) or _is_site_header(element):
        return "dropped"
    if tag == "dialog" or element.get("role") in DIALOGS:
        return "apart"
    if tag in LEVELS:
        return LEVELS[tag]
    if element.get("rel") == "author":
        return "byline"
    names = " ".join(filter(None, map(element.get, ("class", "id", "itemprop"))))[:500]
    hint = next((hint for hint, pattern in BY_CLASS if pattern.search(names)), "") if names else ""
    if hint and (told := STATES.sub(" ", names)) != names:
        return next((hint for hint, pattern in BY_CLASS if pattern.search(told)), "")
    return hint


def is_hidden(element: etree._Element) -> bool:
    """Whether a reader does not see the element."""
    if "hidden" in element.attrib or element.get("aria-hidden") == "true":
        return True
    style = element.get("style")
    return style is not None and "display:none" in style[:300].replace(" ", "").lower()


def _is_site_header(element: etree._Element) -> bool:
    """Whether it is the header of the site and not that of the article."""
    if element.tag != "header" or next(element.iter("h1"), None) is not None:
        return False
    return next(element.iterancestors("article", "main"), None) is None


def _has_headline(element: etree._Element) -> bool:
    """Whether a main heading stands in it."""
    return next(element.iter("h1"), None) is not None


def _runs(body: etree._Element) -> Iterator[tuple[list[etree._Element], int]]:
    """Each stretch of running text as the elements around it, from inside to the body, and its length."""
    for text in TEXTS(body):
        inner = text.getparent()
        if text.is_tail:
            inner = inner.getparent()
        chain = [inner, *inner.iterancestors()]
        chain = chain[: chain.index(body) + 1] if body in chain else [body]
        if not any(element.tag == "a" or element.tag in NEVER for element in chain):
            yield chain, len(text.strip())


def _cards(body: etree._Element) -> set[etree._Element]:
    """Elements that each hold the linked headline of another article, and stand in rows."""
    headings = [heading for heading in (*HEADINGS(body), *BARE(body)) if _leads_away(heading)]
    if len(headings) < ROW:
        return set()
    inside = Counter(outer for heading in headings for outer in heading.iterancestors())
    headed = {outer for heading in body.iter("h1") for outer in heading.iterancestors()}
    rows: dict[etree._Element, list[etree._Element]] = {}
    for heading in headings:
        card = heading
        for outer in heading.iterancestors():
            if inside[outer] > 1 or outer is body or outer in headed:
                break
            card = outer
        rows.setdefault(card.getparent(), []).append(card)
    found = {card for parent, row in rows.items() if len(row) >= ROW and _is_row(parent, row) for card in row}
    return {card for card in found if _size(card) <= CARD} | set(_excerpts(found))


def _is_row(parent: etree._Element, row: list[etree._Element]) -> bool:
    """Whether elements are a row of cards: bare headings are none where they part the text of an article."""
    if not all(card.tag in LEVELS for card in row):
        return True
    behind = {card.getnext() for card in row}
    return not any(child.tag == "p" and child not in behind and _size(child) > RUN for child in parent)


def _excerpts(cards: set[etree._Element]) -> Iterator[etree._Element]:
    """The paragraphs behind cards that are bare headings: one each, where another heading follows."""
    for card in cards:
        following = card.getnext()
        if card.tag in LEVELS and following is not None and following.tag == "p" and _size(following) <= CARD:
            after = following.getnext()
            if after is None or after in cards:
                yield following


def _leads_away(heading: etree._Element) -> bool:
    """Whether a heading is a link to another page, with words enough for a headline."""
    links = [link for link in (*heading.iter("a"), *heading.iterancestors("a")) if link.get("href")]
    words = "".join(heading.itertext())
    if not links or "#" in links[0].get("href") or len(shapes.words(words)) < TITLE_WORDS:
        return False
    within = sum(len("".join(link.itertext())) for link in links)
    return 2 * within >= len(words)


def _size(element: etree._Element) -> int:
    """Characters of its text, blanks at the ends of lines aside."""
    return sum(len(text.strip()) for text in element.itertext() if isinstance(text, str))
