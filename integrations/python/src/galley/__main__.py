"""The command `galley`, as the package installs it."""

import os
import sys

from galley._executable import executable


def main() -> None:
    """Becomes Galley's executable."""
    path = executable()
    os.execv(path, [path, *sys.argv[1:]])


if __name__ == "__main__":
    main()
