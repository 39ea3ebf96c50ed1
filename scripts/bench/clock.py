"""Runs commands and measures them."""

import os
import shutil
import statistics
import subprocess
import time
from dataclasses import dataclass


@dataclass
class Run:
    seconds: float      # from the start of the first process to the end of the last
    work: float         # seconds of processor time, of all processes and threads
    memory: int         # bytes of the largest resident set


def run(*commands, stdin=None, stdout=subprocess.DEVNULL):
    """Several commands at once, as one run. The first may be given standard input: bytes without end from an iterator."""
    start = time.perf_counter()
    processes = [
        subprocess.Popen(command, stdin=subprocess.PIPE if stdin else subprocess.DEVNULL, stdout=stdout)
        for command in commands
    ]
    if stdin:
        with processes[0].stdin as pipe:
            for piece in stdin:
                pipe.write(piece)
    memory, work = 0, 0.0
    for process, command in zip(processes, commands):
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            raise SystemExit(f"bench: {' '.join(command[:2])}: exit status {process.returncode}")
        memory = max(memory, usage.ru_maxrss * 1024)
        work += usage.ru_utime + usage.ru_stime
    return Run(time.perf_counter() - start, work, memory)


def run_into(target, files, *commands):
    """A run that writes as many files as there are into an empty folder."""
    shutil.rmtree(target, ignore_errors=True)
    os.makedirs(target)
    done = run(*commands)
    written = sum(name.endswith(".txt") for name in os.listdir(target))
    if written != files:
        raise SystemExit(f"bench: {' '.join(commands[0][:2])}: {written} of {files} pages were written")
    return done


def medians(repeats, runs, figure="seconds"):
    """Runs each of a dictionary's functions once in turn, `repeats` times over; of each the median of one figure."""
    seconds = {name: [] for name in runs}
    for _ in range(repeats):
        for name, function in runs.items():
            seconds[name].append(getattr(function(), figure))
    return {name: statistics.median(values) for name, values in seconds.items()}
