"""Invented articles to put into pages: the same number always gives the same article.

Towns, people, outlets and matters are made up; only civil matters (bridges, markets, schools, water)."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

PEOPLE = (
    "Lise Verdan|Marc Ostin|Anne Lorme|Paul Quérin|Inès Maroud|Hugo Talbart|Élodie Sarvas|Noé Brindal|Clara Vaudois|"
    "Yann Kergoat|Salomé Ferrand|Théo Lambrès|Irène Castol|Bastien Roue"
).split("|")
PLACES = "Valmont|Orvel|Saint-Aubin-du-Val|Montrieux|Larnay|Port-Cassel|Brémont|Villeraie|Hautes-Landes|Corvas".split(
    "|"
)
THINGS = (
    "le pont|la halle|le collège|la piscine|le tramway|la bibliothèque|le marché couvert|la station d'épuration|"
    "le barrage|la gare routière|la crèche|le quai nord|la digue|le théâtre|la caserne"
).split("|")
BODIES = (
    "la mairie|la préfecture|le conseil départemental|la régie des eaux|le tribunal administratif|l'agence de l'eau|"
    "le syndicat des transports|la chambre d'agriculture|le rectorat|l'association des riverains"
).split("|")
VERBS = (
    "a annoncé|a confirmé|a reconnu|a précisé|assure|estime|a démenti|a promis|regrette|a indiqué|rappelle|explique"
).split("|")
FACTS = (
    "{t} rouvrira avant la fin du mois|{t} restera fermé jusqu'à l'automne|les travaux coûteront {n} millions d'euros|"
    "{n} familles ont été relogées|la circulation sera alternée pendant {n} semaines|aucun danger n'a été constaté|"
    "le chantier a pris {n} semaines de retard|une enquête publique sera ouverte à {p}|"
    "les relevés ont été faits par un bureau d'études de {p}|le budget voté l'an dernier ne suffit plus|"
    "près de {n} tonnes de gravats ont été retirées|la consultation a réuni {n} habitants|"
    "les horaires seront affichés à l'entrée de {p}|l'appel d'offres a été déclaré sans suite|"
    "les fissures relevées en mars ne s'aggravent pas|un second passage de la commission est prévu"
).split("|")
TURNS = (
    "Selon {b}, {f}.|{b} {v} que {f}.|« Nous avons attendu des mois », dit {w}, pour qui {f}.|"
    "À {p}, {f}, d'après {b}.|{w}, qui suit le dossier depuis {n} ans, {v} que {f}.|"
    "D'après un rapport remis à {b}, {f}, et {f2}.|Pour {w}, « personne ne peut dire que {f} ».|"
    "Interrogé lundi, un proche de {b} {v} que {f}.|De son côté, {b} {v} que {f}, ce que conteste {w}."
).split("|")
HEADLINES = (
    "{p} : {t} au cœur d'un long débat|{t} de {p} attend toujours ses travaux|À {p}, {b} revoit ses plans|"
    "Pourquoi {t} divise les habitants de {p}|{b} relance le chantier de {p}|Ce que l'on sait du retard à {p}"
).split("|")
QUESTIONS = (
    "Que disent les relevés ?|Qui paiera les travaux ?|Un calendrier incertain|Des riverains partagés|"
    "Et maintenant ?|Un précédent à {p}|Les comptes de la régie|Ce que prévoit {b}"
).split("|")
ENGLISH_TURNS = (
    "{w} said the works at {p} would cost {n} million pounds.|The council in {p} confirmed that the bridge would stay "
    "shut for {n} weeks.|“We have waited for months,” said {w}, who runs a bakery near the market.|According to a "
    "report seen by the paper, {n} families had to leave their homes in {p}.|The water company denied that the tests "
    "at {p} had been delayed by {n} days.|Officials in {p} told residents the school would open again before the "
    "winter.|{w}, who has followed the matter for {n} years, doubts that the money will be enough.|The survey found "
    "no danger, the agency said, although {n} cracks were measured in March."
).split("|")
ENGLISH_HEADLINES = (
    "Bridge at {p} to stay shut for {n} more weeks|Council in {p} admits delay over school works|"
    "What we know about the flood wall at {p}|Residents of {p} ask who will pay for the market hall"
).split("|")
ENGLISH_QUESTIONS = (
    "What the survey says|Who will pay?|An uncertain calendar|Residents divided|What happens next".split("|")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """An article before it is laid out: its parts as plain text, and its two instants with their zone."""

    number: int
    language: str
    title: str
    standfirst: str
    author: str
    agency: str
    published: datetime
    updated: datetime
    sections: tuple[tuple[str, tuple[str, ...]], ...]
    points: tuple[str, ...]
    captions: tuple[str, ...]
    teasers: tuple[str, ...]
    comments: tuple[str, ...]
    others: tuple[str, ...]

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The running text without its sub-headings."""
        return tuple(paragraph for _, paragraphs in self.sections for paragraph in paragraphs)


class Teller:
    """Makes sentences and paragraphs of one language by chance of a seed."""

    def __init__(self, seed: int, language: str) -> None:
        self.chance = random.Random(seed)
        self.english = language == "en"

    def filled(self, form: str) -> str:
        """A form with its places filled; the first letter becomes a capital."""
        pick = self.chance.choice
        fact = pick(FACTS).format(t=pick(THINGS), n=self.chance.randint(2, 90), p=pick(PLACES))
        second = pick(FACTS).format(t=pick(THINGS), n=self.chance.randint(2, 90), p=pick(PLACES))
        words = {"t": pick(THINGS), "b": pick(BODIES), "v": pick(VERBS), "f": fact, "f2": second, "w": pick(PEOPLE)}
        text = form.format(**words, p=pick(PLACES), n=self.chance.randint(2, 90))
        return text[0].upper() + text[1:]

    def sentence(self) -> str:
        """One sentence."""
        return self.filled(self.chance.choice(ENGLISH_TURNS if self.english else TURNS))

    def paragraph(self, least: int = 2, most: int = 4) -> str:
        """Some sentences."""
        return " ".join(self.sentence() for _ in range(self.chance.randint(least, most)))

    def headline(self) -> str:
        """A headline."""
        return self.filled(self.chance.choice(ENGLISH_HEADLINES if self.english else HEADLINES))

    def several(self, forms: tuple[str, ...] | list[str], count: int) -> list[str]:
        """Different forms, filled."""
        return [self.filled(form) for form in self.chance.sample(list(forms), count)]


def story(number: int, language: str = "fr") -> Story:
    """The article of a number."""
    teller = Teller(1000 + number, language)
    chance = teller.chance
    heads = teller.several(ENGLISH_QUESTIONS if teller.english else QUESTIONS, 3)
    counts = [chance.randint(2, 5) for _ in range(4)]
    sections = tuple(
        (head, tuple(teller.paragraph() for _ in range(count)))
        for head, count in zip(["", *heads], counts, strict=True)
    )
    moment = datetime(2031, 3, 1, 6, 0, tzinfo=timezone(timedelta(hours=2))) + timedelta(minutes=37 * number)
    return Story(
        number=number,
        language=language,
        title=teller.headline(),
        standfirst=teller.paragraph(1, 2),
        author=chance.choice(PEOPLE),
        agency=chance.choice(("AFP", "Reuters", "")),
        published=moment,
        updated=moment + timedelta(minutes=chance.randint(5, 2000)),
        sections=sections,
        points=tuple(teller.sentence() for _ in range(4)),
        captions=tuple(teller.sentence() for _ in range(3)),
        teasers=tuple(teller.headline() for _ in range(14)),
        comments=tuple(teller.paragraph(1, 3) for _ in range(6)),
        others=tuple(teller.paragraph(1, 2) for _ in range(6)),
    )
