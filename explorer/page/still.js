// The note and the picture that stand below the live explorer in a notebook, for readers who do not
// run it. Where the explorer is live, both are hidden.
//
// Each front end wraps outputs in elements of its own, and names them as it likes. But the note has a
// class with the explorer's name, and the picture is the next output.

const viewCounts = {}; // the number of views of each explorer, by its name

// Hide the note and the picture of the explorer with this name. Returns a function that shows them again.
export function hideStill(root, name) {
  if (!name) return () => {}; // there is no notebook
  const notes = document.getElementsByClassName(`ge-still-${name}`);
  const hidden = new WeakMap(); // the picture of each note
  const show = (display) => {
    for (const note of notes) {
      const picture = pictureAfter(note);
      for (const element of [note, picture]) if (element) element.style.display = display;
      hidden.set(note, picture);
    }
  };
  const hide = () => [...notes].every((note) => hidden.get(note)?.isConnected) || show("none");
  // They come after the explorer, and again after each change of its state.
  const observer = new MutationObserver((records) => {
    if (records.some(({ target, addedNodes }) => addedNodes.length && !root.contains(target))) hide();
  });
  observer.observe(document.body, { childList: true, subtree: true });
  viewCounts[name] = (viewCounts[name] ?? 0) + 1;
  hide();
  return () => {
    observer.disconnect();
    if (!--viewCounts[name]) show("");
  };
}

// The picture in the first element with content that follows a note, or null.
function pictureAfter(note) {
  for (let node = note; node && node !== document.body; node = node.parentElement) {
    for (let next = node.nextElementSibling; next; next = next.nextElementSibling) {
      if (next.matches("script, style")) continue;
      const picture = next.matches("img") ? next : next.querySelector("img");
      if (picture) return picture.closest(".gradient-explorer") ? null : picture;
      if (next.textContent.trim()) return null;
    }
  }
  return null;
}
