#!/usr/bin/env python3
"""Lists the consonant clusters of a word list.

    python3 tests/data/clusters.py /usr/share/hunspell/hi_IN.dic > tests/data/clusters.txt

The list is checked in, so that the tests need no dictionary.
"""

import re
import sys
import unicodedata

LETTER = "[\u0915-\u0939\u0958-\u095F]\u093C?"
CLUSTER = re.compile(f"{LETTER}(?:\u094D{LETTER})+")


def main() -> None:
    counts: dict[str, int] = {}
    with open(sys.argv[1], encoding="utf-8") as words:
        for line in words:
            word = unicodedata.normalize("NFC", line.split("/")[0].strip())
            for cluster in CLUSTER.findall(word):
                counts[cluster] = counts.get(cluster, 0) + 1
    print("# The consonant clusters of the words in Debian's hunspell-hi 1:7.5.0-1 (hi_IN.dic),")
    print("# as tests/data/clusters.py lists them.")
    for cluster in sorted(counts):
        print(cluster)


main()
