"""What a guess costs: calibration against an imaginary machine, and the shipped bounds."""

import os

import pytest

from desktop.errors import MemoryShortError
from desktop.vault import cost
from desktop.vault.cost import FLOOR, MIB, SHIPPED, Bounds, Cost

GIB = 1024 * MIB


def machine(seconds_per_gib_pass, *, memory_gib=64):
    """Return how long a machine takes, and the memory it has."""
    measured = []

    def measure(one):
        measured.append(one)
        if one.memory_kib > memory_gib * GIB:
            raise MemoryShortError
        return seconds_per_gib_pass * one.memory_kib / GIB * one.passes

    return measure, measured


@pytest.mark.parametrize(
    ("speed", "expected"),
    [
        (1.0, Cost(memory_kib=256 * MIB, passes=3, lanes=4)),
        (0.6, Cost(memory_kib=512 * MIB, passes=3, lanes=4)),
        (0.19, Cost(memory_kib=1024 * MIB, passes=5, lanes=4)),
        (4.0, Cost(memory_kib=128 * MIB, passes=3, lanes=4)),
        (90.0, FLOOR),
        (0.0, Cost(memory_kib=1024 * MIB, passes=20, lanes=4)),
    ],
)
def test_a_guess_costs_about_a_second_on_any_machine(speed, expected):
    measure, _ = machine(speed)

    assert cost.calibrate(SHIPPED, measure=measure, memory_kib=16 * GIB) == expected


def test_every_cost_is_the_least_of_three_runs():
    measure, measured = machine(1.0)

    cost.calibrate(SHIPPED, measure=measure, memory_kib=16 * GIB)

    assert measured.count(cost.START) == 3


def test_a_small_machine_gives_a_quarter_of_its_memory():
    measure, _ = machine(0.6)

    small = cost.calibrate(SHIPPED, measure=measure, memory_kib=512 * MIB)

    assert small.memory_kib == 128 * MIB
    assert SHIPPED.hold(small)


def test_short_memory_never_leads_below_the_floor():
    def measure(_):
        raise MemoryShortError

    assert cost.calibrate(SHIPPED, measure=measure, memory_kib=16 * GIB) == FLOOR


def test_this_machine_is_measured_when_nothing_else_is_said():
    bounds = Bounds(memory_kib=(64, 64), passes=(1, 1), lanes=(1, 1), target_s=0)
    measure, _ = machine(90.0)

    assert cost.calibrate(bounds, measure=measure) == FLOOR
    assert cost.seconds(Cost(memory_kib=64, passes=1, lanes=1)) > 0


def test_the_next_step_is_twice_as_dear_until_the_bounds_end(monkeypatch):
    monkeypatch.setattr(cost, "memory_of_machine_kib", lambda: 4 * GIB)

    assert cost.dearer(FLOOR, SHIPPED) == Cost(memory_kib=128 * MIB, passes=3, lanes=4)
    most = Cost(memory_kib=1024 * MIB, passes=3, lanes=4)
    assert cost.dearer(most, SHIPPED) == Cost(memory_kib=1024 * MIB, passes=6, lanes=4)
    assert cost.dearer(Cost(memory_kib=1024 * MIB, passes=12, lanes=4), SHIPPED) is None


def test_a_system_that_does_not_say_its_memory_is_trusted_with_the_start(monkeypatch):
    assert cost.memory_of_machine_kib() > 0
    monkeypatch.delattr(os, "sysconf")

    assert cost.memory_of_machine_kib() == 4 * cost.START.memory_kib


@pytest.mark.parametrize(
    "refused",
    [
        Cost(memory_kib=64 * MIB - 1, passes=3, lanes=4),
        Cost(memory_kib=2048 * MIB + 1, passes=3, lanes=4),
        Cost(memory_kib=64 * MIB, passes=0, lanes=4),
        Cost(memory_kib=64 * MIB, passes=21, lanes=4),
        Cost(memory_kib=64 * MIB, passes=3, lanes=0),
        Cost(memory_kib=64 * MIB, passes=3, lanes=17),
        Cost(memory_kib=64, passes=1, lanes=1),
    ],
)
def test_the_shipped_bounds_refuse(refused):
    assert SHIPPED.hold(FLOOR)
    assert not SHIPPED.hold(refused)
