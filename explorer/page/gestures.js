// Gestures: the changes that one Undo takes back together.

const latest = { name: "", at: -Infinity, count: 0 };

// Return the name of a new gesture. Calls within `lasting` ms of each other, as from a key that is
// held down, get the same name.
export function gesture(lasting = 0) {
  const now = performance.now();
  if (!lasting || now - latest.at > lasting) latest.name = `g${++latest.count}-${Math.random()}`;
  latest.at = lasting ? now : -Infinity;
  return latest.name;
}
