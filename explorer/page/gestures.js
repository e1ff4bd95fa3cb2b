// Gestures: the changes that one Undo takes back together.

const latest = { name: "", at: -Infinity, count: 0 };

// Name a new gesture. Calls that follow each other within `lasting` ms belong to one gesture: keys
// held down, say.
export function gesture(lasting = 0) {
  const now = performance.now();
  if (!lasting || now - latest.at > lasting) latest.name = `g${++latest.count}-${Math.random()}`;
  latest.at = lasting ? now : -Infinity;
  return latest.name;
}
