"""How the documents of prose.py are set: stories, wires, cables, newspapers' pages, reports."""

import random
import textwrap
from collections.abc import Callable

Layout = Callable[[random.Random, str, str, str, list[str]], str]
"""Title, town, date and paragraphs to a text."""
POSTS = "HI BK VN PF GO CN HK JA KL SG UL TK LO PA BR NR LM"
TAGS = "ECON EAGR PGOV EAID ENRG SENV ETRD TBIO SOCI KSCA EWWT EFIN"
MENU = """Home; World; Asia; Business; Markets; Sport; Culture; Weather; Letters; Archive; Jobs;
Contact us; Subscribe; Log in; e-Paper; Photos; Video; Opinion; Motoring; Property"""


def story(rng: random.Random, title: str, town: str, date: str, parts: list[str]) -> str:
    by = rng.choice((f"{town}, {date}", f"By our correspondent\n\n{date}", f"{date} | {town}"))
    return "\n\n".join((title, by, *parts)) + "\n"


def wire(rng: random.Random, title: str, town: str, date: str, parts: list[str]) -> str:
    agency = rng.choice(("Daily Post", "Wire", "Herald", "Gazette"))
    first = f"{town.upper()}, {date} ({agency}) -- {parts[0]}"
    return "\n\n".join((title, first, *parts[1:], "END")) + "\n"


def page(rng: random.Random, title: str, town: str, date: str, parts: list[str]) -> str:
    menu = rng.sample([" ".join(one.split()) for one in MENU.split(";")], 12)
    more = [f"  • {part.split('.')[0][:90]}" for part in rng.sample(parts, min(4, len(parts)))]
    top = (*menu, "", title, "", f"Published: {date}", f"{rng.randint(1, 90)} comments", "")
    tail = ("Share this article", "", "MOST VIEWED", "", *more, "", "© All rights reserved")
    return "\n".join((*top, "\n\n".join(parts), "", *tail)) + "\n"


def cable(rng: random.Random, title: str, town: str, date: str, parts: list[str]) -> str:
    post, number, day = rng.choice(POSTS.split()), rng.randint(1, 4000), rng.randint(1, 28)
    month, _, year = date.replace(",", "").split()
    infos = [f"RUEH{code}/AMEMBASSY {code}POST {rng.randint(100, 9999)}" for code in POSTS.split()]
    head = [
        f"VZCZCXRO{rng.randint(1000, 9999)}",
        f"RR RUEH{post}",
        f"DE RUEH{post} #{number:04}/01 {rng.randint(1, 365):03}0{rng.randint(100, 959)}",
        "ZNR UUUUU ZZH",
        f"R {day:02}0{rng.randint(100, 959)}Z {month[:3].upper()} {year[2:]}",
        f"FM AMEMBASSY {town.upper()}",
        f"TO RUEHC/SECSTATE WASHDC {rng.randint(100, 9999)}",
        "INFO " + "\n".join(rng.sample(infos, rng.randint(2, 9))),
        f"UNCLAS SECTION 01 OF 02 {town.upper()} {number:06}",
        "SIPDIS",
        "E.O. 12958: N/A",
        f"TAGS: {' '.join(rng.sample(TAGS.split(), 4))}",
        f"SUBJECT: {title.upper()}",
    ]
    marks = rng.choice((("U",), ("U", "SBU"), ("SBU", "C")))
    body = [
        "\n".join(textwrap.wrap(f"{n}. ({rng.choice(marks)}) {part}", 66))
        for n, part in enumerate(parts, 1)
    ]
    rule = "-" * len(title)
    body.insert(min(1, len(body)), f"{rule}\n{title.upper()}\n{rule}")
    text = "\n".join(head) + "\n\n" + "\n\n".join(body) + "\n"
    return text.upper() if rng.random() < 0.1 else text


def report(rng: random.Random, title: str, town: str, date: str, parts: list[str]) -> str:
    lines = [title.upper(), f"Report to the council of {town}, {date}", ""]
    for number, part in enumerate(parts, 1):
        if number % 3 == 1:
            lines += [f"{number // 3 + 1}. {part.split()[1].capitalize()} and after", ""]
        if rng.random() < 0.2:
            lines += [*(f"- {one.strip()}" for one in part.split(". ") if one.strip()), ""]
        else:
            lines += [textwrap.fill(part, 88), ""]
    return "\n".join(lines) + "\n"


LAYOUTS: tuple[Layout, ...] = (story, wire, page, cable, report)
SYLLABLES = """ban na pha kha mo ri ta len sok vann chai dao lin thu min ho ra ko sa ne to vi lu
an er os um ek il ga be do fi ma po qui se tri wa ya zo"""


def name(rng: random.Random) -> str:
    """A name that no list holds, as most names are."""
    return "".join(rng.choices(SYLLABLES.split(), k=rng.randint(2, 3))).capitalize()
