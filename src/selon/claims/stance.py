"""Who stands where on which issue: decision frames composed with what stands above and below them.

"Lever l'interdiction" authorises, "refuser d'autoriser" forbids, "demander l'interdiction" requests: the signature of
the upper frame says what becomes of the state below (Nairn, Condoravdi and Karttunen 2006). What is only possible,
wanted, asked or supposed sets no state."""

from __future__ import annotations

from dataclasses import replace

from selon.claims.decision_contents import said
from selon.claims.decision_frames import Frame, Outcome, frames
from selon.claims.decision_grounds import holds
from selon.claims.decision_lines import FILE, Lines, lines
from selon.claims.position_actors import Actors
from selon.claims.position_phrases import evidence, phrase
from selon.claims.position_times import valid
from selon.claims.prominence import Evidence, evidence_of, prominence
from selon.languages import has_table
from selon.records import Attribution, Position, Reading, Role, State
from selon.trees import Tree

SILENT = frozenset({Role.BOILERPLATE, Role.BYLINE})
OUTLET = "outlet"
DEEPEST = 6
"""Frames under each other that are composed; what hangs deeper is a parse gone wrong."""


def positions(reading: Reading) -> tuple[Position, ...]:
    """The positions of a reading in the order of the text; needs its attributions and time expressions."""
    return tuple(replace(made, prominence=prominence(evidence)) for made, evidence in weighed(reading))


def weighed(reading: Reading) -> tuple[tuple[Position, Evidence], ...]:
    """The positions of a reading in the order of the text, each with what says how much the article makes of it."""
    document = reading.document
    if not has_table(document.language, FILE):
        return ()
    words = lines(document.language)
    actors = Actors(reading, words)
    times = {found.span for found in reading.timexes}
    out: list[tuple[Position, Evidence]] = []
    told = (one for one in reading.sentences if document.paragraphs[one.paragraph].role not in SILENT)
    trees = [Tree(one) for one in told]
    for tree in trees:
        actors.meet(tree)
    for tree in trees:
        found = frames(tree, words, said(reading.attributions, tree))
        for outcome in outcomes(tree, words, found):
            made = _position(reading, tree, outcome, actors, words)
            if _is_pronoun(tree, outcome.issue):
                own = reading.document.text[slice(*made.evidence[0])] if outcome.is_judged else ""
                made = replace(made, issue=_meant(reading, made, [one for one, _ in out]) or " ".join(own.split()))
            if made.issue and made.issue_span not in times and not _only_undone(outcome, made):
                out.append((made, evidence_of(reading, tree, outcome, made, words)))
        actors.note(tree)
    return tuple(sorted(out, key=lambda one: one[0].evidence))


def _only_undone(outcome: Outcome, made: Position) -> bool:
    """Whether nobody is told to refuse: of what "will not be published" is not said who decides so."""
    frame = outcome.chain[-1]
    return made.state is State.REFUSE and made.actor is None and frame.negated and frame.line.state is State.ANNOUNCE


def outcomes(tree: Tree, words: Lines, found: dict[int, Frame]) -> list[Outcome]:
    """What the frames of a sentence come to: one outcome for each that no other takes as its issue."""
    taken = {below for frame in found.values() if (below := _below(tree, frame, found)) is not None}
    taken |= {k for frame in found.values() for k in frame.group if k != frame.head}
    out: list[Outcome] = []
    for head, frame in found.items():
        if head in taken or not holds(tree, words, frame):
            continue
        outcome = _outcome(tree, frame, found, negated=frame.negated, depth=0)
        # "Autoriser ou ne plus interdire l'usage": one state, told twice.
        again = outcome is not None and any((o.state, o.issue) == (outcome.state, outcome.issue) for o in out)
        if outcome is not None and not (again and outcome.issue is not None):
            out.append(outcome)
    return out


def _below(tree: Tree, frame: Frame, found: dict[int, Frame]) -> int | None:
    """The head of the frame that another takes as its issue; that of the clause which says what a paper sets, where
    the issue is one ("a pris un arrêté limitant le bruit", "a annulé l'ordonnance qui suspendait le permis")."""
    if frame.issue == frame.head:
        return None
    if frame.issue is not None and frame.issue in found and frame.head != found[frame.issue].issue:
        return frame.issue
    clauses = (k for paper in frame.papers for k in tree.children(paper, "acl") if k in found and k > paper)
    return next((k for k in clauses if found[k].line.upos == "VERB"), None)


def _outcome(tree: Tree, frame: Frame, found: dict[int, Frame], *, negated: bool, depth: int) -> Outcome | None:
    """The state of a frame with those under it."""
    line = frame.line
    own = line.negated if negated else line.state
    if frame.limited and own is State.AUTHORISE:
        own = State.RESTRICT
    if frame.planned:
        # Who will not go to court refuses to.
        own = State.REFUSE if negated else State.ANNOUNCE
    below = _below(tree, frame, found)
    sign = line.denied if negated else line.affirmed
    if below is None or sign == "=" or depth >= DEEPEST:
        return None if own is None else Outcome(state=own, chain=(frame,))
    if sign == "o":
        return None
    inner = found[below]
    under = _outcome(tree, inner, found, negated=inner.negated != (sign in "-!"), depth=depth + 1)
    if under is None or (sign == "!" and under.state is not State.AUTHORISE):
        return None if own is None else Outcome(state=own, chain=(frame,))
    return Outcome(state=under.state, chain=(frame, *under.chain))


def _is_pronoun(tree: Tree, index: int | None) -> bool:
    """Whether an issue is only pointed at."""
    return index is not None and tree.words[index].upos in ("PRON", "DET")


def _meant(reading: Reading, made: Position, before: list[Position]) -> str:
    """The issue that a pronoun means: that of the last position, in this paragraph or the one before; else empty."""
    paragraphs = reading.document.paragraphs
    here = [place for place, one in enumerate(paragraphs) if one.span.start <= made.evidence[0].start]
    near = paragraphs[max(len(here) - 2, 0)].span.start
    last = next((one for one in reversed(before) if one.evidence[0].start >= near), None)
    return last.issue if last else ""


def _position(reading: Reading, tree: Tree, outcome: Outcome, actors: Actors, words: Lines) -> Position:
    """The record of an outcome."""
    text = reading.document.text
    actor = actors.of(tree, outcome.chain)
    group = {k for frame in outcome.chain for k in frame.group}
    issue = phrase(tree, outcome.issue) if outcome.issue is not None else None
    shown = evidence(tree, group, outcome.issue)
    first, last = valid(reading, tree, outcome, words)
    return Position(
        actor=actor.name,
        issue=" ".join(text[slice(*(issue or shown))].split()),
        state=outcome.state,
        valid_from=first,
        valid_to=last,
        reported_by=_reporter(reading.attributions, tree, outcome),
        evidence=(shown,),
        issue_span=issue,
        actor_span=actor.span,
        lines=tuple(frame.line.origin for frame in outcome.chain),
    )


def _reporter(attributions: tuple[Attribution, ...], tree: Tree, outcome: Outcome) -> str:
    """The id of the innermost attribution in whose content or cue the outermost frame stands, else the outlet."""
    word = tree.words[outcome.chain[0].head]
    best: tuple[int, str] | None = None
    for one in attributions:
        for span in (*one.cue, *one.content):
            if span.start <= word.start and word.end <= span.end:
                size = span.end - span.start
                best = min(best, (size, one.id)) if best else (size, one.id)
    return best[1] if best else OUTLET
