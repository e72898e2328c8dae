"""Order among findings: duplicates dropped, quotations joined, contents cut, parents found."""

from __future__ import annotations

from dataclasses import replace

from selon.attributions.scene import Finding, Scene, starts_sentence
from selon.records import Span, SpeechAct, SpeechType

# A quotation continues one of the last reports before it; further back nothing is looked for.
NEAR = 40
EMBEDDED = ("verb-", "noun-", "passive-", "participle-", "relay-", "quoted-")


def join_continuations(scene: Scene, findings: list[Finding]) -> list[Finding]:
    """Findings with every floating quotation joined to the report that it continues.

    A quotation without cue continues the last report of its paragraph, or, at the start of a paragraph,
    the quotation that ended the paragraph before. What continues nothing stays, without cue."""
    ordered = sorted(findings, key=lambda f: (f.start, f.end))
    out: list[Finding] = []
    for finding in ordered:
        if finding.rule != "quote-floating":
            out.append(finding)
            continue
        if _is_told(finding, ordered):
            continue
        host = _host(scene, finding, out)
        if host is None:
            out.append(finding)
        else:
            out[host] = replace(out[host], content=(*out[host].content, *finding.content))
    return out


def end_before_report(scene: Scene, findings: list[Finding]) -> list[Finding]:
    """The findings, those of a preposition over a quotation cut where a report of somebody else goes on behind it:
    "d'après un élu, « tout va bien », d'autres disent que ..."."""
    out: list[Finding] = []
    for finding in findings:
        last = finding.content[-1]
        q = next(iter(scene.outer_quotations(*last)), None) if finding.rule == "preposition" else None
        if q is not None and q.span.start <= last.start + 1 and q.span.end < last.end:
            reports = [f for f in findings if f.rule.startswith("verb") and f.sentence == finding.sentence and f.source]
            starts = [min(f.source[0].start, f.cue[0].start) for f in reports if f.source[0].start >= q.span.end]
            between = scene.document.text[q.span.end : min(starts)].strip() if starts else ""
            if between == "," and min(starts) < last.end:
                finding = replace(finding, content=(*finding.content[:-1], Span(last.start, q.span.end)))
        out.append(finding)
    return out


def within_quotations(scene: Scene, findings: list[Finding]) -> list[Finding]:
    """The findings, those whose cue and content stand in a quotation ended where it ends."""
    out: list[Finding] = []
    for finding in findings:
        report = bool(finding.cue) and not finding.rule.startswith("quote")
        q = scene.quotation_around(*finding.cue[0]) if report else None
        inside = [s for s in finding.content if q is not None and q.span.start < s.start < q.span.end]
        if q is not None and not q.open_ended and inside and inside[-1].end >= q.span.end:
            kept = tuple(Span(s.start, min(s.end, q.span.end - 1)) for s in finding.content if s.start < q.span.end - 1)
            finding = replace(finding, content=kept or finding.content)
        out.append(finding)
    return out


def _host(scene: Scene, floating: Finding, earlier: list[Finding]) -> int | None:
    """Place of the report that a floating quotation continues, or None."""
    here = scene.sentences[floating.sentence].paragraph
    best: int | None = None
    end = -1
    for place in range(max(0, len(earlier) - NEAR), len(earlier)):
        finding = earlier[place]
        reach = max([finding.end, *(s.end for s in finding.cue), *(s.end for s in finding.source)])
        if reach > floating.start or not finding.cue or not finding.source:
            continue
        where = scene.sentences[finding.sentence].paragraph
        if where == here - 1 and (not _opens_paragraph(scene, floating) or finding.type is not SpeechType.DIRECT):
            continue
        if where < here - 1 or finding.rule.startswith(("conditional", "hearsay", "noun")):
            continue
        if scene.quotation_around(finding.cue[0].start, finding.cue[0].end) is None and reach > end:
            best, end = place, reach
    if best is None or not _adjacent(scene, end, floating.start):
        return None
    return best


def _opens_paragraph(scene: Scene, finding: Finding) -> bool:
    """Whether the finding's content stands first in its paragraph."""
    paragraph = scene.paragraph_span(finding.sentence)
    return not scene.document.text[paragraph.start : finding.start].strip()


def _adjacent(scene: Scene, end: int, start: int) -> bool:
    """Whether at most the rest of one sentence stands between a report and a quotation."""
    between = scene.document.text[end:start].strip()
    return len(between) <= 160 and scene.stops_in(end, start) == 0


def speech_type(scene: Scene, finding: Finding) -> SpeechType:
    """Direct, mixed or indirect, by how much of the content stands in quotation marks."""
    if finding.type is not None:
        return finding.type
    for span in finding.content:
        for q in scene.outer_quotations(*span):
            if span.start <= q.span.start and q.span.end <= span.end:
                if _is_speech(scene, q.span):
                    rest = [s for s in finding.content if s != q.span]
                    whole = (span == q.span and not rest) or _only_quotes(scene, finding.content)
                    embedded = finding.rule.startswith(EMBEDDED) and finding.rule != "verb-parenthetical"
                    return SpeechType.DIRECT if whole and not embedded else SpeechType.MIXED
    return SpeechType.INDIRECT


def _only_quotes(scene: Scene, content: tuple[Span, ...]) -> bool:
    """Whether a content is quotations alone, one behind the other: "« Assez ! », « Dehors ! »"."""
    held = [q for span in content for q in scene.outer_quotations(*span) if span.start <= q.span.start]
    between = [w for span in content for w in scene.words_in(span) if not any(w.start in range(*q.span) for q in held)]
    return len(held) > 1 and all(w.upos in ("PUNCT", "CCONJ") for w in between)


def holds_wording(scene: Scene, content: tuple[Span, ...]) -> bool:
    """Whether a quotation that is no name stands wholly in the content."""
    return any(
        span.start <= q.span.start and q.span.end <= span.end and _is_speech(scene, q.span)
        for span in content
        for q in scene.outer_quotations(*span)
    )


def _is_speech(scene: Scene, span: Span) -> bool:
    """Whether quotation marks hold wording, not a name or title."""
    words = scene.words_in(span)
    if not words:
        return False
    names = [w for w in words if w.upos == "PROPN"]
    return len(names) < len(words)


def drop_duplicates(findings: list[Finding]) -> list[Finding]:
    """One finding for each cue: the first rule that took it keeps it, but the verb in a preposition ("à l'en croire")
    is no cue of its own."""
    seen: set[tuple[Span, ...]] = set()
    worded = [f.cue[0] for f in findings if f.rule.startswith("preposition") and f.cue and f.source]
    out: list[Finding] = []
    for finding in findings:
        if finding.cue and finding.cue in seen and not finding.relay:
            continue
        if finding.rule == "quote-cue-before" and not finding.source:
            if any(cue.start <= finding.cue[0].start and finding.cue[0].end <= cue.end for cue in worded):
                continue
        seen.add(finding.cue)
        out.append(finding)
    return out


def drop_reported_nouns(findings: list[Finding]) -> list[Finding]:
    """Findings without the cue nouns that another cue reports as its own content ("l'hypothèse a été évoquée"); a
    claim that a verb with a bare clause denies is told by itself ("rejected claims that ...")."""
    reported = {
        (f.sentence, f.content_at) for f in findings if not f.rule.startswith("noun") and f.content_at is not None
    }
    denied = {
        (f.sentence, f.content_at)
        for f in findings
        if f.rule == "verb-obj" and f.entry and f.entry.act is SpeechAct.DENY and "clause" in f.entry.frames
    }
    kept = reported - denied
    return [f for f in findings if not f.rule.startswith("noun") or (f.sentence, f.cue_at) not in kept]


def cut_outer_cues(findings: list[Finding]) -> list[Finding]:
    """Contents without the cue of the report that holds them: "Selon X, Y, rapporte Z" ends before "rapporte"."""
    outer: dict[int, list[Finding]] = {}
    for finding in findings:
        if finding.rule in ("verb-parenthetical", "quote-cue-after") and finding.cue:
            outer.setdefault(finding.sentence, []).append(finding)
    out: list[Finding] = []
    for finding in findings:
        for other in outer.get(finding.sentence, ()):
            if other is finding:
                continue
            cut = min([other.cue[0].start, *(s.start for s in other.source)])
            if finding.content[0].start < cut < finding.content[-1].end and not _holds(finding, other):
                kept = tuple(Span(s.start, min(s.end, cut)) for s in finding.content if s.start < cut)
                finding = replace(finding, content=kept)
        out.append(finding)
    return out


def complete_quotations(scene: Scene, findings: list[Finding]) -> list[Finding]:
    """Contents that end inside a quotation which they opened, carried on to its end ("Selon lui, « A. B. »")."""
    out: list[Finding] = []
    for finding in findings:
        finding = _from_its_start(scene, finding)
        last = finding.content[-1]
        for q in scene.outer_quotations(*last):
            if q.open_ended:
                continue
            opened = last.start - 2 <= q.span.start
            whole = opened and last.end >= q.span.end - 2
            if opened and (whole or not _cue_between(finding, last.end, q.span.end)):
                widened = Span(min(last.start, q.span.start), max(last.end, q.span.end))
                finding = replace(finding, content=(*finding.content[:-1], widened))
                break
        out.append(finding)
    return [f for f in out if not (f.rule == "quote-floating" and _is_told(f, out))]


def _is_told(floating: Finding, findings: list[Finding]) -> bool:
    """Whether a quotation without cue is the content of a preposition, over several sentences ("« A. B », selon X"),
    or of the verb behind another quotation ("« A », et « B », a dit X")."""
    return any(
        f.rule.startswith(("preposition", "verb-parenthetical"))
        and f.start <= floating.start
        and floating.end <= f.content[0].end
        for f in findings
    )


def _from_its_start(scene: Scene, finding: Finding) -> Finding:
    """The finding with a quotation of several sentences whole: "« A. B », selon X" is not B alone."""
    first = finding.content[0]
    if not finding.rule.startswith("preposition") or not finding.cue or len(finding.content) > 1:
        return finding
    for q in scene.outer_quotations(*first):
        ends = first.end >= q.span.end - 2 and finding.cue[0].start >= q.span.end
        if ends and q.span.start < first.start and starts_sentence(scene, q):
            return replace(finding, content=(Span(q.span.start, max(first.end, q.span.end)),))
    return finding


def _cue_between(finding: Finding, start: int, end: int) -> bool:
    """Whether the finding's own cue stands in the stretch."""
    return any(start <= s.start < end for s in (*finding.cue, *finding.source))


def _holds(finding: Finding, other: Finding) -> bool:
    """Whether the other report lies wholly in the finding's content, as a nested one does."""
    return (
        finding.start <= other.start
        and other.end <= finding.end
        and other.cue[0].end < finding.end
        and (finding.start < other.start)
    )


def parents(findings: list[Finding]) -> list[int | None]:
    """For each finding the place of the smallest other whose content holds it, or None.

    Findings are swept in the order of their first code point, so that only those still open are compared."""
    by_cue = {finding.cue[0]: place for place, finding in enumerate(findings) if finding.cue}
    first = [min(f.start, *(s.start for s in f.cue)) if f.cue else f.start for f in findings]
    waiting = sorted(range(len(findings)), key=lambda p: findings[p].start)
    out: list[int | None] = [None] * len(findings)
    still_open: list[int] = []
    pushed = 0
    for place in sorted(range(len(findings)), key=lambda p: first[p]):
        while pushed < len(waiting) and findings[waiting[pushed]].start <= first[place]:
            still_open.append(waiting[pushed])
            pushed += 1
        still_open = [p for p in still_open if findings[p].end > first[place]]
        outer = findings[place].outer
        out[place] = by_cue.get(outer) if outer is not None else _smallest(findings, place, still_open)
    return _acyclic(out)


def _smallest(findings: list[Finding], place: int, candidates: list[int]) -> int | None:
    """Place of the smallest candidate that holds the cue and the first words of the content, or None."""
    finding = findings[place]
    anchor = finding.cue or finding.content[:1]
    best: tuple[int, int, int] | None = None
    for candidate in candidates:
        other = findings[candidate]
        if candidate == place or not _contains(other, anchor) or not _contains(other, finding.content[:1]):
            continue
        if finding.cue and other.cue and _contains(finding, other.cue):
            continue
        extent = (sum(s.end - s.start for s in other.content), -_depth(findings, candidate), candidate)
        best = extent if best is None or extent < best else best
    return None if best is None else best[-1]


def _depth(findings: list[Finding], place: int) -> int:
    """How many reports a finding is shown to stand in: 1 for the source that an outlet cites."""
    depth, here = 0, findings[place].outer
    while here is not None and depth < len(findings):
        depth += 1
        here = next((f.outer for f in findings if f.cue and f.cue[0] == here), None)
    return depth


def _contains(outer: Finding, inner: tuple[Span, ...]) -> bool:
    """Whether the outer content holds all inner spans."""
    return bool(inner) and all(any(o.start <= i.start and i.end <= o.end for o in outer.content) for i in inner)


def _acyclic(chain: list[int | None]) -> list[int | None]:
    """The same parents with every cycle cut."""
    for place in range(len(chain)):
        seen = {place}
        here = chain[place]
        while here is not None:
            if here in seen:
                chain[place] = None
                break
            seen.add(here)
            here = chain[here]
    return chain


def trimmed(text: str, finding: Finding) -> Finding:
    """The finding with spans that begin and end on words, sorted, disjoint and not empty."""
    out: list[Span] = []
    for span in sorted(finding.content):
        start, end = span
        while end > start and text[end - 1] in " \u00a0\u202f\n\r\t,;":
            end -= 1
        while start < end and text[start] in " \u00a0\u202f\n\r\t,;":
            start += 1
        if start < end and (not out or start >= out[-1].end):
            out.append(Span(start, end))
    return replace(finding, content=tuple(out))
