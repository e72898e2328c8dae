"""Every error that Selon raises, drawn as one tree.

SelonError
├── InputError            something a person gave cannot be read: path, fact, remedy
│   ├── NothingThere      no such file, or a directory without articles
│   ├── EmptyInput        no bytes, or no letters in them
│   ├── NotText           a picture, an archive, a program
│   ├── UnknownEncoding   bytes that no encoding explains
│   ├── TooLarge          more bytes than a page may have
│   ├── NoArticle         a page without the text of an article
│   │   └── LostText      text that a reader of the page sees and its parser did not find
│   ├── NotFetched        an address that may not be asked, or gave no page
│   ├── Damaged           an archive that is cut off or broken: at which byte, and what of it was kept
│   ├── Stopped           parsing it was stopped, or not begun: too deep, too slow, too much memory
│   └── WrongLanguage     text in a language that no folder of languages/ reads
├── LexiconError          a line of data in languages/ is wrong: file, line, fact
├── ModelError            the parser's model is missing, damaged or of another version
├── PipelineError         a plugged-in spaCy pipeline lacks what the grammar needs
├── LedgerError           a ledger cannot be opened, read or written: place, fact, remedy
│   └── TooSlow           a question of it took longer than it may
├── NotInstalled          an optional package is not installed: what for, how to get it
└── NotFound              an id or words that name nothing there is
"""


class SelonError(Exception):
    """Base of all errors of Selon; its text is for the person at the keyboard."""


class InputError(SelonError):
    """Something a person gave cannot be read.

    The message has the place, the fact and the remedy, in that order. `reason` is a short name for the kind of fact, by
    which failures are counted; `capture` is the Capture that failed, where bytes had come in."""

    reason = "unreadable"

    def __init__(self, place: str, fact: str, remedy: str) -> None:
        super().__init__(f"{place}: {fact}. {remedy}")
        self.place = place
        self.fact = fact
        self.remedy = remedy
        self.capture: object = None


class NothingThere(InputError):
    """The path does not exist, or holds nothing that can be an article."""

    reason = "nothing_there"


class EmptyInput(InputError):
    """No bytes, or bytes without a single letter."""

    reason = "empty"


class NotText(InputError):
    """The bytes are a picture, an archive or a program."""

    reason = "not_text"


class UnknownEncoding(InputError):
    """No encoding explains the bytes."""

    reason = "unknown_encoding"


class TooLarge(InputError):
    """More bytes than one page may have."""

    reason = "too_large"


class NoArticle(InputError):
    """A page on which no article was found."""

    reason = "no_article"


class LostText(NoArticle):
    """Text that a reader of the page sees, and that its parser did not find."""

    reason = "lost_text"


class Stopped(InputError):
    """Parsing was stopped, or not begun, so that one input cannot stop the others.

    `reason` says why: `too_deep`, `too_many_tags`, `too_many_attributes`, `timeout`, `memory` or `crash`."""

    def __init__(self, place: str, fact: str, remedy: str, *, reason: str) -> None:
        super().__init__(place, fact, remedy)
        self.reason = reason


class Damaged(InputError):
    """An archive or a packed file that is cut off or broken; `offset` is the byte of the file at which it shows."""

    reason = "damaged"

    def __init__(self, place: str, fact: str, remedy: str, *, offset: int) -> None:
        super().__init__(place, fact, remedy)
        self.offset = offset


class NotFetched(InputError):
    """An address of the network that may not be asked, or that gave no page.

    `until` is the ISO 8601 instant before which its server wants no further request, where it named one; `passing`
    says that it may be otherwise in an hour, and then the reason is `not_now`."""

    NOT_NOW = "not_now"
    reason = "not_fetched"

    def __init__(self, place: str, fact: str, remedy: str, *, until: str | None = None, passing: bool = False) -> None:
        super().__init__(place, fact, remedy)
        self.until = until
        self.passing = passing or until is not None
        self.reason = self.NOT_NOW if self.passing else self.reason


class WrongLanguage(InputError):
    """The text is in a language that Selon does not read."""

    reason = "wrong_language"

    def __init__(self, place: str, fact: str, remedy: str, *, language: str) -> None:
        super().__init__(place, fact, remedy)
        self.language = language


class LexiconError(SelonError):
    """A line of data in a language folder is wrong."""

    def __init__(self, file: str, line: int, fact: str) -> None:
        super().__init__(f"{file}:{line}: {fact}")
        self.file = file
        self.line = line
        self.fact = fact


class ModelError(SelonError):
    """The model of a language is missing, damaged or made by another version."""


class PipelineError(SelonError):
    """A plugged-in spaCy pipeline lacks what the grammar needs."""


class LedgerError(SelonError):
    """A ledger cannot be opened, read or written: no ledger, newer, locked, read-only, on a full disk."""

    def __init__(self, place: str, fact: str, remedy: str) -> None:
        super().__init__(f"{place}: {fact}. {remedy}")


class TooSlow(LedgerError):
    """A question of a ledger took longer than it may."""


class NotInstalled(SelonError):
    """An optional package is needed that is not installed; the message says for what and how to get it."""

    def __init__(self, what: str, package: str, extra: str) -> None:
        super().__init__(f"{what} needs {package}, which is not installed. Install it: pip install 'selon[{extra}]'.")


class NotFound(SelonError):
    """An id or words that name nothing there is; the message lists what is near."""
