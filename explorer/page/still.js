// The still picture that stands below the live explorer in a notebook's outputs, for viewers that
// run no script. Where the explorer is live, the picture is hidden.
//
// It is an output of its own, the next after the view's, and each front end wraps outputs in elements
// of its own.

const SIGN = "ge-still"; // in the SVG, and in the PNG as a text chunk

// Hide the picture below a view. Returns a function that shows it again.
export function hideStill(root) {
  let picture = null;
  const hide = () => {
    const found = !picture?.isConnected && pictureIn(nextAfter(root));
    if (!found) return;
    picture = found;
    picture.style.display = "none";
  };
  // The picture comes after the explorer, and is drawn again at the end of the cell.
  const observer = new MutationObserver((records) => {
    if (records.some(({ target, addedNodes }) => addedNodes.length && !root.contains(target))) hide();
  });
  observer.observe(document.body, { childList: true, subtree: true });
  hide();
  return () => {
    observer.disconnect();
    if (picture) picture.style.display = "";
  };
}

// The first element with content that follows the view, or null.
function nextAfter(root) {
  for (let node = root; node && node !== document.body; node = node.parentElement) {
    for (let next = node.nextElementSibling; next; next = next.nextElementSibling) {
      if (!next.matches("script, style") && (next.matches("img") || next.innerHTML.trim())) return next;
    }
  }
  return null;
}

function pictureIn(node) {
  if (!node || node.querySelector(".gradient-explorer")) return null; // another explorer
  const drawing = node.matches(`.${SIGN}`) ? node : node.querySelector(`.${SIGN}`);
  const images = node.matches("img") ? [node] : [...node.querySelectorAll("img")];
  return drawing ?? images.find(isStill) ?? null;
}

function isStill({ src }) {
  const data = src.match(/^data:image\/(?:png|svg\+xml);base64,([^"]{0,800})/)?.[1];
  return Boolean(data) && atob(data.slice(0, 4 * Math.floor(data.length / 4))).includes(SIGN);
}
