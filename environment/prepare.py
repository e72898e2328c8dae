"""Makes the Python environment of a checkout: `python3 -m environment.prepare GROUP [FOLDER]`.

FOLDER (default `.venv`) gets the packages of requirements/GROUP.txt, with their hashes checked, and the
checkout itself as an editable package. A second call with the same lock does nothing; a changed lock
makes the folder anew. uv does the work where it is on the PATH, else venv and pip. Asks nothing.
Needs nothing but Python's standard library, and starts on Python 3.7 so that it can say what is wrong.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from environment import system

ROOT = Path(__file__).parent.parent
OLDEST = (3, 11)
QUIET = {"PIP_NO_INPUT": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "UV_NO_PROGRESS": "1", "UV_COMPILE_BYTECODE": "1"}
NO_VENV = """this Python cannot make an environment: its venv module lacks ensurepip.
On Debian and Ubuntu: apt-get install python3-venv
Anywhere: install uv, and run the same command again."""


def succeeds(*command: object, folder: Path | None = None) -> bool:
    """True when the command ends well; what it prints is shown. The programs of the folder come first."""
    words = [str(word) for word in command]
    places = [str(folder / "bin")] if folder else []
    path = os.pathsep.join([*places, os.environ.get("PATH", os.defpath)])
    environment = {**os.environ, **QUIET, "PATH": path}
    return subprocess.run(words, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL).returncode == 0


def interpreter() -> str:
    """A Python that is new enough: this one, else the newest python3.N on the PATH; ends the run when there is none."""
    if sys.version_info >= OLDEST:
        return sys.executable
    for minor in range(14, 10, -1):
        found = shutil.which(f"python3.{minor}")
        if found and subprocess.run([found, "-c", ""], capture_output=True).returncode == 0:
            return found
    here = ".".join(str(part) for part in sys.version_info[:2])
    sys.exit(f"Selon needs Python 3.11 or later; this is {here}. Remedy: make PYTHON=/path/to/python3.11 ...")


def digest(group: str) -> str:
    """What the environment of a group rests on: its lock, what pyproject.toml says of the package, the Python."""
    lock = (ROOT / "requirements" / f"{group}.txt").read_text(encoding="utf-8")
    package = (ROOT / "pyproject.toml").read_text(encoding="utf-8").split("[tool.")[0]
    return hashlib.sha256("\n".join((sys.version, package, lock)).encode()).hexdigest()


def new_folder(folder: Path, uv: str | None) -> bool:
    """True when an empty environment stands in the folder; what stood there is gone."""
    if uv and succeeds(uv, "venv", "--quiet", "--clear", "--seed", "--python", ">=3.11", folder):
        return True
    python = interpreter()
    if subprocess.run([python, "-c", "import ensurepip, venv"], capture_output=True).returncode != 0:
        if not (system.may_install() and system.install(("python3-venv",))):
            sys.exit(NO_VENV)
    return succeeds(python, "-m", "venv", "--clear", folder)


def fill(folder: Path, group: str, uv: str | None) -> bool:
    """True when the folder holds the packages of the group's lock and the checkout itself.

    uv does not read pip's settings: where it cannot reach an index, pip is tried."""
    python = folder / "bin" / "python"
    tools = ((uv, "pip", "install", "--quiet", "--python", python), (python, "-m", "pip", "install", "-qq"))
    return any(
        succeeds(*tool, "--require-hashes", "-r", f"requirements/{group}.txt")
        # The build backend looks for its program on the PATH.
        and succeeds(*tool, "--no-deps", "--no-build-isolation", "-e", ".", folder=folder)
        for tool in tools
        if tool[0]
    )


def prepare(group: str, folder: Path) -> bool:
    """True when the folder holds the environment of the group.

    The lock `test` holds all of the lock `run`: it serves for both, and is added to an environment of `run`."""
    stamp = folder / "stamp.json"
    made = json.loads(stamp.read_text()) if stamp.exists() else {"group": "", "digest": ""}
    current = bool(made["group"]) and digest(made["group"]) == made["digest"]
    if current and made["group"] in (group, "test"):
        return True
    print(f"making {folder.name} from requirements/{group}.txt", flush=True)
    uv = shutil.which("uv")
    if not (current or new_folder(folder, uv)) or not fill(folder, group, uv):
        return False
    stamp.write_text(json.dumps({"group": group, "digest": digest(group)}))
    return True


def main(arguments: list[str]) -> int:
    """0 when the environment stands."""
    group = arguments[0]
    folder = ROOT / (arguments[1] if len(arguments) > 1 else ".venv")
    return 0 if prepare(group, folder) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
