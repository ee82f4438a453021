"""Documents with words that a report must not tell, and what is read back from its files."""

import base64
import html
import io
import re
import zipfile
from urllib.parse import unquote_plus

import numpy as np
from pypdf import PdfReader

from dashboard.exports.catalogue import CHARTS
from dashboard.exports.listings import LISTINGS
from dashboard.reports.plan import Item
from etl.schema import TABLES, fact_tables
from tests.etl.papers import snapshot_of

CABLE = """C O N F I D E N T I A L HANOI 000123

SIPDIS

E.O. 12958: DECL: 06/01/2016
TAGS: KCRM, KWMN, PHUM, SMIG, VM, CH
SUBJECT: (C) ZEBRAFISH REPORT ON TRAFFICKING FROM LAO CAI

1. (U) In 2006 police in Lao Cai rescued 120 women who had been trafficked from Vietnam to China,
Mr. Nguyen Van Plainname told reporters. On 12 May 2006 the Ministry of Public Security of Vietnam
met the Ministry of Public Security of China in Lao Cai to discuss trafficking. In 2005 Vietnam and
China signed a memorandum of understanding on trafficking in Hanoi. A victim named Tran Thi Sorrow
was trafficked from Vietnam to China in 2006.

2. (C) Traffickers sold 34567 girls from Laos to Thailand through Houayxay, said Minister Le Van
Ocelot. On 3 March 2004 the Ministry of Labour of Laos met the Ministry of Justice of Thailand in
Chiang Rai to discuss trafficking. In 2004 Laos and Thailand signed the Pangolin Agreement on
trafficking in Vientiane. UNICEF funds the Narwhal Project in Savannakhet with 765432 dollars.
Police of Laos arrested 98765 traffickers in 2004.
"""
NEWS = """HANOI, 3 May 2006 (News) - Police in Lao Cai said 345 Vietnamese women were trafficked to
China as brides in 2005.

The Ministry of Labour of Vietnam is responsible for the return of victims. UNICEF funds the project
"Safe Return" in Lao Cai with 20,000 dollars. Mr. Nguyen Van Plainname said that Lan Grieved, 17,
had been sold to China.
"""
ABOVE = ("zebrafish", "34567", "ocelot", "pangolin", "narwhal", "765432", "98765")
"""Words of what is marked CONFIDENTIAL."""
PRIVATE = ("plainname", "sorrow", "grieved")
"""Names of persons who hold no office."""


def canaries(folder):
    """The tables of the documents above."""
    return snapshot_of(folder, cable=CABLE, news=NEWS)


def every_item(snapshot):
    """All charts, tables, sentences and paragraphs there are, and charts of what is marked C."""
    with snapshot.connect("S") as connection:
        rows = lambda query: [row[0] for row in connection.execute(query).fetchall()]  # noqa: E731
        documents = rows("SELECT doc_id FROM documents ORDER BY doc_id")
        passages = rows("SELECT passage_id FROM passages ORDER BY passage_id")
        claims = [
            (table, c) for table in fact_tables() for c in rows(f"SELECT claim_id FROM {table}")
        ]
        facts = rows("SELECT fact_id FROM agreements ORDER BY fact_id")
    about = [(("about", (f"agreements~fact_id={fact}",)),) for fact in facts]
    about.append((("about", ("programmes~title=Narwhal%20Project",)),))
    about.append((("about", ("agreements~title=Pangolin%20Agreement",)),))
    of_document = [(("doc", (doc_id,)),) for doc_id in documents]
    items = [Item("chart", name) for name in CHARTS if name != "reported"]
    items += [Item("chart", "reported", address) for address in of_document]
    for name in LISTINGS:
        reported = "reported" in LISTINGS[name].beside
        items += [Item("table", name, a) for a in (of_document if reported else [()])]
    items += [Item("table", name) for name in TABLES]
    items += [Item("table", "agreements", address) for address in about]
    items += [Item("claim", claim) for _, claim in claims]
    return (*items, *(Item("passage", passage) for passage in passages))


def found(words, text):
    """Those of some words, or numbers, that a text holds, however its lines are broken."""
    letters = "".join(re.findall(r"[^\W_]", text)).casefold()
    numbers = {number.replace(",", "") for number in re.findall(r"(?<![\d.])\d[\d,]*", text)}
    return [word for word in words if word in (numbers if word.isdecimal() else letters)]


def everything(content):
    """All that a file holds as text: its words, its properties, what stands behind pictures."""
    if content.startswith(b"%PDF"):
        return unquote_plus(_pdf(content))
    if not content.startswith(b"PK"):
        return unquote_plus(html.unescape(_unescaped(content.decode())))
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        names = packed.namelist()
        texts = [n for n in names if n.endswith((".xml", ".rels", ".md"))]
        inner = [everything(packed.read(n)) for n in names if n.endswith(".xlsx")]
        told = " ".join(packed.read(name).decode() for name in texts)
    plain = html.unescape(re.sub(r"<[^>\s]*>", "", told))  # words that runs take apart
    return unquote_plus(f"{plain} {html.unescape(told)} {' '.join(inner)}")


def _unescaped(text):
    """A page with the letters that scripts write as numbers, and the numbers packed in it.

    Its library of charts is left out, whose own words happen to hold some of ours.
    """
    text = (
        re.sub(r"<script>.*?</script>", "", text.split("<body>")[0], flags=re.DOTALL)
        + (text.split("<body>")[1])
    )
    packed = [
        np.frombuffer(base64.b64decode(held.replace("\\u002f", "/")), kind).tolist()
        for kind, held in re.findall(r'"dtype":"(\w+)","bdata":"([^"]+)"', text)
    ]
    told = re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), text)
    return f"{told} {re.sub(r'<[^>]*>', '', told)} {packed}"


def _pdf(content):
    """Words of the pages, outlines, properties, and every text of the file's objects."""
    reader = PdfReader(io.BytesIO(content))
    told = [page.extract_text() for page in reader.pages]
    told += [str(reader.metadata), reader.trailer["/Root"]["/Metadata"].get_data().decode()]
    told += [str(reader.get_object(number)) for number in range(1, reader.trailer["/Size"])]
    return " ".join(told)
