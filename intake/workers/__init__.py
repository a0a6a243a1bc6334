"""Where reading runs: in child processes with bounds on time and memory, without secrets."""

from intake.workers.runner import Runner

__all__ = ["Runner"]
