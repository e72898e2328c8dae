"""What stands on a page around its article: menus, scripts, styles, drawings, footers."""

from __future__ import annotations

import random

from markupsafe import Markup

from benchmarks.layouts.stories import PLACES, Teller

SECTIONS = "Accueil|Politique|Économie|Société|Culture|Sports|Météo|Régions|Monde|Sciences|Santé|Opinions|Jeux".split(
    "|"
)
ENGLISH_SECTIONS = "Home|News|Politics|Business|Culture|Sport|Weather|Regions|World|Science|Health|Opinion".split("|")


class Filler:
    """Makes the furniture of one page by chance of its number."""

    def __init__(self, number: int, language: str) -> None:
        self.chance = random.Random(number)
        self.teller = Teller(number, language)
        self.sections = ENGLISH_SECTIONS if language == "en" else SECTIONS

    def menu(self, count: int = 160, name: str = "nav") -> Markup:
        """A list of links to sections and towns."""
        pick = self.chance.choice
        items = "".join(
            f'<li class="{name}__item {name}__item--{i}"><a class="{name}__link" href="/{i}" data-track="{name}-{i}">'
            f"{pick(self.sections)} {pick(PLACES) if i > 12 else ''}</a></li>"
            for i in range(count)
        )
        return Markup(f'<ul class="{name}__list">{items}</ul>')

    def scripts(self, kilobytes: int = 60) -> Markup:
        """A script of that size: settings, and state that repeats what the page says."""
        line = '{{"id":{0},"slug":"article-{0}","flags":[true,false,null],"title":"{1}","w":{2}}},'
        lines: list[str] = []
        size = 0
        while size < kilobytes * 1000:
            text = line.format(self.chance.randrange(10**6), self.teller.headline(), self.chance.random())
            lines.append(text)
            size += len(text)
        return Markup("<script>window.__STATE__=[" + "".join(lines).rstrip(",") + "];</script>")

    def styles(self, kilobytes: int = 20) -> Markup:
        """A style sheet of that size."""
        rule = ".c{0}-{1}{{margin:{2}px;padding:0 {3}px;color:#{4:06x}}}"
        draw = self.chance.randrange
        lines = (rule.format(i, draw(9999), draw(40), draw(40), draw(1 << 24)) for i in range(kilobytes * 20))
        return Markup("<style>" + "".join(lines) + "</style>")

    def drawing(self) -> Markup:
        """An icon as SVG."""
        points = " ".join(f"{self.chance.randrange(240) / 10} {self.chance.randrange(240) / 10}" for _ in range(24))
        return Markup(f'<svg viewBox="0 0 24 24" aria-hidden="true"><title>icon</title><path d="M{points}z"/></svg>')

    def cards(self, count: int = 12, tag: str = "article", *, prose: bool = False) -> Markup:
        """Cards of other articles, with a line of their text where asked."""
        cards = []
        for i in range(count):
            text = f'<p class="card__text">{self.teller.sentence()}</p>' if prose else ""
            cards.append(
                f'<{tag} class="card card--{i}"><a href="/a/{i}"><img src="/i/{i}.jpg" alt=""/>'
                f'<h3 class="card__title">{self.teller.headline()}</h3></a>{text}</{tag}>'
            )
        return Markup("".join(cards))

    def footer(self, count: int = 60) -> Markup:
        """The foot of the site."""
        return Markup(
            f'<footer class="footer">{self.menu(count, "footer")}<p>© 2031 Tous droits réservés. Mentions légales. '
            "Gérer mes cookies.</p></footer>"
        )
