"""The tour: the real program, driven by keys pressed from outside, and what it left looked at."""

import argparse
import dataclasses
import shutil
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from tour import check, offscreen, route
from tour.offscreen import Board
from tour.route import FIRST_PASSPHRASE, Person, Plan
from tour.stage import Screen, StageError, shipped_program
from tour.walk import Album

PASSWORD = "amber violin harbour quiet moss"
TOOLS = ("Xvfb", "xdotool")


def main(arguments: Sequence[str]) -> int:
    """Run the tour and return 0 if everything was as it should be."""
    plan = read(arguments)
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    screen_of: type[Screen | Board] = Screen
    if missing:
        print("Without " + " and ".join(missing) + " no key can be pressed from outside.")
        if plan.program != shipped_program():
            return 1
        print("So the keys are given to the program from within, and nothing else is different.")
        plan, screen_of = dataclasses.replace(plan, program=offscreen.program()), Board
    began = time.monotonic()
    route.clear(plan.out)
    album = Album(plan.out)
    try:
        with screen_of() as screen:
            for person in route.people(plan):
                visit(person(plan, screen, album))
    except StageError as error:
        print(f"The tour stopped: {error}")
        return 1
    problems = list(look(plan))
    for problem in problems:
        print("Not as it should be: " + problem)
    seconds = time.monotonic() - began
    print(
        f"{len(album.names)} pictures, {route.FILE_NAME} and vault/ in {plan.out}: {seconds:.0f} s"
    )
    if not problems:
        shutil.rmtree(plan.home)
    return 1 if problems else 0


def read(arguments: Sequence[str]) -> Plan:
    """Return what the command line asks for."""
    parser = argparse.ArgumentParser(prog="dev.py tour", description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder for all that is made")
    parser.add_argument("--password", default=PASSWORD, help="password of the file")
    parser.add_argument("--program", type=Path, help="a frozen program instead of this checkout")
    parser.add_argument("--short", action="store_true", help="one section, one person")
    asked = parser.parse_args(arguments)
    program = [str(asked.program.resolve())] if asked.program else shipped_program()
    return Plan(
        out=asked.out.resolve(),
        password=asked.password,
        program=program,
        is_short=asked.short,
        pieces=route.pieces(is_short=asked.short),
    )


def visit(person: Person) -> None:
    """Let one person do all their steps; whatever happens, nothing of the program stays."""
    walk = person.walk
    try:
        for name, step in person.steps():
            began = time.monotonic()
            try:
                step()
            except StageError as error:
                walk.album.add("where-it-stopped", walk.frame())
                raise StageError(f"{name}: {error}") from error
            print(f"{name:<32}{time.monotonic() - began:6.1f} s", flush=True)
    finally:
        walk.stage.kill()
        said = walk.stage.output()
    if said:
        raise StageError(f"the program printed {len(said)} bytes")


def look(plan: Plan) -> Iterator[str]:
    """Put the vault beside the pictures and return everything that is not as it should be."""
    vault = plan.out / "vault"
    shutil.copytree(plan.vaults / "Vault", vault)
    yield from check.home_problems(plan.home)
    yield from check.words_in_clear([plan.home, vault], plan.pieces)
    yield from check.vault_problems(vault, FIRST_PASSPHRASE, plan.pieces)
    yield from check.file_problems(plan.out / route.FILE_NAME, plan.password, plan.pieces)
    if not plan.is_short:
        yield from check.texts_problems(
            plan.vaults / "Vault 2", route.SECOND_PASSPHRASE, route.second_texts()
        )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
