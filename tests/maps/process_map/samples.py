"""What the tests of the process map share; run it as a module to write the golden files anew.

``python -m tests.maps.process_map.samples`` rewrites ``process-map.txt`` and ``process-map.mmd``: read the
difference before you keep it.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree

from peertoc.catalogue import Document, read_initiatives, read_text
from peertoc.catalogue.reading_concepts import read_concepts, with_own_concepts
from peertoc.maps import draw, guide_map, map_drawing, process_map_of
from peertoc.vocabulary import PREFIXES
from tests.conftest import ROOT, absent

if TYPE_CHECKING:
    from peertoc.maps.process_map.values import Box, ProcessMap

HERE: Final = Path(__file__).parent
EXAMPLES: Final = sorted(ROOT.glob("examples/*/initiative.ttl"))
INVENTED: Final = ROOT / "examples" / "invented-complete" / "initiative.ttl"
HEAD: Final = "".join(f"@prefix {prefix}: <{space}> .\n" for prefix, space in PREFIXES.items())
SVG: Final = "{http://www.w3.org/2000/svg}"
ARABIC: Final = "أمناء الخزائن في البلدات يتعلم بعضهم من بعض كيف تُدفع الفواتير في موعدها"
CHINESE: Final = "市镇财政主管互相学习如何按时支付账单，并且在部门之间建立信任关系"
EMOJI: Final = "Peers 👩🏽‍⚖️👨‍👩‍👧‍👦 meet 🇰🇪🇨🇭 & share 🎉"
MARKUP: Final = "<script>alert(1)</script> \"quoted\" 'once' \\ back\\slash\\N & <b>bold</b> &amp; \x07bell"
LONG: Final = ("Treasurers of the towns along the river find out why their bills are paid late, " * 7)[:500]
WORD: Final = "x" * 500
HARD: Final = (ARABIC, CHINESE, EMOJI, MARKUP, LONG, WORD)


def map_of(text: str, lang: str = "en") -> ProcessMap:
    """Make the map of the one initiative of a Turtle text."""
    document = read_text(text, name="t.ttl")
    (initiative,) = read_initiatives(document)
    return process_map_of(initiative, with_own_concepts(read_concepts(), document), lang)


def told(turtle: str, lang: str = "en") -> ProcessMap:
    """Make the map of a few lines of Turtle."""
    return map_of(f"{HEAD}@base <https://example.org/t/> .\n{turtle}", lang)


def written(text: str) -> str:
    """Write a text as a Turtle literal."""
    escaped = "".join(f"\\u{ord(sign):04X}" if sign < " " or sign in '"\\' else sign for sign in text)
    return f'"{escaped}"'


def everywhere(text: str) -> ProcessMap:
    """Make a map on which one text stands in every place that takes one."""
    said = written(text)
    return told(
        f"""<i> a ptoc:Initiative ; dcterms:title {said} ; ptoc:risk <r>, <bare>, <kept>, <nowhere> ;
            ptoc:theoryOfChange [ ptoc:step <s>, <t> ] .
        <s> a ptoc:Engagement ; dcterms:title {said} ; ptoc:inPhase phase:sustained-contact ;
            ptoc:usesTool <own>, {said} .
        <t> a ptoc:Engagement ; dcterms:title {said} ; ptoc:usesTool <own> .
        <own> a skos:Concept ; skos:prefLabel {said} ; skos:definition {said} .
        <r> a ptoc:Risk ; dcterms:title {said} ; ptoc:inPhase phase:sustained-contact ;
            ptoc:threatens <s> ; ptoc:managedBy <m> .
        <m> a ptoc:RiskManagement ; dcterms:description {said} ; ptoc:inPhase phase:foundational-engagement .
        <bare> a ptoc:Risk ; dcterms:title {said} ; ptoc:inPhase phase:sustained-contact .
        <kept> a ptoc:Risk ; dcterms:title {said} ; ptoc:inPhase phase:sustained-contact ;
            ptoc:noneBecause {said} .
        <nowhere> a ptoc:Risk ; dcterms:title {said} ; ptoc:managedBy <m> ."""
    )


def box(map_: ProcessMap, id: str) -> Box:
    """Find a box by its id, such as ``phase-2-tools``."""
    _, number, part = id.split("-")
    return next(each for each in map_.columns[int(number)].boxes if each.part == part)


def parts(map_: ProcessMap) -> dict[str, object]:
    """Give what the map holds, by the ids of the picture."""
    found: dict[str, object] = {"title": map_.title, "notes": map_.notes}
    for column in map_.columns:
        found[f"phase-{column.number}"] = (column.name, column.count, column.standing)
        found |= {f"phase-{column.number}-{each.part}": each for each in column.boxes}
    arrows = {each.id: each.some for each in map_.arrows}
    return {**found, **arrows}


def drawn(map_: ProcessMap) -> bytes:
    """Draw a map as SVG."""
    if shutil.which("dot") is None:
        absent("Graphviz")
    return draw(map_drawing(map_), "svg")


def shown(map_: ProcessMap) -> dict[str, object]:
    """Give what the drawn picture shows, by the ids of its parts: texts, links, tooltips, kinds of line."""
    root = ElementTree.fromstring(drawn(map_))
    groups = [group for group in root.iter(f"{SVG}g") if group.get("class") in ("node", "edge")]
    return {re.sub(r"^p[0-9a-f]+-", "", group.get("id", "")): _content(group) for group in groups}


def _content(group: ElementTree.Element) -> list[str]:
    found: list[str] = []
    for element in group.iter():
        found += [" ".join(element.text.split())] if element.text and element.text.strip() else []
        found += [f"{name}={element.get(name)}" for name in ("href", "stroke-dasharray") if element.get(name)]
    return found


def golden() -> dict[str, str]:
    """Tell the invented example in words and as Mermaid."""
    drawing = map_drawing(map_of(INVENTED.read_text("utf-8")))
    return {"process-map.txt": f"{drawing.description}\n", "process-map.mmd": drawing.mermaid}


def guide() -> ProcessMap:
    """Make figure 1 of the guide."""
    return guide_map(read_concepts())


def document_of(path: Path) -> Document:
    """Read a file."""
    return read_text(path.read_text("utf-8"), name=path.name)


if __name__ == "__main__":
    for name, text in golden().items():
        (HERE / name).write_text(text, "utf-8")
