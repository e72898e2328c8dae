"""Where decision frames stand in a sentence, with what each says of: its issue, its actor, its negation."""

from __future__ import annotations

from dataclasses import dataclass

from selon.claims.decision_arguments import (
    SUBJECTS,
    antecedent,
    can_decide,
    is_infinitive,
    is_passive,
    issue_at,
    power_of,
    subject,
)
from selon.claims.decision_clauses import is_ahead
from selon.claims.decision_contents import NOTHING, Said
from selon.claims.decision_lines import AHEAD, SPEAKER, Line, Lines
from selon.records import State
from selon.trees import Tree

CLAUSES_TOLD = frozenset({"que", "said"})
NOUNS_TOLD = frozenset({"obj"})
"""Places of an issue that can be what is said, a clause or not."""
BEFORE = "~"
"""Before a fixed word that stands ahead of its head ("hors de question")."""
BACK = 3
"""Words before a head among which such a word stands."""
REACH = 8
"""Words between the parts of a fixed phrase ("donner mardi soir son feu vert")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A frame in a sentence.

    `head` is its word, `group` all its words with auxiliaries and negation; `issue` the word that heads its issue,
    None where the frame needs none; `passive` says that the issue is its subject or the noun it describes; `limited`
    that it lets nothing but what it names ("n'accepte que six vols"), `planned` that it is a step before a court
    still to come ("saisira le juge"); `papers` are those of its words that name one ("a pris un arrêté")."""

    line: Line
    head: int
    group: frozenset[int]
    issue: int | None
    passive: bool
    negated: bool
    limited: bool = False
    planned: bool = False
    papers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The state that results from frames under each other, the outermost first, and the word of the issue."""

    state: State
    chain: tuple[Frame, ...]

    @property
    def issue(self) -> int | None:
        """The word that heads the issue: that of the innermost frame."""
        return self.chain[-1].issue

    @property
    def is_judged(self) -> bool:
        """Whether the state is what somebody calls the issue."""
        return self.chain[0].line.actor == SPEAKER


def frames(tree: Tree, lines: Lines, said: Said = NOTHING) -> dict[int, Frame]:
    """The frames of a sentence by their heads; `said` is what is known to be said in it."""
    out: dict[int, Frame] = {}
    for word in tree.words:
        known = lines.of(word.upos, word.lemma, word.lower)
        mine = [line for line in known if line.actor != SPEAKER or _is_judged(tree, lines, word.index, said)]
        tried = ((line, content) for content in (None, said.heads.get(word.index)) for line in mine)
        made = (_frame(tree, lines, word.index, line, content) for line, content in tried)
        if (found := next((one for one in made if one is not None), None)) is not None:
            out[word.index] = found
    return out


def _frame(tree: Tree, lines: Lines, head: int, line: Line, content: int | None) -> Frame | None:
    """The frame of a line at a word, None where a fixed word, the reflexive, the actor or the issue is missing."""
    fixed = _fixed(tree, lines, head, line.words)
    if fixed is None or (line.upos == "VERB" and line.reflexive != _reflexive(tree, lines, head)):
        return None
    if line.state is State.REQUEST and _asks(tree, lines, max((head, *fixed))):
        return None
    holder = head
    if tree.words[head].deprel == "aux:caus" and tree.words[head].head in fixed:
        # "A fait savoir": the parse takes "savoir" for the verb.
        holder = tree.words[head].head
    elif line.upos == "VERB" and tree.words[head].upos == "AUX":
        if not _is_cleft(tree, lines, head, fixed):
            return None
        holder = tree.words[head].head
    passive = line.upos == "VERB" and not line.reflexive and is_passive(tree, lines, head)
    if not passive and not _fits(tree, lines, head, line.actor):
        return None
    alone = passive and line.affirmed == "=" and not fixed and not tree.children(head, "obl:agent")
    if alone and line.actor == "agent":
        # "Des panneaux livrés à l'automne": nobody who decides is told.
        return None
    issue: int | None = None
    for place in line.issues:
        if place == "none" or (place == f"{AHEAD}none" and is_ahead(tree, lines, head)):
            break
        issue = issue_at(tree, lines, (holder, *(k for k in fixed if k != holder)), place, passive=passive)
        if issue is not None and not (place in lines.grammar["genitive"] and _is_owner(tree, lines, line, issue)):
            break
        issue = None
    else:
        # An infinitive that hangs on another verb is a frame even where the parse hangs its object elsewhere.
        bare = line.upos == "VERB" and is_infinitive(tree, lines, head) and tree.words[head].head >= 0
        if content is not None and (CLAUSES_TOLD if tree.is_finite(content) else NOUNS_TOLD) & set(line.issues):
            issue = content
        elif not bare or line.affirmed == "o" or any(place.startswith(AHEAD) for place in line.issues):
            return None
    hinted = issue is not None and tree.words[issue].lemma.casefold() in lines.grammar["hinting"]
    if hinted and line.state is State.AUTHORISE:
        return None  # "laisse entendre que"
    group = {head, *fixed}
    if line.upos != "NOUN":
        group |= set(tree.children(head, "aux", "cop", "expl")) - set(tree.children(head, "expl:subj"))
    if line.actor == "power" and (issue is None or power_of(tree, lines, issue) is None):
        return None
    limit = _limit(tree, lines, head)
    named = (k for k in (*fixed, issue) if k is not None)
    ground = limit or _negators(tree, lines, head, fixed)
    return Frame(
        line=line,
        head=head,
        group=frozenset(group | ground),
        issue=issue,
        passive=passive,
        negated=bool(ground) and not limit,
        limited=bool(limit),
        papers=tuple(k for k in named if tree.words[k].lemma.casefold() in lines.documents),
        planned=bool(lines.grammar["litigation"] & set(line.words)) and is_ahead(tree, lines, head),
    )


def _asks(tree: Tree, lines: Lines, last: int) -> bool:
    """Whether a question follows a verb directly: "demande s'il pleut", "asked why the bridge closed"."""
    behind = tree.words[last + 1] if last + 1 < len(tree.words) else None
    return behind is not None and behind.lower in lines.grammar["complementiser"] - lines.grammar["that"]


def _is_owner(tree: Tree, lines: Lines, line: Line, issue: int) -> bool:
    """Whether the person behind "de" takes the decision that a noun names ("le refus du maire"), and is not its issue;
    only of a noun that needs none."""
    owned = line.upos == "NOUN" and line.actor == "subj" and "none" in line.issues
    return owned and tree.words[issue].lemma.casefold() in lines.people


def _is_judged(tree: Tree, lines: Lines, head: int, said: Said) -> bool:
    """Whether a word is what somebody calls the issue: all that is said ("parle d'« une honte »"), or said of it
    there ("« C'est une honte »", "« Cette fusion n'a aucun sens »")."""
    if head not in said.inside:
        return False
    if tree.words[head].upos in ("ADV", "PRON", "DET"):
        # "Je n'ai jamais signé": what denies one's own doing is judged by its clause.
        return True
    # "Hors de question": what stands before may head it all.
    top = said.tops & {*range(max(head - BACK, 0), head + 1)}
    if top and tree.words[head].upos in ("NOUN", "ADJ") and not tree.children(head, *SUBJECTS):
        return True
    found = subject(tree, head)
    if found is None:
        return tree.words[head].deprel == "root" or bool(tree.children(head, "expl:subj"))
    pointing = any("PronType=Dem" in tree.words[k].feats for k in (found, *tree.children(found, "det")))
    return pointing or tree.words[found].lower in lines.grammar["neuter"]


def _is_cleft(tree: Tree, lines: Lines, head: int, fixed: tuple[int, ...]) -> bool:
    """Whether a copula says whose turn it is: "c'est à la ville de payer"; other helpers of verbs head no frame."""
    told = tree.words[head].head
    if tree.words[head].deprel != "cop" or not fixed or not can_decide(tree, lines, told):
        return False
    opened = any(tree.words[k].lower in lines.grammar["cleft"] for k in tree.children(told, "expl:subj", *SUBJECTS))
    return opened and all(tree.words[k].head == told for k in fixed)


def _fits(tree: Tree, lines: Lines, head: int, place: str) -> bool:
    """Whether somebody who can decide stands where the actor of a line must be one."""
    if place == "obj":
        return any(can_decide(tree, lines, k) for k in tree.children(head, "obj"))
    return place != "agent" or _has_agent(tree, lines, head)


def _has_agent(tree: Tree, lines: Lines, head: int) -> bool:
    """Whether the subject can decide; a verb without one may."""
    found = antecedent(tree, subject(tree, head))
    return found is None or can_decide(tree, lines, found)


def _reflexive(tree: Tree, lines: Lines, head: int) -> bool:
    """Whether a verb stands with "se"."""
    near = {*tree.children(head, "expl", "obj", "iobj", "dep"), *range(max(head - 2, 0), head)}
    near = {k for k in near if k < head and tree.words[k].lower in lines.grammar["reflexive"]}
    return any(head - k <= 4 or tree.words[k].deprel == "expl" for k in near)


def _fixed(tree: Tree, lines: Lines, head: int, words: tuple[str, ...]) -> tuple[int, ...] | None:
    """The fixed words of a phrase in their order behind its head, None where one is missing.

    In a passive the noun stands before: "l'accord a été donné"."""
    out: list[int] = []
    place = head
    for wanted in words:
        if wanted.startswith(BEFORE):
            near = range(max(head - BACK, 0), head)
            found = next((k for k in near if _is(tree, lines, k, wanted[len(BEFORE) :])), None)
            if found is None:
                return None
            continue
        ahead = range(place + 1, min(place + REACH, len(tree.words)))
        there = (k for k in ahead if _is(tree, lines, k, wanted) and not _is_deeper(tree, head, k))
        found = next((k for k in there if not _is_of_another(tree, (head, *out), k)), None)
        if found is None and not out:
            found = next((k for k in tree.children(head, *SUBJECTS) if _is(tree, lines, k, wanted)), None)
        if found is None:
            return None
        if place == head or found > place:
            out.append(found)
            place = max(found, head)
    return tuple(out)


def _is_deeper(tree: Tree, head: int, index: int) -> bool:
    """Whether a noun is that of another verb below ("voudraient défiler pour réclamer une enquête")."""
    if tree.words[index].upos != "NOUN":
        return False
    between = (tree.words[k].feats for k in tree.ancestors(index) if head < k < index)
    return any("VerbForm=Inf" in feats or "VerbForm=Fin" in feats for feats in between)


def _is_of_another(tree: Tree, own: tuple[int, ...], index: int) -> bool:
    """Whether a preposition leads to what belongs to a noun that is none of a phrase's own ("s'est prononcé en faveur
    d'une campagne contre le bruit")."""
    noun = tree.words[index].head
    if tree.words[index].deprel != "case" or noun < 0 or tree.words[noun].deprel != "nmod":
        return False
    ruler = tree.words[noun].head
    return own[0] < ruler and ruler not in own and tree.words[ruler].upos == "NOUN"


def _is(tree: Tree, lines: Lines, index: int, wanted: str) -> bool:
    """Whether a word is the wanted one, by form, lemma, or form without its ending."""
    word = tree.words[index]
    if wanted in (word.lower, word.lemma.casefold()):
        return True
    return word.lower.startswith(wanted[:3]) and wanted in lines.stems(word.lower)


def _negators(tree: Tree, lines: Lines, head: int, fixed: tuple[int, ...]) -> set[int]:
    """The words that negate a frame, empty where nothing does."""
    clitics, partners = lines.grammar["negative-clitic"], lines.grammar["negation"] - lines.grammar["negative-clitic"]
    near = [k for k in (*tree.kids[head], *(k for f in fixed for k in tree.kids[f])) if k not in fixed]
    near += [k for subject in tree.children(head, *SUBJECTS, "obj", "obl") for k in tree.kids[subject]]
    ne = [k for k in near if tree.words[k].lower in clitics]
    with_ = [k for k in near if tree.words[k].lower in partners]
    if with_ and (ne or not clitics):
        return {*ne, *with_}
    without = {k for k in tree.children(head, "mark", "case") if tree.words[k].lower in lines.grammar["privative"]}
    return set() if ne else without


def _limit(tree: Tree, lines: Lines, head: int) -> set[int]:
    """The words by which a verb lets only what it names: "ne ... que", "ne ... pas plus de six"; empty for none."""
    ne = {k for k in tree.children(head, "advmod") if tree.words[k].lower in lines.grammar["negative-clitic"]}
    if not ne:
        return set()
    for word in tree.words[head + 1 : head + REACH]:
        behind = tree.words[word.index + 1 : word.index + 3]
        if word.lower in lines.grammar["exceptive"] and word.deprel in ("case", "advmod"):
            return {*ne, word.index}
        counted = len(behind) == 2 and behind[0].lemma == "de" and behind[1].upos == "NUM"
        if word.lower in lines.grammar["ceiling"] and counted:
            return {*ne, word.index}
    return set()
