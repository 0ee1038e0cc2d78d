"""Camunda's engine: builds the driver, starts it, and reads what it tells."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from tests.conformance.zeebe.case import Case
from tests.conformance.zeebe.seen import Seen, scope_line, task_line

DRIVER = Path(__file__).with_name("driver")
VERSION = ET.parse(DRIVER / "pom.xml").getroot().findtext("{*}properties/{*}zeebe.version", "")
CLASSPATH = DRIVER / "target" / "classpath.txt"
NOW = "2026-03-02T01:00:00Z"
_NEEDS_JAVA = 21
_FLAGS = (
    "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED",
    "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
    "--enable-native-access=ALL-UNNAMED",
    "-Duser.timezone=Asia/Shanghai",
    "-Xmx700m",
)
AGENTS_ONLY = "adHocSubProcessElements"
"""A variable that Camunda gives to ad-hoc sub-processes for its AI agents."""
_ENDS = ("COMPLETED", "TERMINATED")


def java_home() -> Path | None:
    """A Java of at least 21: the one `DINGDIAN_ZEEBE_JAVA` names, or the newest one installed."""
    named = os.environ.get("DINGDIAN_ZEEBE_JAVA")
    homes = [Path(named)] if named else sorted(Path("/usr/lib/jvm").glob("*"), key=_version)
    fitting = [home for home in homes if (home / "bin" / "javac").exists() and _version(home) >= _NEEDS_JAVA]
    return fitting[-1] if fitting else None


def _version(home: Path) -> int:
    release = home / "release"
    lines = release.read_text(encoding="utf-8").splitlines() if release.is_file() else []
    found = next((line.partition('"')[2] for line in lines if line.startswith("JAVA_VERSION=")), "0")
    return int(found.strip('"').partition(".")[0])


def is_built() -> bool:
    """Whether the driver can be started without fetching anything."""
    return CLASSPATH.is_file() and java_home() is not None


def build() -> None:
    """Compile the driver; Maven fetches Camunda's engine the first time."""
    home, maven = java_home(), shutil.which("mvn")
    if home is None or maven is None:
        raise SystemExit(f"Expected Maven and a Java of at least {_NEEDS_JAVA}, but found {maven} and {home}; install them.")
    goals = ("compile", "dependency:build-classpath", "-Dmdep.outputFile=target/classpath.txt")
    subprocess.run([maven, "-q", "-B", *goals], cwd=DRIVER, check=True, env={**os.environ, "JAVA_HOME": str(home)})


def run(cases: Iterable[Case]) -> Iterator[list[Seen]]:
    """Run the cases one after another, each in an engine of its own; one list of steps for each."""
    home = java_home()
    classpath = f"{DRIVER / 'target' / 'classes'}{os.pathsep}{CLASSPATH.read_text(encoding='utf-8').strip()}"
    command = [f"{home}/bin/java", *_FLAGS, "-cp", classpath, "dingdian.Driver"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, encoding="utf-8"
    ) as driver:
        if driver.stdin is None or driver.stdout is None:
            raise RuntimeError("Expected pipes to the driver, but there are none.")
        for case in cases:
            driver.stdin.write(json.dumps(case.to_json(NOW)) + "\n")
            driver.stdin.flush()
            told = json.loads(driver.stdout.readline())
            reading = _Reading()
            yield [reading.step(step) for step in told["steps"]]
        driver.stdin.close()


class _Reading:
    """What is kept from step to step of one case."""

    def __init__(self) -> None:
        self.names: dict[int, str] = {}
        self.counts: Counter[str] = Counter()
        self.active: dict[int, tuple[int, str]] = {}
        self.scopes: dict[int, dict[str, Any]] = {}
        self.ended: dict[int, str] = {}

    def step(self, told: dict[str, Any]) -> Seen:
        """One step, read from the records that the engine wrote."""
        seen = Seen(refused=told.get("failed", ""))
        for event in told["events"]:
            match event["kind"]:
                case "element":
                    self._element(seen, event)
                case "variable" if event["name"] != AGENTS_ONLY:
                    self.scopes.setdefault(event["scope"], {})[event["name"]] = event["value"]
                case "incident":
                    seen.incidents.append(f"{event['id']} {event['type']}")
                case "rejected":
                    seen.refused = f"{event['command']}: {event['reason']}"
        seen.active = Counter(f"{self.names[instance]} {element}" for instance, element in self.active.values())
        lines = [
            scope_line(f"{self.names[instance]} {element}", self.scopes[key])
            for key, (instance, element) in self.active.items()
            if self.scopes.get(key)
        ]
        seen.scopes = [*lines, *(scope_line(f"{name} ended", self.scopes.get(key, {})) for key, name in self.ended.items())]
        seen.timers = [
            f"{timer['id']} {datetime.fromtimestamp(timer['due'] // 1000, UTC).isoformat()}" for timer in told["timers"]
        ]
        seen.tasks = [task_line(task["id"], task["assignee"], task["priority"], task["groups"]) for task in told["tasks"]]
        return seen

    def _element(self, seen: Seen, event: dict[str, Any]) -> None:
        instance, key, state = event["instance"], event["key"], event["state"]
        if instance not in self.names:
            self.names[instance] = f"{event['process']}.{self.counts[event['process']]}"
            self.counts[event["process"]] += 1
        if state == "SEQUENCE_FLOW_TAKEN":
            seen.flows[f"{self.names[instance]} {event['id']}"] += 1
        elif state in _ENDS:
            self.active.pop(key, None)
            seen.moves.append(f"{self.names[instance]} {event['id']} {state}")
            if key == instance:
                self.ended[key] = f"{self.names[instance]} {event['id']}"
        else:
            self.active[key] = (instance, event["id"])
