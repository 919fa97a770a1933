"use strict";
// Light and dark: as the system asks, until a button says otherwise.
const theme = (() => {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const listeners = [];
  const dark = () => (document.documentElement.dataset.theme || (system.matches ? "dark" : "light")) === "dark";
  const color = (name) => getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();

  function changed() {
    document.getElementById("theme").textContent = dark() ? "Nền sáng" : "Nền tối";
    for (const listener of listeners) listener();
  }

  function start() {
    const button = document.getElementById("theme");
    button.hidden = false;
    button.addEventListener("click", () => {
      document.documentElement.dataset.theme = dark() ? "light" : "dark";
      changed();
    });
    system.addEventListener("change", changed);
    // Paper is light.
    let before;
    addEventListener("beforeprint", () => {
      before = document.documentElement.dataset.theme;
      document.documentElement.dataset.theme = "light";
      changed();
    });
    addEventListener("afterprint", () => {
      if (before) document.documentElement.dataset.theme = before;
      else delete document.documentElement.dataset.theme;
      changed();
    });
    changed();
  }
  return { start, dark, color, onChange: (listener) => listeners.push(listener) };
})();
