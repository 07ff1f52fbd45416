#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Parlor developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes texts.json: 2,000 texts that people wrote, out of packages of Debian 12.

Needs fortunes, fortunes-bg, fortunes-zh and the Thai catalogues of apt, dpkg, grep and gtk. The choice depends
on nothing but these packages: the same packages give the same file.
"""
import gettext
import json
import pathlib
import random

FORTUNES = pathlib.Path("/usr/share/games/fortunes")
THAI = pathlib.Path("/usr/share/locale/th/LC_MESSAGES")
COUNT = 2000
LONGEST = 10_000  # code points, the protocol's limit


def fortunes(*names, encoding="utf-8"):
    for name in names:
        entries = (FORTUNES / name).read_text(encoding).split("\n%\n")
        # What is left of a "%" at the end of the file is no text.
        yield from (entry.removesuffix("\n%").removesuffix("%\n") for entry in entries)


def catalogues(*names):
    for name in names:
        with open(THAI / f"{name}.mo", "rb") as file:
            catalogue = gettext.GNUTranslations(file)
        yield from (text for key, text in sorted(catalogue._catalog.items(), key=str) if key)


def is_text(text):
    return text.strip() and len(text) <= LONGEST and "\0" not in text


def unique(texts):
    return list(dict.fromkeys(text for text in texts if is_text(text)))


def main():
    choice = random.Random(20261121)
    thai = [t for t in unique(catalogues("apt", "dpkg", "grep", "gtk20")) if any("\u0e00" <= c <= "\u0e7f" for c in t)]
    bulgarian = unique(fortunes(*(f"bg/{n}" for n in ("bgauthors", "bgproverb", "history", "intauthors", "intproverb", "others"))))
    chinese = unique(fortunes("tang300", "song100"))
    english = unique(fortunes("platitudes", "riddles", "computers", "definitions", "science", "education"))
    manual = sorted(unique(fortunes("chinese")), key=len)[-12:]
    chosen = chinese + manual + choice.sample(thai, 480) + choice.sample(bulgarian, 480)
    longest = sorted(english, key=len)[-20:]
    chosen += longest + choice.sample([t for t in english if t not in longest], COUNT - len(chosen) - len(longest))
    choice.shuffle(chosen)
    assert len(set(chosen)) == COUNT
    target = pathlib.Path(__file__).with_name("texts.json")
    lines = ",\n".join(json.dumps(text, ensure_ascii=False) for text in chosen)
    target.write_text(f"[\n{lines}\n]\n", "utf-8")


main()
