"""What may be asked over the network: the parameters of each question, and what they are held to."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from selon.answers.claim_list import Wanted
from selon.answers.times import Times
from selon.errors import NotFound
from selon.records import Basis, CommitmentValue, SpeechAct, State
from selon.web.problems import Problem

LONGEST = 500
"""Characters of words that are looked up."""
MOST = 1000
"""Rows of a list, whatever is asked for."""
Words = Annotated[str, Field(min_length=1, max_length=LONGEST)]
Limit = Annotated[int, Field(ge=1, le=MOST)]
Day = Annotated[str, Field(pattern=r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?[~?%]?$", examples=["2031-03-04"])] | None
"""A day, a month, a season or a year, as the command line takes it."""
Instant = (
    Annotated[
        str,
        Field(
            pattern=r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2}(T[0-9]{2}(:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?)?Z?)?)?)?$",
            examples=["2031-03-04T18:40:00Z"],
        ),
    ]
    | None
)
"""An instant, or the beginning of one."""


class Form(BaseModel):
    """What every answer may be asked: a format."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    format: Literal["json", "csv", "markdown"] = Field("json", description="The object, or the table that people see.")


class Quarantine(Form):
    """A question for what could not be read."""

    all: bool = Field(False, description="List those too that have been read since.")
    reason: Words | None = Field(None, description="Only those that failed for this reason.")


class Article(Form):
    """A question about the versions of an article."""

    article: Words = Field(description="The name, the id or the address of any of its versions.")


class Two(Form):
    """A question about two versions."""

    before: Words = Field(description="The older one: an id, a name, or NAME@1 for the first version of that name.")
    after: Words = Field(description="The newer one.")


class Asked(Form):
    """What most answers may be asked: three times."""

    on: Day = Field(None, description="What held on that day, by the accounts there are.")
    as_of: Day = Field(None, description="What had been reported by then.")
    known_by: Instant = Field(None, description="What this ledger had recorded by that instant.")

    def times(self) -> Times:
        """The three times; raises Problem for one that is no date."""
        try:
            return Times(on=self.on, as_of=self.as_of, known_by=self.known_by)
        except NotFound as error:
            told = str(error).replace("--as-of", "as_of").replace("--known-by", "known_by").replace("--on", "on")
            raise Problem(400, "time", told) from error


class Listed(Asked):
    """What a list may be asked: how many rows, and from where on."""

    limit: Limit = Field(100, description="Rows of a page.")
    cursor: str | None = Field(
        None, max_length=200, description="Where the page before ended: the `next` of its Link header."
    )


class AboutIssue(Asked):
    """A question about one issue."""

    issue: Words = Field(description="An id of /api/issues, or words.")
    first: bool = Field(False, description="Take the best of several issues that the words may mean.")


class Brief(AboutIssue):
    """A question for a position."""

    brief: bool = Field(
        False, description="One row of the table for each state and who takes it; the JSON is the same."
    )


class About(Asked):
    """A question about an issue or a claim."""

    about: Words = Field(description="The id of an issue, a claim or a state, or words.")
    first: bool = Field(False, description="Take the best of several that the words may mean.")


class Issues(Listed):
    """A question for issues."""

    words: Words | None = Field(None, description="Only issues that have all these words.")


class Conflicts(Listed):
    """A question for conflicts."""

    issue: Words | None = Field(None, description="Only those of this issue: an id, or words.")
    first: bool = Field(False, description="Take the best of several issues that the words may mean.")


class Search(Listed):
    """A question by words."""

    words: Words = Field(description="In any form: `autorisé` finds `autorisée`.")
    any: bool = Field(False, description="Find also what has only one of the words.")
    limit: Limit = Field(20, description="Rows of a page.")


class Name(Asked):
    """A question for a dossier."""

    name: Words = Field(description="A person, an organisation, a place or a thing, by any of its names.")
    first: bool = Field(False, description="Take the best of several that the name may mean, or the nearest name.")
    limit: Limit = Field(50, description="Claims of a kind, from the newest 50 documents that name it.")


class Firmness(Asked):
    """A question for a count."""

    by: str = Field(
        "outlet,month",
        max_length=60,
        description="What makes a line, separated by commas: outlet, month, year, source, kind, act, role.",
    )


class Claims(Listed):
    """A question for claims; several filters must all fit."""

    outlet: Words | None = Field(None, description="Told by this outlet.")
    source: Words | None = Field(None, description="Said by this source, under any of its names.")
    entity: Words | None = Field(None, description="About this person, place or thing, under any of its names.")
    after: Day = Field(None, description="Reported on that day or later.")
    before: Day = Field(None, description="Reported on that day or earlier.")
    commitment: CommitmentValue | None = Field(None, description="How far the last source goes.")
    basis: Basis | None = Field(None, description="What the content rests on; reportative is the conditional.")
    act: SpeechAct | None = Field(None, description="What the source does in saying it.")
    state: State | None = Field(None, description="Holding a position of this state.")
    issue: Words | None = Field(None, description="Holding a position on this issue: an id, or words.")
    first: bool = Field(False, description="Take the best of several names or issues that the words may mean.")

    def wanted(self, limit: int, offset: int) -> Wanted:
        """The filters as the answer takes them; raises Problem for a day that is none."""
        try:
            Times(on=self.after, as_of=self.before)
        except NotFound as error:
            told = str(error).replace("--on", "after").replace("--as-of", "before")
            raise Problem(400, "time", told) from error
        own = Wanted.__dataclass_fields__.keys() & Claims.model_fields.keys() - {"limit"}
        return Wanted(**{name: getattr(self, name) for name in own}, limit=limit, offset=offset)
