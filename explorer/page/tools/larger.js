// Everything larger, to be read from the back of a room. It is this view's alone.

tool({
  name: "larger",
  build({ root }, bar) {
    const button = document.createElement("button");
    Object.assign(button, { className: "ge-button", type: "button", textContent: "Larger" });
    button.title = "Show everything larger, for a projector";
    button.setAttribute("aria-pressed", "false");
    button.addEventListener("click", () => {
      const larger = root.closest(".gradient-explorer").classList.toggle("ge-larger");
      button.setAttribute("aria-pressed", String(larger));
    });
    bar.append(button);
    return {};
  },
});
