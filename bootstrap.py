"""Sets up a checkout with nothing but the standard library: `python3 bootstrap.py [--no-web]`.

Makes `.venv`, puts `uv` into it, installs what `uv.lock` lists, then installs and builds the web app in `web/`.
Each part leaves a stamp in `.state/` with a hash of what it depends on, so a second call does nothing.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STATE = ROOT / ".state"
WEB = ROOT / "web"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / ("python.exe" if os.name == "nt" else "python")
UV = SCRIPTS / ("uv.exe" if os.name == "nt" else "uv")
MIN_PYTHON = (3, 11)
NODE_RULE = "20.19 or newer in the 20 series, or 22.12 or newer"
UV_REQUIREMENT = "uv>=0.9"


class SetupError(Exception):
    """Raised when the machine lacks something; the message says what to install."""


def main() -> int:
    """Set up what is missing; 0 when all is ready."""
    parser = argparse.ArgumentParser(description="Set up this checkout.")
    parser.add_argument("--no-web", action="store_true", help="leave the web app out (no Node.js needed)")
    options = parser.parse_args()
    try:
        set_up_python()
        if not options.no_web:
            set_up_web()
    except SetupError as error:
        print(f"setup: {error}", file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as error:
        print(f"setup: '{' '.join(map(str, error.cmd))}' ended with {error.returncode}", file=sys.stderr)
        return 1
    return 0


def set_up_python() -> None:
    """Make `.venv` hold exactly the locked packages (and uv)."""
    if sys.version_info < MIN_PYTHON:
        found = ".".join(map(str, sys.version_info[:3]))
        raise SetupError(f"Expected Python 3.11 or newer, but found {found}; run with a newer python3.")
    fingerprint = digest([ROOT / "pyproject.toml", ROOT / "uv.lock"], extra=sys.version + str(ROOT))
    if PYTHON.exists() and is_current("python", fingerprint):
        return
    if not PYTHON.exists():
        make_venv()
    if not UV.exists():
        say("installing uv")
        run([PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", UV_REQUIREMENT])
    say("installing Python packages from uv.lock")
    # the wheel takes the built web app in, and its build stops when the folder is not there at all
    (WEB / "dist").mkdir(parents=True, exist_ok=True)
    run([UV, "sync", "--frozen", "--inexact", "--quiet"])
    stamp("python", fingerprint)


def make_venv() -> None:
    """Create `.venv`; Debian and Ubuntu keep the module for it in a package of its own."""
    say("creating .venv")
    made = subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=False)
    if made.returncode:
        raise SetupError(
            "Expected 'python3 -m venv' to work, but it failed; on Debian or Ubuntu run "
            "'apt-get install python3-venv', then try again."
        )


def set_up_web() -> None:
    """Install the web app's packages and build it into `web/dist`."""
    if not (WEB / "package.json").exists():
        raise SetupError("Expected web/package.json, but there is none; take a complete checkout.")
    packages = digest([WEB / "package.json", WEB / "package-lock.json"])
    sources = digest(web_sources(), extra=packages)
    built = (WEB / "dist" / "index.html").exists() and is_current("web-build", sources)
    installed = (WEB / "node_modules").is_dir() and is_current("web-packages", packages)
    if built and installed:
        return
    npm = check_node()
    if not installed:
        say("installing web packages")
        run([npm, "ci", "--no-audit", "--no-fund", "--loglevel=error"], WEB)
        stamp("web-packages", packages)
    if not built:
        say("building the web app")
        run([npm, "run", "--silent", "build", "--", "--logLevel", "warn"], WEB)
        stamp("web-build", digest(web_sources(), extra=packages))


def check_node() -> str:
    """The path of npm; explain what to install when Node.js is missing or too old."""
    node, npm = shutil.which("node"), shutil.which("npm")
    remedy = (
        f"install Node.js {NODE_RULE} with npm (Debian: 'apt-get install nodejs npm', or https://nodejs.org), "
        "or run 'python3 bootstrap.py --no-web' to have the API only"
    )
    if node is None or npm is None:
        raise SetupError(f"Expected 'node' and 'npm' on the PATH, but they are missing; {remedy}.")
    shown = subprocess.run([node, "--version"], check=True, capture_output=True, text=True).stdout.strip()
    if not is_new_enough(shown):
        raise SetupError(f"Expected Node.js {NODE_RULE}, but found {shown}; {remedy}.")
    return npm


def is_new_enough(shown: str) -> bool:
    """Whether `v20.20.2` and the like satisfy Vite 8."""
    major, minor = (int(part) for part in shown.lstrip("v").split(".")[:2])
    return (major == 20 and minor >= 19) or (major == 22 and minor >= 12) or major > 22


def web_sources() -> list[Path]:
    """Every file the build reads."""
    ignored = {"node_modules", "dist", "coverage"}
    found = []
    for entry in sorted(WEB.iterdir()):
        if entry.name in ignored or entry.name.startswith("."):
            continue
        found += sorted(path for path in entry.rglob("*") if path.is_file()) if entry.is_dir() else [entry]
    return [path for path in found if path.suffix != ".tsbuildinfo"]


def digest(paths: Iterable[Path], extra: str = "") -> str:
    """A hash over names and contents."""
    total = hashlib.sha256(extra.encode())
    for path in paths:
        total.update(str(path.relative_to(ROOT)).encode())
        total.update(path.read_bytes() if path.exists() else b"")
    return total.hexdigest()


def is_current(name: str, fingerprint: str) -> bool:
    """Whether the stamp says that this was done for these very inputs."""
    path = STATE / name
    return path.exists() and path.read_text() == fingerprint


def stamp(name: str, fingerprint: str) -> None:
    """Remember what was done."""
    STATE.mkdir(exist_ok=True)
    (STATE / name).write_text(fingerprint)


def run(command: list[str | Path], folder: Path = ROOT) -> None:
    """Run a command, showing its output; raises `CalledProcessError`."""
    subprocess.run([str(part) for part in command], cwd=folder, check=True)


def say(text: str) -> None:
    """Tell what takes a moment."""
    print(f"setup: {text} ...", flush=True)


if __name__ == "__main__":
    sys.exit(main())
