"""What a page says and offers, read from its HTML."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"meta", "link", "input", "br"})


@dataclass
class Element:
    """A link, a button or a heading: its words without what only a screen reader hears, and its attributes."""

    tag: str
    attributes: dict[str, str]
    words: str = ""


@dataclass
class Screen(HTMLParser):
    """A page. `words` is all visible text."""

    html: str
    lang: str = ""
    title: str = ""
    words: str = ""
    elements: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self._open: list[Element] = []
        self.feed(self.html)
        self.words = " ".join(self.words.split())

    def handle_starttag(self, tag, attrs):
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)
        if tag == "html":
            self.lang = element.attributes["lang"]

    def handle_endtag(self, tag):
        while self._open and self._open.pop().tag != tag:
            pass

    def handle_data(self, data):
        inside = {element.tag for element in self._open}
        if "title" in inside:
            self.title += data
        if inside & {"title", "style", "script"}:
            return
        self.words += " " + data
        if not any(element.attributes.get("class") == "vh" for element in self._open[-1:]):
            for element in self._open:
                element.words = f"{element.words}{data}".strip()

    def all(self, tag: str) -> list[Element]:
        """The elements of a tag, in order."""
        return [element for element in self.elements if element.tag == tag]

    @property
    def links(self) -> dict[str, str]:
        """Addresses by the words of the link."""
        return {link.words: link.attributes["href"] for link in self.all("a")}

    @property
    def buttons(self) -> dict[str, str]:
        """Tokens by the words of the button."""
        buttons = self.all("button")
        return {button.words: button.attributes["value"] for button in buttons if "value" in button.attributes}

    @property
    def numbers(self) -> list[str]:
        """The numbers that ring when touched."""
        addresses = [link.attributes["href"] for link in self.all("a")]
        return [address.removeprefix("tel:") for address in addresses if address.startswith("tel:")]
