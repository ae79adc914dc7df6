"""What the peers in Python share: one question a line, one answer a line, and the timing.

Questions and answers are

    ready SECONDS WORK CELL B T I H     ok, once the work is built and warmed up
    time SECONDS REPETITIONS            the shortest time in milliseconds
"""

import os
import sys
import time

CORES = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()

# Characters are too quick to be timed one by one.
CHARACTERS_AT_ONCE = 100


def best(once, seconds, repetitions):
    """The shortest of several times; one more, not counted, wakes the threads up."""
    once()
    end = time.perf_counter() + seconds
    shortest, done = float("inf"), 0
    while done < repetitions or time.perf_counter() < end:
        start = time.perf_counter()
        once()
        shortest = min(shortest, time.perf_counter() - start)
        done += 1
    return shortest * 1e3


def warm_up(once, seconds):
    end = time.perf_counter() + seconds
    for _ in range(3):
        once()
    while time.perf_counter() < end:
        once()


def serve(banner, build):
    """Answers until there are no more questions.

    `build(work, cell, B, T, I, H)` gives what does the work once.
    """
    answers = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(2, 1)  # what a library prints is no answer
    print(banner, file=answers)
    once = None
    for line in sys.stdin:
        what, *words = line.split()
        if what == "ready":
            seconds, work, cell, *sizes = words
            once = None
            once = build(work, cell, *map(int, sizes))
            warm_up(once, float(seconds))
            print("ok", file=answers)
        else:
            seconds, repetitions = words
            print(f"{best(once, float(seconds), int(repetitions)):.6f}", file=answers)
