"""Other tools' time expressions on the same text: dateparser, Recognizers-Text, timexy and HeidelTime.

Read in their favour: a tool that gives a day or an instant where TIMEX3 has a year or a month is given the length
that the gold has, and Recognizers-Text the first of its readings that fits. Each is there when it is installed;
HeidelTime (GPL-3) runs as a program of its own, from the folder of its jar, and is never imported."""

from __future__ import annotations

import html
import re
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path

from evaluation.annotation import Annotation, Timex
from selon.records import Span

Found = tuple[Span, tuple[str, ...]]
"""A span with the values that the tool gives it, the best first."""
Finder = Callable[[str, str, datetime], list[Found]]
NOON = "T12:00"
WORDS = {"fr": "french", "en": "english"}
TAG = re.compile(r"<TIMEX3[^<>]{0,200}?type=\"([A-Z]{1,12})\" value=\"([^\"<>]{0,60})\"[^<>]{0,80}>|</TIMEX3>")


def finders(lang: str) -> dict[str, Finder]:
    """The tools that are installed, by name."""
    found: dict[str, Finder] = {}
    if find_spec("dateparser"):
        found["dateparser"] = _dateparser
    if find_spec("recognizers_date_time"):
        found["Recognizers-Text"] = _recognizers
    if find_spec("timexy"):
        found["timexy"] = _timexy(lang)
    return found


def annotated(gold: Annotation, finder: Finder, lang: str) -> Annotation:
    """What a tool finds in a passage, as an annotation."""
    day = datetime.fromisoformat(gold.published or "2000-01-01")
    return Annotation(timexes=tuple(fitted(gold.timexes, finder(gold.text, lang, day))))


def fitted(gold: Sequence[Timex], found: Iterable[Found]) -> list[Timex]:
    """The findings, each with the value that fits the gold below it: cut to its length, the first that is right."""
    out = []
    for span, values in found:
        near = next((g for g in gold if g.span.start < span.end and span.start < g.span.end), None)
        length = len(near.value) if near and near.value and near.value[0].isdigit() else None
        cut = [value[:length] if value[:1].isdigit() else value for value in values]
        right = near is not None and near.value in cut
        out.append(Timex(span=span, value=near.value if near and right else next(iter(cut), None)))
    return out


def _dateparser(text: str, lang: str, day: datetime) -> list[Found]:
    """What `search_dates` finds, relative to the day."""
    from dateparser.search import search_dates  # type: ignore[import-not-found]

    out: list[Found] = []
    at = 0
    for words, instant in search_dates(text, languages=[lang], settings={"RELATIVE_BASE": day}) or ():
        if (start := text.find(words, at)) >= 0:
            at = start + len(words)
            out.append((Span(start, at), (instant.strftime("%Y-%m-%dT%H:%M"),)))
    return out


def _recognizers(text: str, lang: str, day: datetime) -> list[Found]:
    """What `recognize_datetime` finds, with every reading of it."""
    from recognizers_date_time import Culture, recognize_datetime  # type: ignore[import-not-found]

    culture = {"fr": Culture.French, "en": Culture.English}[lang]
    out: list[Found] = []
    for one in recognize_datetime(text, culture, reference=day):
        readings = (one.resolution or {}).get("values", ())
        values = [v for r in readings for k in ("timex", "value", "start") if (v := r.get(k))]
        out.append((Span(one.start, one.end + 1), tuple(str(value).replace(" ", "T") for value in values)))
    return out


def _timexy(lang: str) -> Finder:
    """timexy as a spaCy pipe; its instants are POSIX time stamps."""
    import spacy
    import timexy  # type: ignore[import-not-found]  # noqa: F401  (registers the pipe)

    nlp = spacy.blank(lang)
    nlp.add_pipe("timexy", config={"kb_id_type": "timestamp", "label": "timexy", "overwrite": False})

    def find(text: str, lang: str, day: datetime) -> list[Found]:
        return [(Span(e.start_char, e.end_char), (_instant(e.kb_id_),)) for e in nlp(text).ents]

    return find


def _instant(value: str) -> str:
    """An ISO 8601 instant for a time stamp, the value of a TIMEX3 tag as it is."""
    if tagged := re.search(r"value=\"([^\"]{0,40})\"", value):
        return tagged[1]
    try:
        return datetime.fromtimestamp(float(value)).strftime("%Y-%m-%dT%H:%M")
    except (ValueError, OverflowError):
        return value


def heideltime(passages: Sequence[Annotation], folder: Path, lang: str) -> list[Annotation]:
    """What HeidelTime finds in the passages, those of one day in one run; `folder` holds its jar and config.props."""
    out: list[Annotation] = [Annotation()] * len(passages)
    days: dict[str, list[int]] = {}
    for place, one in enumerate(passages):
        days.setdefault((one.published or "2000-01-01")[:10], []).append(place)
    for day, places in days.items():
        texts = [passages[place].text for place in places]
        for place, found in zip(places, _tagged(texts, day, folder, lang), strict=True):
            out[place] = Annotation(timexes=tuple(fitted(passages[place].timexes, found)))
    return out


def _tagged(texts: Sequence[str], day: str, folder: Path, lang: str) -> list[list[Found]]:
    """The findings of a run over several texts, which stand in one file, apart from each other."""
    joint = "\n\n\n\n".join(texts)
    starts = [sum(len(t) + 4 for t in texts[:n]) for n in range(len(texts))]
    with tempfile.TemporaryDirectory() as place:
        file = Path(place, "texts.txt")
        file.write_text(joint, encoding="utf-8")
        jar = next(iter(folder.rglob("*heideltime*.jar")))
        options = ["-l", WORDS[lang], "-t", "news", "-dct", day, "-pos", "NO", "-c", str(folder / "config.props")]
        command = ["java", "-jar", str(jar), str(file), *options]
        done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=folder)
    body = done.stdout.split("<TimeML>", 1)[-1].rsplit("</TimeML>", 1)[0].lstrip("\n")
    found = _places(body, joint)
    ends = [start + len(text) for start, text in zip(starts, texts, strict=True)]
    return [
        [(Span(s.start - a, s.end - a), values) for s, values in found if a <= s.start and s.end <= b]
        for a, b in zip(starts, ends, strict=True)
    ]


def _places(body: str, text: str) -> list[Found]:
    """The tags of a TimeML body with their places in the plain text."""
    out: list[Found] = []
    at, open_, value, last = 0, 0, "", 0
    for tag in TAG.finditer(body):
        for char in html.unescape(body[last : tag.start()]):
            while at < len(text) and text[at] != char:
                at += 1
            at += 1
        last = tag.end()
        if tag[0].startswith("</"):
            while open_ < at and text[open_].isspace():
                open_ += 1
            out.append((Span(open_, at), (value,)))
        else:
            open_, value = at, tag[2]
    return out
