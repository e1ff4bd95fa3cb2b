// Python's behaviour where JavaScript's differs. No Python name can begin with `$`.

class $PythonError extends Error {
  constructor(message = "") {
    super(message);
    this.name = new.target.pythonName;
  }
}
class $ValueError extends $PythonError { static pythonName = "ValueError"; }
class $TypeError extends $PythonError { static pythonName = "TypeError"; }
class $KeyError extends $PythonError { static pythonName = "KeyError"; }
class $IndexError extends $PythonError { static pythonName = "IndexError"; }

// The base of plain classes.
class $Object {
  constructor(...given) { this.__init__(...given); }
  __init__() {}
}

// A record that can also be used as the tuple of its fields.
class $NamedTuple {
  [Symbol.iterator]() { return Object.values(this)[Symbol.iterator](); }
  get length() { return Object.keys(this).length; }
  at(place) { return Object.values(this).at(place); }
  slice(start, end) { return Object.values(this).slice(start, end); }
  map(f) { return Object.values(this).map((v) => f(v)); }
  filter(f) { return Object.values(this).filter((v) => f(v)); }
  flatMap(f) { return Object.values(this).flatMap((v) => f(v)); }
}
for (let i = 0; i < 32; i++) {
  Object.defineProperty($NamedTuple.prototype, i, { get() { return Object.values(this)[i]; } });
}
const $replace = (record, changes) => new record.constructor(...Object.values({ ...record, ...changes }));
const $asdict = (record) => ({ ...record });
const $fields = (names, values) => names.map((name) => values[name]);

// Truth, equality, order.

const $is_dict = (v) => Object.getPrototypeOf(v) === Object.prototype;
const $is_tuple = (v) => Array.isArray(v) || v instanceof $NamedTuple;
const $is_int = (v) => Number.isInteger(v) || typeof v === "boolean";
function $truth(v) {
  if (v === null || v === undefined || v === false || v === 0 || v === "") return false;
  if (typeof v !== "object") return true; // NaN, too
  if ($is_tuple(v)) return v.length > 0;
  return !$is_dict(v) || Object.keys(v).length > 0;
}
const $or = (a, b) => ($truth(a) ? a : b());
const $and = (a, b) => ($truth(a) ? b() : a);
function $equal(a, b) {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if ($is_tuple(a) && $is_tuple(b)) return $same_items([...a], [...b]);
  if (a instanceof $Object || Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => Object.hasOwn(b, key) && $equal(a[key], b[key]));
}
const $same_items = (a, b) => a.length === b.length && a.every((v, i) => $equal(v, b[i]));
function $less(a, b) {
  if (!$is_tuple(a) || !$is_tuple(b)) return a < b;
  for (let i = 0; i < a.length && i < b.length; i++) {
    if (!$equal(a[i], b[i])) return $less(a[i], b[i]);
  }
  return a.length < b.length;
}
function $contains(box, item) {
  if (typeof box === "string") return box.includes(item);
  if ($is_dict(box)) return Object.hasOwn(box, item);
  for (const v of box) if ($equal(v, item)) return true;
  return false;
}

// Lists and dicts.

const $list = (items) => [...items];
const $len = (v) => (typeof v === "string" || $is_tuple(v) ? v.length : Object.keys(v).length);
const $any = (items) => $list(items).some($truth);
const $all = (items) => $list(items).every($truth);
function $sum(items, start = 0) {
  let total = start;
  for (const v of items) total += v;
  return total;
}
const $min = (a, b) => (b < a ? b : a);
const $max = (a, b) => (b > a ? b : a);
function $best(items, key, better) {
  const [first, ...others] = items;
  if (first === undefined) throw new $ValueError("min() or max() of nothing");
  let best = first;
  let value = key(first);
  for (const v of others) {
    const other = key(v);
    if (better(other, value)) [best, value] = [v, other];
  }
  return best;
}
const $min_of = (items, key = (v) => v) => $best(items, key, $less);
const $max_of = (items, key = (v) => v) => $best(items, key, (a, b) => $less(b, a));
function $sorted(items, key = null, reverse = false) {
  const order = (a, b) => ($less(a, b) ? -1 : $less(b, a) ? 1 : 0);
  const pairs = $list(items).map((v) => [key === null ? v : key(v), v]);
  return pairs.sort((a, b) => (reverse ? order(b[0], a[0]) : order(a[0], b[0]))).map(([, v]) => v);
}
function $range(start, stop, step = 1) {
  if (stop === undefined) return $range(0, start);
  const items = [];
  for (let i = start; step > 0 ? i < stop : i > stop; i += step) items.push(i);
  return items;
}
function $zip(...lists) {
  const arrays = lists.map($list);
  const length = Math.min(...arrays.map((list) => list.length));
  return Array.from({ length }, (_, i) => arrays.map((list) => list[i]));
}
const $map = (f, ...lists) => $zip(...lists).map((items) => f(...items));
const $enumerate = (items, start = 0) => $list(items).map((v, i) => [start + i, v]);
function $extend(list, items) {
  for (const v of $list(items)) list.push(v);
}
function $pop(list, place) {
  if (list.at(place) === undefined) throw new $IndexError("pop index out of range");
  return list.splice(place, 1)[0];
}
function $index(items, item) {
  const place = typeof items === "string" ? items.indexOf(item) : $list(items).findIndex((v) => $equal(v, item));
  if (place < 0) throw new $ValueError("no such item");
  return place;
}
function $dict(pairs) {
  if ($is_dict(pairs)) return { ...pairs };
  for (const [key] of pairs) {
    // JavaScript would make a text of any key, and put whole numbers first.
    if (typeof key !== "string" || /^\d+$/.test(key)) throw new $TypeError(`key of a dict: ${key}`);
  }
  return Object.fromEntries(pairs);
}
const $get = (dict, key, otherwise = null) => (Object.hasOwn(dict, key) ? dict[key] : otherwise);

// Numbers.

const $floor = (v) => Math.floor(v) + 0; // + 0: a whole number of Python's has no −0
const $ceil = (v) => Math.ceil(v) + 0;
const $copysign = (v, sign) => (sign < 0 || Object.is(sign, -0) ? -Math.abs(v) : Math.abs(v));
function $mod(a, b) {
  const rest = a % b;
  if (rest === 0) return $copysign(0, b);
  return rest < 0 !== b < 0 ? rest + b : rest;
}
function $floor_div(a, b) {
  let rest = a % b;
  let quotient = (a - rest) / b;
  if (rest !== 0 && rest < 0 !== b < 0) quotient -= 1;
  if (quotient === 0) return $copysign(0, a / b);
  const floor = Math.floor(quotient);
  return quotient - floor > 0.5 ? floor + 1 : floor;
}
function $round(v, decimals) {
  if (decimals !== undefined) return Number.isFinite(v) ? Number($fixed(v, decimals)) : v;
  const floor = Math.floor(v);
  const rest = v - floor;
  return (rest < 0.5 || (rest === 0.5 && floor % 2 === 0) ? floor : floor + 1) + 0;
}
function $digit(character) {
  let first = character.codePointAt(0);
  const place = first;
  while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first--; // scripts have runs of ten digits
  return String((place - first) % 10);
}
function $float(v) {
  if (typeof v === "number" || typeof v === "boolean") return Number(v);
  if (typeof v !== "string") throw new $TypeError("float() of neither a number nor a text");
  const text = $strip(v).toLowerCase().replace(/\p{Nd}/gu, $digit);
  const named = /^([+-]?)(inf|infinity|nan)$/.exec(text);
  if (named) return named[2] === "nan" ? NaN : named[1] === "-" ? -Infinity : Infinity;
  const digits = String.raw`\d+(_\d+)*`;
  const form = `^[+-]?(${digits}\\.?(${digits})?|\\.${digits})(e[+-]?${digits})?$`;
  if (!new RegExp(form).test(text)) {
    throw new $ValueError(`could not convert string to float: ${$repr(v)}`);
  }
  return Number(text.replaceAll("_", ""));
}
function $int(v) {
  if (typeof v === "number" && !Number.isNaN(v)) return Math.trunc(v) + 0;
  if (typeof v === "boolean") return Number(v);
  const text = typeof v === "string" ? $strip(v) : "";
  if (!/^[+-]?\d+(_\d+)*$/.test(text)) {
    throw new $ValueError(`invalid literal for int() with base 10: ${$repr(v)}`);
  }
  return Number(text.replaceAll("_", "")) + 0;
}

// Texts.

const $SPACE = "\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000";
const $SPACES = new RegExp(`^[${$SPACE}]+|[${$SPACE}]+$`, "g");
function $strip(text, characters) {
  if (characters === undefined) return text.replace($SPACES, "");
  let [start, end] = [0, text.length];
  while (start < end && characters.includes(text[start])) start++;
  while (end > start && characters.includes(text[end - 1])) end--;
  return text.slice(start, end);
}
function $split(text, separator, most) {
  const parts = text.split(separator);
  return [...parts.slice(0, most), ...(parts.length > most ? [parts.slice(most).join(separator)] : [])];
}
function $str(v) {
  if (typeof v === "string") return v;
  if (v instanceof $KeyError) return $repr(v.message);
  if (v instanceof $PythonError) return v.message;
  return Number.isSafeInteger(v) ? String(v) : $repr(v);
}
function $repr(v) {
  if (typeof v === "number") return $repr_of_number(v);
  if (typeof v === "string") return $repr_of_text(v);
  if (typeof v === "boolean") return v ? "True" : "False";
  if (v === null || v === undefined) return "None";
  throw new $TypeError("repr() of neither a number nor a text");
}
function $repr_of_text(text) {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const named = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", [quote]: `\\${quote}` };
  const code = (c) => `\\x${c.charCodeAt(0).toString(16).padStart(2, "0")}`;
  const shown = text.replace(/[\\'"\0-\x1f\x7f-\xa0\xad]/g, (c) => named[c] ?? (/['"]/.test(c) ? c : code(c)));
  return quote + shown + quote;
}
const $not_finite = (v) => (Number.isNaN(v) ? "nan" : v > 0 ? "inf" : "-inf");
const $sign = (v) => (v < 0 || Object.is(v, -0) ? "-" : "");
const $power = (exponent) => `e${exponent < 0 ? "-" : "+"}${String(Math.abs(exponent)).padStart(2, "0")}`;

// The shortest digits that give the number back, as in JavaScript, in Python's layout.
function $repr_of_number(v) {
  if (!Number.isFinite(v)) return $not_finite(v);
  const [mantissa, power] = Math.abs(v).toExponential().split("e");
  const exponent = Number(power);
  if (exponent < -4 || exponent >= 16) return $sign(v) + mantissa + $power(exponent);
  const text = $digits(mantissa.replace(".", ""), exponent);
  return $sign(v) + (text.includes(".") ? text : `${text}.0`);
}
// Digits with the decimal point after the first one times a power of ten.
function $digits(digits, exponent) {
  if (exponent < 0) return `0.${"0".repeat(-exponent - 1)}${digits}`;
  if (digits.length <= exponent + 1) return digits.padEnd(exponent + 1, "0");
  return `${digits.slice(0, exponent + 1)}.${digits.slice(exponent + 1)}`;
}
// The exact value rounded to decimals, a tie to the even digit; JavaScript rounds a tie up.
function $fixed(v, decimals) {
  if (typeof v === "boolean") return $fixed(Number(v), decimals);
  if (!Number.isFinite(v)) return $not_finite(v);
  const size = Math.abs(v);
  if (size >= 1e21) return $sign(v) + BigInt(size) + (decimals > 0 ? `.${"0".repeat(decimals)}` : "");
  const text = size.toFixed(decimals);
  const last = Number(text.at(-1));
  // A double is a tie exactly if this is an odd whole number.
  const tie = last % 2 === 1 && (size * 2 ** (decimals + 1)) % 2 === 1;
  return $sign(v) + (tie ? text.slice(0, -1) + (last - 1) : text);
}
function $exponent(v, decimals) {
  if (!Number.isFinite(v)) return $not_finite(v);
  const size = Math.abs(v);
  let [mantissa, power] = size.toExponential(decimals).split("e");
  if (Number(size.toExponential(decimals + 1)) === size) {
    const [exact, exponent] = size.toExponential(100).split("e");
    const end = decimals === 0 ? 1 : decimals + 2;
    const tie = /^\.?50*$/.test(exact.slice(end));
    if (tie && Number(exact[end - 1]) % 2 === 0) [mantissa, power] = [exact.slice(0, end), exponent];
  }
  return $sign(v) + mantissa + $power(Number(power));
}
const $percent = (v, decimals) => `${$fixed(v * 100, decimals)}%`;
function $general(v, precision) {
  if (!Number.isFinite(v)) return $not_finite(v);
  const digits = Math.max(precision, 1);
  const [mantissa, power] = $exponent(Math.abs(v), digits - 1).split("e");
  const exponent = Number(power);
  const significant = mantissa.replace(".", "").replace(/0+$/, "") || "0";
  if (exponent >= -4 && exponent < digits) return $sign(v) + $digits(significant, exponent);
  const [first, others] = [significant.slice(0, 1), significant.slice(1)];
  return $sign(v) + first + (others ? `.${others}` : "") + $power(exponent);
}
