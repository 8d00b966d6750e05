"""Reads TOML files as TOML 1.0, and prints what is wrong with them, one finding a line.

usage: read_toml.py FILE...
"""

import sys
import tomllib

for path in sys.argv[1:]:
    try:
        with open(path, "rb") as file:
            tomllib.load(file)
    except tomllib.TOMLDecodeError as error:
        print(f"{path}: {error}")
