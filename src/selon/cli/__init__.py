"""The command line: a table of commands, each loaded when it is called, and the edge where errors end.

A new command is one module with a click command of the same name and one line in `COMMANDS`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from errno import ENOSPC
from importlib import import_module

import click

from selon.errors import SelonError

# name: what `selon --help` says of it. The module is selon.cli.<name>; it is imported when it is called,
# so that help costs nothing of what reading costs.
COMMANDS = {
    "read": "Show articles with their attributions marked and listed.",
    "annotate": "Write the attributions of articles as JSON files.",
    "explain": "Say why an attribution was found: rule, words, tree.",
    "add": "Read articles into the ledger.",
    "fetch": "Fetch pages and feeds into a folder.",
    "issues": "List the issues of the ledger.",
    "position": "Show where an issue stands, on whose word.",
    "conflicts": "Show which accounts disagree, and why.",
    "timeline": "Show or draw the states of an issue over time.",
    "origins": "Count the independent origins of an issue or claim.",
    "search": "Find claims and positions by their words.",
    "claims": "List claims by outlet, source, name, date, firmness, issue.",
    "dossier": "Show all that is said by and about somebody or something.",
    "firmness": "Count how firmly outlets tell, with intervals.",
    "diff": "Show which claims changed between two versions.",
    "revisions": "List the versions of an article and their changes.",
    "watch": "Tell only the changes that matter, as they come.",
    "reject": "Say that a claim, a position or a conflict is wrong.",
    "alias": "Say that two names mean one.",
    "same-issue": "Say that two issues are one.",
    "quarantine": "List what could not be read; try it again.",
    "ledger": "Count, check, copy the ledger; take something out.",
    "serve": "Open the pages and the API of the ledger in a browser.",
    "token": "Make and revoke tokens for the API.",
    "demo": "Show what Selon can do, on articles that come with it.",
}

NOTHING_READ = 1
SOME_REFUSED = 3
INTERRUPTED = 130  # 128 + SIGINT, as shells have it
PIPE_CLOSED = 141  # 128 + SIGPIPE

# What a script may go by; docs/shell.md shows the same table.
STATUSES = {
    0: "done: every input was read, every question answered",
    NOTHING_READ: "nothing could be read or found, or an error ended the run",
    2: "the command line is wrong, or words mean several things (they are listed)",
    SOME_REFUSED: "some inputs were read, others refused (each is named on standard error)",
    INTERRUPTED: "interrupted",
    PIPE_CLOSED: "whoever read the output closed it",
}
EPILOG = f"""\b
Exit status:
{chr(10).join(f"  {status:<4} {meaning}" for status, meaning in STATUSES.items())}

\b
Completion of commands and options, for this shell:
  bash  eval "$(_SELON_COMPLETE=bash_source selon)"
  zsh   eval "$(_SELON_COMPLETE=zsh_source selon)"
  fish  _SELON_COMPLETE=fish_source selon | source
"""


class Commands(click.Group):
    """The group of all commands, and the edge at which an error becomes one line for a person."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now; None when there is none."""
        if cmd_name not in COMMANDS:
            return None
        module = cmd_name.replace("-", "_")
        command = getattr(import_module(f"selon.cli.{module}"), module)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands from the table, without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: object
    ) -> click.Context:
        """The context of the group; its own options, such as --help, are answered here."""
        with edge():
            return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command."""
        with edge():
            return super().invoke(ctx)


@contextmanager
def edge() -> Iterator[None]:
    """The outermost edge: an error that a person can meet ends here, as one line and an exit status."""
    try:
        yield
    except SelonError as error:
        say(error)
        raise click.exceptions.Exit(NOTHING_READ) from error
    except KeyboardInterrupt as error:
        raise click.exceptions.Exit(INTERRUPTED) from error
    except BrokenPipeError as error:
        # Whoever read our output (`head`, a pager) has seen enough. Python flushes standard output once
        # more at its end, which would fail again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise click.exceptions.Exit(PIPE_CLOSED) from error
    except OSError as error:
        remedy = "Free some space" if error.errno == ENOSPC else "Check the path and its permissions"
        say(f"{error.filename or 'standard output'}: {error.strerror}. {remedy}.")
        raise click.exceptions.Exit(NOTHING_READ) from error


def message(fact: object) -> str:
    """One line for a person, `selon: PLACE: FACT. REMEDY`, without a character that acts on a terminal."""
    from selon.exports.visible import visible

    return f"selon: {visible(str(fact))}"


def say(fact: object) -> None:
    """Write one line for a person on standard error."""
    click.echo(message(fact), err=True)


def _version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if not wanted:
        return
    from importlib.metadata import PackageNotFoundError, version

    try:
        click.echo(f"selon {version('selon')}")
    except PackageNotFoundError:
        click.echo("selon (run from its sources, not installed)")
    ctx.exit()


@click.group(cls=Commands, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version and exit."
)
@click.option(
    "--ledger",
    envvar="SELON_LEDGER",
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="The ledger to use; else SELON_LEDGER, else one in your folder of applications.",
)
def main(ledger: str | None) -> None:
    """Read news articles, list who said what, on whose word, how firmly, and keep it in a ledger."""
