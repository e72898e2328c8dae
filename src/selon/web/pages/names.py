"""What the values of records are called on a page; every name is a message of the catalogues."""

from __future__ import annotations

STATES = {
    "authorise": "authorised",
    "forbid": "blocked",
    "restrict": "restricted",
    "refuse": "refused",
    "suspend": "suspended",
    "promise": "promised",
    "support": "supported",
    "oppose": "opposed",
    "announce": "announced",
    "confirm": "confirmed",
    "deny": "denied",
    "request": "requested",
    "order": "ordered",
    "recommend": "recommended",
    "condemn": "condemned",
    "control": "controlled",
    "assert": "asserted",
    "neutral": "left open",
    "concern": "feared",
}
OPENS = frozenset({"authorise", "support", "promise", "confirm", "recommend", "announce"})
SHUTS = frozenset({"forbid", "restrict", "refuse", "suspend", "oppose", "condemn", "deny"})
FIRMNESS = {
    "plain": "told plainly",
    "hedged": "told with reserve",
    "conditional": "told in the conditional, as hearsay",
    "denied": "denied",
}
SHORT = {"plain": "plain", "hedged": "with reserve", "conditional": "conditional", "denied": "denied"}
KINDS = {
    "person": "person",
    "organisation": "organisation",
    "outlet": "outlet",
    "document": "document",
    "group": "group",
    "anonymous": "anonymous",
    "unspecified": "nobody named",
    "agency": "agency",
}
ROLES = {
    "headline": "headline",
    "standfirst": "standfirst",
    "subheading": "subheading",
    "byline": "byline",
    "body": "text",
    "caption": "caption",
    "teaser": "teaser of another article",
    "boilerplate": "around the article",
}
TYPES = {"direct": "quoted", "indirect": "in other words", "mixed": "quoted in part"}
BASES = {
    "quoted": "quoted",
    "reported": "reported",
    "reportative": "hearsay in the conditional",
    "inferred": "inferred",
    "witnessed": "witnessed",
}
ACTS = {
    "assert": "asserts",
    "deny": "denies",
    "confirm": "confirms",
    "estimate": "estimates",
    "promise": "promises",
    "order": "orders",
    "ask": "asks",
    "accuse": "accuses",
    "praise": "praises",
    "other": "says",
}
COMMITMENTS = {
    "CT+": "certain",
    "PR+": "probable",
    "PS+": "possible",
    "CT-": "certainly not",
    "PR-": "probably not",
    "PS-": "possibly not",
    "CTu": "certain, not said whether so",
    "Uu": "not committed",
}
STAMPS = {
    "stated_published": "published, as stated",
    "stated_updated": "updated, as stated",
    "first_seen": "first seen",
    "last_checked": "last checked",
}
CONFLICTS = {
    "numeric": "numbers",
    "polarity": "yes and no",
    "outcome": "outcome",
    "date": "dates",
    "origin": "whose word",
    "characterisation": "words",
    "firmness": "firmness",
}
CHANGES = {
    "position": "new position",
    "number": "another number",
    "source": "new source",
    "firmness": "another firmness",
}
REVISED = {
    "added": "claim added",
    "removed": "claim removed",
    "number": "another number",
    "date": "another date",
    "source_added": "source added",
    "source_removed": "source removed",
    "source_anonymised": "source anonymised",
    "source_named": "source named",
    "source_changed": "source replaced",
    "hedge_dropped": "reserve dropped",
    "hedge_added": "reserve added",
    "polarity": "the contrary",
    "quotation": "quotation altered",
    "position": "another state",
}
DISSOLVES = (
    "they are said of different things, parts or times",
    "the denial means something else",
    "the denial is of something else",
    "they are two events, or two stages of one",
    "they speak of two persons, or of two things to know",
    "the firmer account has a source of its own, or the thing has come about since",
    "the firmer account has a source of its own",
    "they measure different things, at different times, or count differently",
    "they count differently, or at different times",
    "one of them repeated what the other had said",
    "they did it together or one after the other, or it is not the same thing",
    "one of them ended before the other began, or they mean different things by it",
    "they are two acts, or one is the date of a decision and the other of its effect",
)
REASONS = (
    ("one denies what the other says of {}", r"one denies what the other says of (.{1,150})"),
    (
        "told as a fact in one, as hearsay in the other: {}",
        r"told as a fact in one, as hearsay in the other: (.{1,150})",
    ),
    (
        "told as a fact in one, as possible in the other: {}",
        r"told as a fact in one, as possible in the other: (.{1,150})",
    ),
    (
        "told as a fact in one, as planned in the other: {}",
        r"told as a fact in one, as planned in the other: (.{1,150})",
    ),
    ("{} against {}, said of {}", r"(.{1,150}) against (.{1,150}), said of (.{1,150})"),
    (
        "{} against {}: no value is in both; both of {}",
        r"(.{1,150}) against (.{1,150}): no value is in both; both of (.{1,150})",
    ),
    ("{} against {}, side by side: {}", r"(.{1,150}) against (.{1,150}), side by side: (.{1,150})"),
    ("denied by {} in the same article", r"denied by (.{1,150}) in the same article"),
    (
        "the same words are those of {} in one, of {} in the other",
        r"the same words are those of (.{1,150}) in one, of (.{1,150}) in the other",
    ),
    ("owed to {} in one, to {} in the other", r"owed to (.{1,150}) in one, to (.{1,150}) in the other"),
    ("one says {}, the other {}, of {}", r"one says (.{1,150}), the other (.{1,150}), of (.{1,150})"),
    (
        "{} from {} in one, from {} in the other: {}",
        r"(.{1,150}) from (.{1,150}) in one, from (.{1,150}) in the other: (.{1,150})",
    ),
    (
        "{} on {} in one, on {} in the other: {}",
        r"(.{1,150}) on (.{1,150}) in one, on (.{1,150}) in the other: (.{1,150})",
    ),
    (
        "{} told as certain in one, as hearsay in the other; both rest on {}",
        r"(.{1,150}) told as certain in one, as hearsay in the other; both rest on (.{1,150})",
    ),
    ("named relay: {}", r"named relay: (.{1,150})"),
    ("named source: {}", r"named source: (.{1,150})"),
    ("named in the text: {}", r"named in the text: (.{1,150})"),
    (
        "near-copy of {}: {} of the pairs of words in common (MinHash)",
        r"near-copy of (.{1,150}): (.{1,150}) of the pairs of words in common \(MinHash\)",
    ),
    ("agency credit", r"agency credit"),
    ("both have {}", r"both have (.{1,150})"),
)
"""Reasons that answers give in words, and the messages that say the same in every language."""
HEADLINES = (
    ("One denies what the other says", r"one denies what the other says of .{1,150}"),
    ("A fact in one, hearsay in the other", r"told as a fact in one, as hearsay in the other: .{1,150}"),
    ("A fact in one, possible in the other", r"told as a fact in one, as possible in the other: .{1,150}"),
    ("A fact in one, planned in the other", r"told as a fact in one, as planned in the other: .{1,150}"),
    ("Certain in one, hearsay in the other", r".{1,150} told as certain in one, as hearsay in the other; .{1,150}"),
    ("{} against {}", r"(.{1,150}) against ([^:,]{1,150}(?:,\d{1,9}){0,9}), said of .{1,150}"),
    ("{} against {}", r"(.{1,150}) against (.{1,150}?)(?:: no value is in both; .{1,150}|, side by side: .{1,150})"),
    ("{} against {}: who knew, and since when", r"(.{1,150}) against (.{1,150}): who knew, and since when"),
    ("Denied by {} in the same article", r"denied by (.{1,150}) in the same article"),
    (
        "The words of {} in one, of {} in the other",
        r"the same words are those of (.{1,150}) in one, of (.{1,150}) in the other",
    ),
    ("Owed to {} in one, to {} in the other", r"owed to (.{1,150}) in one, to (.{1,150}) in the other"),
    ("One says {}, the other {}", r"one says (.{1,150}), the other (.{1,150}), of .{1,150}"),
    (
        "From {} in one, from {} in the other",
        r".{1,150} from (.{1,150}) in one, from (.{1,150}) in the other: .{1,150}",
    ),
    ("On {} in one, on {} in the other", r".{1,150} on (.{1,150}) in one, on (.{1,150}) in the other: .{1,150}"),
)
"""The same reasons in few words, without what both speak of."""
APART = {
    "timeout": "reading it took too long",
    "memory": "reading it took too much memory",
    "crash": "its parser crashed",
    "too_deep": "its tags are nested too deeply",
    "too_many_tags": "too many tags",
    "too_many_attributes": "a tag with too many attributes",
    "lost_text": "text that a reader sees was not found",
    "no_article": "no article on the page",
    "too_large": "too large",
    "not_text": "no text",
    "empty": "empty",
    "unknown_encoding": "unknown encoding",
    "wrong_language": "a language that is not read",
    "unreadable": "unreadable",
    "damaged": "damaged",
    "not_fetched": "not fetched",
}
"""Why an input was set apart."""
GAPS = {
    "unclosed-quotation": "a quotation mark opens and nothing closes it",
    "unopened-quotation": "a mark closes what nothing opened",
    "overlong-quotation": "the next closing mark stands too far away",
    "quotation-noise": "quotation marks without words between them",
    "unattributed-quotation": "a quotation for which no speaker was found",
    "mixed-encoding": "some bytes are in another encoding",
    "wrong-declaration": "the page declares an encoding that it does not have",
    "nul-bytes": "NUL bytes, read as blanks",
    "lost-character": "a character was lost before Selon saw it",
    "too-long": "longer than any article; what stands behind was not read",
    "impossible-date": "a day that no calendar has",
    "unread-number": "a number that was seen and not understood",
    "faulty-tags": "some of the text could not be reached among its tags",
    "unread-language": "all of it is in a language that is not read",
}


def tone(state: str) -> str:
    """Whether a state opens, shuts, or does neither: how its bar is drawn."""
    return "opens" if state in OPENS else "shuts" if state in SHUTS else "else"
