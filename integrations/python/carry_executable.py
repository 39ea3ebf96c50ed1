"""Puts Galley's executable into the wheel, and names the machines that the wheel is for."""
import os
import platform
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CarryExecutable(BuildHookInterface):  # type: ignore[type-arg]
    """The executable is fully static, so the wheel is for every Linux of the architecture, whatever its C library."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        executable = os.environ.get("GALLEY_EXECUTABLE")
        if not executable or not os.access(executable, os.X_OK):
            raise RuntimeError(
                "GALLEY_EXECUTABLE must name Galley's static executable, which this wheel carries; `make release` "
                f"builds both (it is {executable!r})"
            )
        machine = platform.machine()
        build_data["pure_python"] = False
        build_data["tag"] = f"py3-none-manylinux_2_17_{machine}.musllinux_1_1_{machine}"
        build_data["force_include"][executable] = "galley/bin/galley"
