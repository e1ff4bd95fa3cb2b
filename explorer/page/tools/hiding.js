// Hiding results: Predict hides what is not yet predicted, and Hide numbers all that is computed.

// Return CSS that hides every place in a view that gives these quantities away, whatever tool put
// it there; numbers become a "?".
export function hidingStyle(view, quantities, sentences = []) {
  if (!quantities.length) return "";
  const places = (names, ...attributes) => attributes.flatMap((key) => names.map((name) => `[data-${key}="${name}"]`));
  const numbers = places(quantities, "quantity", "number", "slot").join();
  const others = [...places(quantities, "mark", "reveals"), ...places(sentences, "sentence")].join();
  return hidePlaces(view, numbers, others);
}

// Return CSS that hides places in a view, given by selectors; numbers become a "?".
export function hidePlaces(view, numbers, others) {
  return `${view} :is(${numbers},${others}) { visibility: hidden; }
    ${view} :is(${numbers}) { position: relative; }
    ${view} :is(${numbers})::after {
      content: "?"; visibility: visible; position: absolute; inset: 0; text-align: center; text-decoration: none; }`;
}

// A number with the digits of a result, which derivation/numbers.py also gives to x, y and W.
const RESULT = /((?<!∂)[xyXW](?:\[[\d,]+\])? = )?−?\d+(?:\.\d{4,}|\.\d+e−?\d+)/g;

// Return a sentence with a "?" for each number that is computed.
export function withoutNumbers(sentence) {
  return sentence.replace(RESULT, (found, given) => (given ? found : "?"));
}
