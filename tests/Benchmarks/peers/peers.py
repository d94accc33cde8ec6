"""Writes the sample form with python-docx. Told "way number", answers the CPU time a document in microseconds."""
import copy
import io
import json
import os
import re
import sys
import time

import docx
from docx.oxml.ns import qn

FOLDER = sys.argv[1]
with open(os.path.join(FOLDER, "data.json"), encoding="utf-8") as file:
    DATA = json.load(file)
with open(os.path.join(FOLDER, "template.docx"), "rb") as file:
    TEMPLATE = file.read()
HOLE = re.compile(r"\{([#/]?)([\w.]+)\}")


def fill(element, values):
    for text in list(element.iter(qn("w:t"))):
        if not text.text or "{" not in text.text:
            continue
        lines = HOLE.sub(lambda m: "" if m.group(1) else values.get(m.group(2), ""), text.text).split("\n")
        text.text = lines[0]
        paragraph = next(text.iterancestors(qn("w:p")))
        for line in reversed(lines[1:]):
            following = copy.deepcopy(paragraph)
            next(following.iter(qn("w:t"))).text = line
            paragraph.addnext(following)


def write():
    document = docx.Document(io.BytesIO(TEMPLATE))
    body = document.element.body
    for text in [t for t in body.iter(qn("w:t")) if t.text and t.text.startswith("{#")]:
        row = next(text.iterancestors(qn("w:tr")))
        for values in DATA[text.text[2:text.text.index("}")]]:
            clone = copy.deepcopy(row)
            fill(clone, values)
            row.addprevious(clone)
        row.getparent().remove(row)
    fill(body, DATA)
    output = io.BytesIO()
    document.save(output)
    return output.getvalue()


with open(os.path.join(FOLDER, "python-docx.docx"), "wb") as file:
    file.write(write())
print("ready", flush=True)
for order in sys.stdin:
    count = int(order.split()[1])
    before = time.process_time()
    for _ in range(count):
        write()
    print(f"{(time.process_time() - before) / count * 1e6:.1f}", flush=True)
