"""A keyboard and nothing else. Every press is counted."""

from __future__ import annotations

from dataclasses import dataclass, field

from playwright.sync_api import Locator, Page

_FOCUSED = "one => one === document.activeElement"


@dataclass(slots=True)
class Keyboard:
    page: Page
    pressed: list[str] = field(default_factory=list)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.pressed.append(key)

    def type(self, text: str) -> None:
        """As many keys as there are letters."""
        self.page.keyboard.type(text)
        self.pressed += list(text)

    def reach(self, target: Locator, by: str = "Tab", most: int = 80) -> None:
        """With the key that goes to the next place, until one is there; what is there can be seen."""
        target.wait_for()
        for _ in range(most):
            if target.evaluate(_FOCUSED):
                assert target.evaluate(_SHOWN), "nothing shows where the keyboard is"
                return
            self.press(by)
        raise AssertionError(f"{by} never comes to {target}")


_SHOWN = """one => {
  const shown = (each) => {
    const style = getComputedStyle(each);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
  };
  return shown(one) || Boolean(one.closest(".drop") && shown(one.closest(".drop")));
}"""
