"""The command ``python -m tests.benchmarks [NAME …] [--rounds N] [--json]``: runs rows and prints what they took."""

from __future__ import annotations

import argparse
import json
import sys

from tests.benchmarks import names
from tests.benchmarks.runner import Result, once, prepare, run_row


def main(arguments: list[str]) -> int:
    """Run the rows named (all without a name); 0 when all goals are reached, 1 when one is missed."""
    if arguments[:1] == ["--once"]:
        print(json.dumps(once(*arguments[1:])))
        return 0
    if arguments[:1] == ["--prepare"]:
        prepare(*arguments[1:])
        return 0
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=main.__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"rows to run: {', '.join(names())}")
    parser.add_argument("--rounds", type=int, help="how often each way is run (median counts)")
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    asked = parser.parse_args(arguments)
    if unknown := sorted(set(asked.names) - set(names())):
        parser.error(f"no row called {', '.join(unknown)}; there are {', '.join(names())}")
    results = []
    for name in asked.names or names():
        result = run_row(name, asked.rounds)
        results.append(result)
        if not asked.json:
            print(_text(result), flush=True)
    if asked.json:
        print(json.dumps([_plain(result) for result in results]))
    return 0 if all(verdict.reached for result in results for verdict in result.verdicts) else 1


def _text(result: Result) -> str:
    lines = [f"{result.name}: {result.row.what}"]
    for role, way in result.row.ways().items():
        own = {key: value for key, value in result.figures[role].items() if key != "peak_mb" or value}
        told = "  ".join(f"{key} {value:,.1f}" for key, value in own.items())
        lines.append(f"  {role:<7}{result.seconds[role]:>9.3f} s  {way.label:<48} {told}")
    for verdict in result.verdicts:
        mark = "reached" if verdict.reached else "MISSED"
        lines.append(f"  {verdict.what:<14}{verdict.measured:>9.3f}    goal: at most {verdict.goal:g}  {mark}")
    lines.append(f"  facts  {json.dumps(dict(result.facts), ensure_ascii=False)}")
    return "\n".join(lines)


def _plain(result: Result) -> dict[str, object]:
    return {
        "name": result.name,
        "seconds": dict(result.seconds),
        "figures": {role: dict(figures) for role, figures in result.figures.items()},
        "facts": dict(result.facts),
        "goals": [
            {"what": verdict.what, "measured": verdict.measured, "goal": verdict.goal, "reached": verdict.reached}
            for verdict in result.verdicts
        ],
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
