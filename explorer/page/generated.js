// Written by `python -m scripts.translate` from the Python modules named below. Do not edit it.
export const py = (() => {
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

// explorer/derivation/cases.py
const derivation_cases = (() => {
  // A state worth seeing, and one sentence that says why.
  class Case extends $NamedTuple {
    constructor(name, title, x, y, W, learning_rate, sentence) {
      super();
      this.name = name;
      this.title = title;
      this.x = x;
      this.y = y;
      this.W = W;
      this.learning_rate = learning_rate;
      this.sentence = sentence;
    }
  }
  const BACK = "Back to the start";
  const CASES = [
    new Case(
      "wrong",
      "A wrong guess",
      1.5,
      1.0,
      -0.8,
      2.0,
      "The guess is too low, and every factor lets the correction through.",
    ),
    new Case(
      "confident",
      "Confidently wrong",
      4.0,
      1.0,
      -6.0,
      2.0,
      "The loss could not be larger, yet the gradient is nearly 0. Which of x, y and W can bring it back? Drag them, one at a time.",
    ),
    new Case(
      "dead",
      "A dead input, x = 0",
      0.0,
      1.0,
      -0.8,
      2.0,
      "With x = 0, W has no effect: no step along W can help.",
    ),
    new Case(
      "right",
      "Already right",
      2.5,
      1.0,
      2.4,
      2.0,
      "The guess is right, so there is nothing left to correct: a small gradient can be good.",
    ),
    new Case(
      "half",
      "A target of ½",
      1.5,
      0.5,
      -0.8,
      2.0,
      "A target between 0 and 1: along W the loss is a valley, with a slope on either side.",
    ),
    new Case(
      "negative",
      "A negative input",
      -1.5,
      1.0,
      0.8,
      2.0,
      "The first guess again, but x < 0: the gradient points the other way.",
    ),
    new Case(
      "overshoot",
      "A step too far",
      4.0,
      0.5,
      0.45,
      30.0,
      "η is so large that a step jumps over the valley: try Step and watch the loss.",
    ),
  ];

  return { Case, BACK, CASES };
})();

// explorer/derivation/numbers.py
const derivation_numbers = (() => {
  const DECIMALS = 4;
  const _FOUR = 0.009995;
  const _FIVE = 0.0009995;
  const _LARGEST = 100000.0;

  // Write a number with four decimals, or with three digits where four decimals show fewer.
  function readable(value) {
    let text;
    value += 0.0;
    const size = Math.abs(value);
    const four = size < _LARGEST && (size >= _FOUR || _is_short(value));
    if (four || !Number.isFinite(value)) {
      text = $fixed(value, DECIMALS);
    } else if (_FIVE <= size && size < _FOUR) {
      text = $fixed(value, 5);
    } else {
      text = with_power(value, 2);
    }
    return text.replaceAll("-", "−");
  }

  // Whether four decimals are all that a number has.
  function _is_short(value) {
    return $round(value, DECIMALS) === value;
  }

  // Write a number as `readable` does, without the zeros at its end: ``"1.5"``, ``"2"``.
  function spoken(value) {
    let text = readable(value);
    if (!$contains(text, ".") || $contains(text, "e")) {
      return text;
    }
    while (text.endsWith("0")) {
      text = text.slice(0, -1);
    }
    return text.endsWith(".") ? text.slice(0, -1) : text;
  }

  // Write a number with a power of ten and a true minus sign: ``"3.8e−11"``.
  function with_power(value, decimals) {
    const [mantissa, exponent] = $exponent(value, decimals).split("e");
    return `${mantissa}e${$str($int(exponent))}`.replaceAll("-", "−");
  }

  // Read a typed number; ``−`` and ``,`` mean ``-`` and ``.``.
  function parse(text) {
    let value;
    try {
      value = $float($strip(text).replaceAll("−", "-").replaceAll(",", "."));
    } catch ($error) {
      if ($error instanceof $ValueError) {
        value = NaN;
      } else {
        throw $error;
      }
    }
    if (!Number.isFinite(value) || text.includes("_")) {
      const shown = text.length <= 30 ? text : text.slice(0, 29) + "…";
      throw new $ValueError(`“${shown}” is not a number`);
    }
    return value;
  }

  // Write an input, a target or a weight in a formula: with two decimals if these are all.
  function as_given(value) {
    const decimals_are_all = $round(value, 2) === value && Math.abs(value) < _LARGEST;
    return decimals_are_all ? $fixed(value + 0.0, 2).replaceAll("-", "−") : readable(value);
  }

  return { readable, spoken, with_power, parse, as_given, DECIMALS };
})();

// explorer/derivation/colors.py
const derivation_colors = (() => {
  // One colour on light and on dark paper.
  class Color extends $NamedTuple {
    constructor(light, dark) {
      super();
      this.light = light;
      this.dark = dark;
    }
  }
  const _GRADIENT = new Color("#b5478a", "#ec8cc4");
  const COLORS = {
    ink: new Color("#1f2430", "#ffffff"),
    paper: new Color("#ffffff", "#111111"),
    muted: new Color("#5f6673", "#b0b5bd"),
    line: new Color("#dfe3e8", "#424850"),
    focus: new Color("#1976d2", "#5cb6ef"),
    error: new Color("#b3261e", "#ff8a80"),
    curve: new Color("#8a919e", "#8b93a1"),
    shade: new Color("#f2f6fb", "#1e2630"),
    band: new Color("#e7ebf1", "#2b3340"),
    positive: new Color("#4a5262", "#c3cad6"),
    negative: new Color("#7a4fb5", "#b79bea"),
    dz_dW: new Color("#007a59", "#2fc493"),
    dyhat_dz: new Color("#0072b2", "#5cb6ef"),
    dL_dyhat: new Color("#b54a00", "#ff9350"),
    dL_dW: _GRADIENT,
    W_next: _GRADIENT,
  };
  const SURFACE = "#6b7a90";
  const SURFACE_OPACITY = 0.38;
  const TINT = [0.04, 0.12];
  const LIGHT = $dict(Object.entries(COLORS).map(([name, color]) => [name, color.light]));

  return { Color, COLORS, SURFACE, SURFACE_OPACITY, TINT, LIGHT };
})();

// explorer/derivation/quantities.py
const derivation_quantities = (() => {
  const { LIGHT } = derivation_colors;

  // A quantity of the derivation: its symbol, its spoken name and its colour.
  class Quantity {
    constructor(name, symbol, text, spoken) {
      this.name = name;
      this.symbol = symbol;
      this.text = text;
      this.spoken = spoken;
    }
    // ``#rrggbb`` on light paper: the same on cards, formulas, tangents and arrows.
    get color() {
      return $get(LIGHT, this.name, LIGHT["ink"]);
    }
  }

  function _partial(upper, lower) {
    return `\\frac{\\partial ${upper}}{\\partial ${lower}}`;
  }
  const SLIDERS = { W: "weight", x: "input", y: "target" };
  const QUANTITIES = $dict([
    new Quantity("x", "x", "x", "x"),
    new Quantity("y", "y", "y", "y"),
    new Quantity("W", "W", "W", "W"),
    new Quantity("z", "z", "z", "z"),
    new Quantity("y_hat", "\\hat{y}", "ŷ", "y hat"),
    new Quantity("one_minus_y_hat", "1-\\hat{y}", "1 − ŷ", "1 minus y hat"),
    new Quantity("loss", "L", "L", "the loss L"),
    new Quantity("dL_dyhat", _partial("L", "\\hat{y}"), "∂L/∂ŷ", "d L by d y hat"),
    new Quantity("dyhat_dz", _partial("\\hat{y}", "z"), "∂ŷ/∂z", "d y hat by d z"),
    new Quantity("dz_dW", _partial("z", "W"), "∂z/∂W", "d z by d W"),
    new Quantity("dyhat_dW", _partial("\\hat{y}", "W"), "∂ŷ/∂W", "d y hat by d W"),
    new Quantity("delta_l1", "\\Delta l_1", "Δl₁", "delta l 1"),
    new Quantity("dL_dW", _partial("L", "W"), "∂L/∂W", "d L by d W"),
    new Quantity("learning_rate", "\\eta", "η", "eta, the learning rate"),
    new Quantity("W_next", "W", "next W", "the next W"),
    new Quantity("dL_dx", _partial("L", "x"), "∂L/∂x", "d L by d x"),
    new Quantity("dL_dy", _partial("L", "y"), "∂L/∂y", "d L by d y"),
  ].map((quantity) => [quantity.name, quantity]));

  return { Quantity, SLIDERS, QUANTITIES };
})();

// explorer/core/formulas.py
const core_formulas = (() => {
  // Return `yes` or `no`, as `numpy.where` does for arrays.
  function choose(condition, yes, no) {
    return $truth(condition) ? yes : no;
  }

  // Return ŷ = σ(z) = 1 / (1 + exp(−z)), equation (0), and 1 − ŷ = σ(−z).
  function sigmoid(z, exp = Math.exp, where = choose) {
    const e = exp(-Math.abs(z));
    const small = e - e * (e / (1.0 + e));
    return [where(z >= 0.0, 1.0 - small, small), where(z >= 0.0, small, 1.0 - small)];
  }

  // Return all quantities that x, y and W determine, named as in `explorer.core.trace.Trace`.
  function quantities(x, y, W, exp = Math.exp, where = choose) {
    const z = W * x;
    const [y_hat, one_minus_y_hat] = sigmoid(z, exp, where);
    const error = where(z >= 0.0, y - 1.0 + one_minus_y_hat, y - y_hat);
    const loss = 0.5 * error * error;
    const dL_dyhat = -error;
    const dyhat_dz = y_hat * one_minus_y_hat;
    const dz_dW = x;
    const dyhat_dW = dyhat_dz * dz_dW;
    const delta_l1 = dL_dyhat * dyhat_dz;
    const dL_dW = dL_dyhat * dyhat_dW;
    const dL_dx = dL_dyhat * (dyhat_dz * W);
    const dL_dy = error;
    return {
      z,
      y_hat,
      one_minus_y_hat,
      loss,
      dL_dyhat,
      dyhat_dz,
      dz_dW,
      dyhat_dW,
      delta_l1,
      dL_dW,
      dL_dx,
      dL_dy,
    };
  }

  return { choose, sigmoid, quantities };
})();

// explorer/core/trace.py
const core_trace = (() => {
  const { quantities } = core_formulas;

  // Every quantity of one forward and backward pass, as `trace` and `backprop` return it.
  class Trace {
    constructor(x, y, W, z, y_hat, one_minus_y_hat, loss, dL_dyhat, dyhat_dz, dz_dW, dyhat_dW, delta_l1, dL_dW, dL_dx, dL_dy) {
      this.x = x;
      this.y = y;
      this.W = W;
      this.z = z;
      this.y_hat = y_hat;
      this.one_minus_y_hat = one_minus_y_hat;
      this.loss = loss;
      this.dL_dyhat = dL_dyhat;
      this.dyhat_dz = dyhat_dz;
      this.dz_dW = dz_dW;
      this.dyhat_dW = dyhat_dW;
      this.delta_l1 = delta_l1;
      this.dL_dW = dL_dW;
      this.dL_dx = dL_dx;
      this.dL_dy = dL_dy;
    }
  }

  // Return every quantity at finite numbers, which are not validated: `backprop` does that.
  function trace(x, y, W) {
    const found = { x, y, W, ...quantities(x, y, W) };
    return new Trace(...Object.values(found).map((value) => value + 0.0));
  }

  return { Trace, trace };
})();

// explorer/model/state.py
const model_state = (() => {
  const { Trace } = core_trace;

  // The trace of (x, y, W), with the path and the next step of gradient descent.
  class State extends $NamedTuple {
    constructor(t, learning_rate = 2.0, path = [], printed = false) {
      super();
      this.t = t;
      this.learning_rate = learning_rate;
      this.path = path;
      this.printed = printed;
    }
    // The weight after the next step of gradient descent: W − η ∂L/∂W.
    get W_next() {
      return this.t.W - this.learning_rate * this.t.dL_dW;
    }
    // Return a quantity of the trace or of the descent by its name.
    value(name) {
      if (name === "learning_rate") {
        return this.learning_rate;
      }
      return name === "W_next" ? this.W_next : this.t[name];
    }
  }

  return { State };
})();

// explorer/derivation/stopping.py
const derivation_stopping = (() => {
  const { readable } = derivation_numbers;
  const { State } = model_state;
  const NEGLIGIBLE_GRADIENT = 1e-06;
  const NEGLIGIBLE_STEP = 0.0001;
  const MOST_STEPS = 100;

  // Say why gradient descent has no step to take here.
  function why_stop(state, W_range) {
    const gradient = state.t.dL_dW, step = state.W_next - state.t.W;
    if (Math.abs(gradient) < NEGLIGIBLE_GRADIENT) {
      return `The gradient is ${readable(gradient)}: the step is too small to move W.`;
    }
    if (Math.abs(step) < NEGLIGIBLE_STEP) {
      return `A step would move W by only ${readable(step)}. Try a larger η.`;
    }
    if (state.W_next < W_range[0] || state.W_next > W_range[1]) {
      return `A step overshoots to W = ${readable(state.W_next)}, beyond the slider. Try a smaller η.`;
    }
    if (state.path.length > MOST_STEPS) {
      return `That was ${$str(MOST_STEPS)} steps. Reset, or move W, and descend again.`;
    }
    return "";
  }

  return { why_stop, NEGLIGIBLE_GRADIENT, NEGLIGIBLE_STEP, MOST_STEPS };
})();

// explorer/model/history.py
const model_history = (() => {
  const DEPTH = 100;
  const LONGEST = 200;

  // The values that Undo restores.
  class Snapshot extends $NamedTuple {
    constructor(x, y, W, learning_rate, path = []) {
      super();
      this.x = x;
      this.y = y;
      this.W = W;
      this.learning_rate = learning_rate;
      this.path = path;
    }
  }

  // The current snapshot, and up to `DEPTH` earlier ones; the oldest are dropped.
  class History extends $Object {
    __init__(now, past, gesture = "") {
      this.now = now;
      this.past = past;
      this._gesture = gesture;
    }
    // Make a snapshot the current one.
    record(snapshot, gesture = "") {
      if ($equal(snapshot, this.now)) {
        return null;
      }
      if (gesture === "" || gesture !== this._gesture) {
        this.past = [...this.past.slice(-(DEPTH - 1)), this.now];
      } else if ($len(this.past) > 0 && $equal(snapshot, this.past.at(-1))) {
        this.past = this.past.slice(0, -1);
        gesture = "";
      }
      this._gesture = gesture;
      this.now = snapshot;
    }
    // Return to the snapshot before the last gesture.
    undo() {
      if ($len(this.past) === 0) {
        throw new $IndexError("there is nothing to undo");
      }
      this.now = this.past.at(-1);
      this.past = this.past.slice(0, -1);
      this._gesture = "";
      return this.now;
    }
  }

  return { Snapshot, History, DEPTH, LONGEST };
})();

// explorer/model/ranges.py
const model_ranges = (() => {
  const PADDING = 0.07;
  const PADDING_OF_Y = 0.3;

  // The intervals of the sliders, which `explorer.model.arguments.as_ranges` validates.
  class Ranges {
    constructor(x = [-4.0, 4.0], y = [0.0, 1.0], W = [-6.0, 6.0]) {
      this.x = x;
      this.y = y;
      this.W = W;
    }
    // Return the interval of ``"x"``, ``"y"`` or ``"W"``.
    ends(name) {
      return this[name];
    }
    // The range of z = W·x.
    get z() {
      const corners = this.W.flatMap((w) => this.x.map((x) => w * x));
      return [$min_of(corners), $max_of(corners)];
    }
    // From 0 to 1, extended to include every target.
    get y_hat() {
      return [$min(0.0, this.y[0]), $max(1.0, this.y[1])];
    }
    // From 0 to the highest loss of any guess from 0 to 1 for any target.
    get loss() {
      const furthest = $max(this.y[1], 1.0 - this.y[0]);
      return [0.0, 0.5 * furthest * furthest];
    }
    // Return the change that one press of an arrow key makes to the slider of ``name``.
    increment(name) {
      const [low, high] = this.ends(name);
      return $float(`1e${$str($floor(Math.log10((high - low) / 300)))}`);
    }
    // Return the decimal nearest to ``value`` that the slider of ``name`` can take.
    nearest(name, value) {
      const [low, high] = this.ends(name);
      const increment = this.increment(name);
      const count = $round(($min($max(value, low), high) - low) / increment);
      return $min($max($round(low + count * increment, 12), low), high) + 0.0;
    }
    // Return the limits of an axis of ``name``: its interval with padding at both ends.
    padded(name) {
      const [low, high] = this.ends(name);
      const padding = (name === "y" ? PADDING_OF_Y : PADDING) * (high - low);
      return [low - padding, high + padding];
    }
    // Say which values are allowed for x, y, W or the learning rate, if this one is not.
    refusal(name, number) {
      if (name === "learning_rate") {
        return 0.0 < number && number < Infinity ? "" : "a positive finite number";
      }
      const [low, high] = this.ends(name);
      return low <= number && number <= high ? "" : `a number from ${$general(low, 6)} to ${$general(high, 6)}`;
    }
  }

  return { Ranges, PADDING, PADDING_OF_Y };
})();

// explorer/model/base_model.py
const model_base_model = (() => {
  const { History } = model_history;
  const { Ranges } = model_ranges;

  // The values that an explorer shows, with their history, and the one place where they change.
  class BaseModel extends $Object {
    __init__(ranges, start, now, past) {
      this.ranges = ranges;
      this.start = start;
      this.printed = false;
      this.now = now;
      this.state = null;
      this.restore(now, past);
    }
    // Take over a snapshot with its history, from Python or from a page.
    restore(now, past, gesture = "") {
      this.state = this._state_of(now);
      this.now = now;
      this._history = new History(now, past, gesture);
    }
    // Make a snapshot the current one, if it differs; tell whether it does.
    _record(wanted, gesture) {
      if ($equal(wanted, this.now)) {
        return false;
      }
      this.state = this._state_of(wanted);
      this.now = wanted;
      this._history.record(wanted, gesture);
      return true;
    }
    // The snapshots that Undo leads back to, the oldest first.
    get past() {
      return this._history.past;
    }
    // Return the snapshot before the last gesture, for `update`.
    undo() {
      return this._history.undo();
    }
  }

  return { BaseModel };
})();

// explorer/model/model.py
const model_model = (() => {
  const { trace } = core_trace;
  const { BaseModel } = model_base_model;
  const { LONGEST, Snapshot } = model_history;
  const { State } = model_state;
  const INPUTS = ["x", "y", "W"];
  const SETTABLE = ["x", "y", "W", "learning_rate"];

  // The example, the weight, the learning rate and the descent's path, with their history.
  class Model extends BaseModel {
    // Set the state to these values, and record it.
    update(wanted, gesture = "") {
      const now = this.now;
      const moved = !$equal(wanted.x, now.x) || !$equal(wanted.y, now.y) || !$equal(wanted.W, now.W);
      if (moved && $equal(wanted.path, now.path)) {
        wanted = $replace(wanted, { path: [] });
      }
      return this._record(wanted, gesture);
    }
    // Show the gradient as the blog post prints it, too, or no longer.
    show_printed(wanted) {
      this.printed = wanted;
      this.state = this._state_of(this.now);
    }
    _state_of(values) {
      const t = trace(values.x, values.y, values.W);
      return new State(t, values.learning_rate, values.path, this.printed);
    }
    // Return the values after a step of gradient descent that leads to W.
    descended(W) {
      let path = this.now.path.length > 0 ? this.now.path : [this.now.W];
      if (path.length === LONGEST) {
        path = [path[0], ...path.slice(2)];
      }
      return $replace(this.now, { W: W, path: [...path, W] });
    }
    // Return the start of the descent or, before its first step, the first state.
    restarted() {
      if (this.now.path.length > 0) {
        return $replace(this.now, { W: this.now.path[0], path: [] });
      }
      return this.start;
    }
  }

  return { Model, INPUTS, SETTABLE };
})();

// explorer/plots/holds.py
const plots_holds = (() => {
  // A mark that can be grabbed.
  class Hold extends $NamedTuple {
    constructor(across, up, moves, label) {
      super();
      this.across = across;
      this.up = up;
      this.moves = moves;
      this.label = label;
    }
  }

  function _both(name) {
    return `W and ${name}, on the loss surface: left and right move W, up and down ${name}`;
  }
  const HOLDS = {
    "z.point": new Hold("W", "z", ["W"], "W, on the line of z"),
    "sigma.target": new Hold("", "y", ["y"], "the target y, on the plot of σ"),
    "sigma.point": new Hold("z", "y_hat", ["z"], "z, on the curve of σ; moves W"),
    "loss.target": new Hold("y", "", ["y"], "the target y, on the plot of the loss"),
    "loss.point": new Hold("y_hat", "loss", ["y_hat"], "the guess, on the curve of the loss; moves W"),
    "descent.point": new Hold("W", "loss", ["W"], "W, on the loss along W"),
    "surface.point": new Hold("W", "x", ["W", "x"], _both("x")),
    "surface-y.point": new Hold("W", "y", ["W", "y"], _both("y")),
  };
  const COMPUTED = ["z", "y_hat", "loss", "loss_n"];

  // Return the z with σ(z) = ŷ; infinite if ŷ is not between 0 and 1.
  function logit(y_hat) {
    if (y_hat <= 0) {
      return -Infinity;
    }
    return y_hat >= 1 ? Infinity : Math.log(y_hat) - Math.log1p(-y_hat);
  }

  return { Hold, logit, HOLDS, COMPUTED };
})();

// explorer/session/drag.py
const session_drag = (() => {
  const { QUANTITIES } = derivation_quantities;
  const { Ranges } = model_ranges;
  const { State } = model_state;
  const { Hold, logit } = plots_holds;

  // The result of a drag.
  class Aim extends $NamedTuple {
    constructor(inputs, note) {
      super();
      this.inputs = inputs;
      this.note = note;
    }
  }

  // Return the values that bring a mark as near as possible to a position in its plot.
  function aimed(ranges, state, hold, across, up) {
    const wanted = $dict(hold.moves.map((quantity) => [quantity, quantity === hold.across ? across : up]));
    return _reached(ranges, state, wanted);
  }

  // Return the values after a move by increments of the sliders, as arrow keys ask for.
  function nudged(ranges, state, hold, counts) {
    const wanted = {};
    for (const [quantity, count] of $zip(hold.moves, counts)) {
      if (count === 0) {
        continue;
      }
      let name = quantity, steps = count;
      if (quantity === "z" || quantity === "y_hat") {
        if (state.t.x === 0) {
          return new Aim({}, _stuck(quantity));
        }
        [name, steps] = ["W", state.t.x > 0 ? count : -count];
      }
      wanted[name] = state.t[name] + steps * ranges.increment(name);
    }
    return _reached(ranges, state, wanted);
  }

  // Turn wanted quantities into the nearest values that the sliders allow.
  function _reached(ranges, state, wanted) {
    const x = state.t.x;
    const values = {};
    let note = "";
    for (const [quantity, value] of Object.entries(wanted)) {
      let name = quantity, nearest = value;
      if (quantity === "z" || quantity === "y_hat") {
        if (x === 0) {
          return new Aim({}, _stuck(quantity));
        }
        [name, nearest] = ["W", (quantity === "z" ? value : logit(value)) / x];
        if (ranges.refusal("W", nearest) !== "") {
          const text = QUANTITIES[quantity].text;
          note = `W is at its limit: at this x, ${text} goes no further.`;
        }
      }
      values[name] = ranges.nearest(name, nearest);
    }
    return new Aim(values, note);
  }

  function _stuck(quantity) {
    return `x is 0, so W does not move ${QUANTITIES[quantity].text}. Move x first.`;
  }

  // Return the ends of the quantity that a mark moves first.
  function ends(ranges, hold) {
    const name = hold.moves[0];
    if (name === "y_hat") {
      return [0.0, 1.0];
    }
    return name === "z" ? ranges.z : ranges.ends(name);
  }

  return { Aim, aimed, nudged, ends };
})();

// explorer/session/session.py
const session_session = (() => {
  const { CASES, Case } = derivation_cases;
  const { parse } = derivation_numbers;
  const { QUANTITIES } = derivation_quantities;
  const { why_stop } = derivation_stopping;
  const { Snapshot } = model_history;
  const { SETTABLE, Model } = model_model;
  const { Ranges } = model_ranges;
  const { HOLDS } = plots_holds;
  const { Aim, aimed, nudged } = session_drag;

  // The state, and the moves that change it.
  class Session extends $Object {
    __init__(ranges, start, now, past) {
      this.model = new Model(ranges, start, now, past);
      this.note = "";
      this._next_case = 0;
    }
    // Set any of x, y, W and the learning rate; tell whether the state changed.
    move(values, gesture = "") {
      for (const [name, value] of Object.entries(values)) {
        const refusal = this.model.ranges.refusal(name, value);
        if (refusal !== "") {
          throw new $ValueError(`${QUANTITIES[name].text} must be ${refusal}; got ${$repr(value)}`);
        }
      }
      const now = this.model.now;
      const wanted = new Snapshot(
        $get(values, "x", now.x),
        $get(values, "y", now.y),
        $get(values, "W", now.W),
        $get(values, "learning_rate", now.learning_rate),
        now.path,
      );
      return this.model.update(wanted, gesture);
    }
    // Set a quantity to a typed number.
    type_in(name, text, gesture = "") {
      return this.move({ [name]: parse(text) }, gesture);
    }
    // Drag a mark to a position in its plot.
    aim(mark, across, up, gesture = "") {
      const state = this.model.state;
      return this._follow(aimed(this.model.ranges, state, HOLDS[mark], across, up), gesture);
    }
    // Move a mark by increments of the sliders.
    nudge(mark, counts, gesture = "") {
      const state = this.model.state;
      return this._follow(nudged(this.model.ranges, state, HOLDS[mark], counts), gesture);
    }
    _follow(aim, gesture) {
      this.note = aim.note;
      return this.move(aim.inputs, gesture);
    }
    // Return the cases within the sliders' ranges.
    cases() {
      const ranges = this.model.ranges;
      return CASES.filter((one) => !$any(["x", "y", "W"].map((name) => ranges.refusal(name, one[name]))));
    }
    // Move to a case.
    choose(chosen, gesture = "") {
      const values = $dict(SETTABLE.map((name) => [name, chosen[name]]));
      return this.move(values, gesture);
    }
    // Move to the next case whose x, y or W differ from the current ones.
    another_case(gesture = "") {
      const now = this.model.now, cases = this.cases();
      for (let i = 0, $end = cases.length; i < $end; i++) {
        const index = $mod(this._next_case + i, cases.length);
        const another = cases[index];
        if (!$equal(another.x, now.x) || !$equal(another.y, now.y) || !$equal(another.W, now.W)) {
          this._next_case = index + 1;
          return this.choose(another, gesture);
        }
      }
      return false;
    }
    // Say why gradient descent has no step to take; empty where it has one.
    stop() {
      return why_stop(this.model.state, this.model.ranges.W);
    }
    // Take a step of gradient descent, if there is one to take.
    step(gesture = "") {
      if (this.stop() !== "") {
        return false;
      }
      return this.model.update(this.model.descended(this.model.state.W_next), gesture);
    }
    // Go back to the start of the descent or, before its first step, to the first state.
    reset(gesture = "") {
      return this.model.update(this.model.restarted(), gesture);
    }
    // Undo the last gesture, if any.
    undo() {
      if ($len(this.model.past) === 0) {
        return false;
      }
      return this.model.update(this.model.undo());
    }
  }

  return { Session };
})();

// explorer/derivation/sentences.py
const derivation_sentences = (() => {
  const { Trace } = core_trace;
  const { readable, spoken } = derivation_numbers;
  const { QUANTITIES } = derivation_quantities;
  const { State } = model_state;
  const ALMOST_ZERO = 0.005;
  const STEEP = 0.2;

  function _about_z(t) {
    if (t.z === 0) {
      return "z is 0: the net has nothing to go on, so it will guess a half.";
    }
    return `z is ${t.z > 0 ? "positive" : "negative"}: the guess is ${_side(t.z)} a half.`;
  }

  function _side(number) {
    return number > 0 ? "above" : "below";
  }

  function _about_y_hat(t) {
    const distance = Math.abs(t.dL_dyhat);
    if (distance < ALMOST_ZERO) {
      return "The guess is right: it sits on the target.";
    }
    return `The guess is ${$fixed(distance, 2)} ${_side(t.dL_dyhat)} the target y.`;
  }

  function _about_loss(t) {
    if (Math.abs(t.dL_dyhat) < ALMOST_ZERO) {
      return "The loss is almost 0: the guess is right.";
    }
    return "Half the squared distance between guess and target.";
  }

  function _about_dL_dyhat(t) {
    if (t.dL_dyhat === 0) {
      return "Zero: the guess is right, nothing to correct.";
    }
    if (Math.abs(t.dL_dyhat) < ALMOST_ZERO) {
      return "Almost 0: the guess is right, little to correct.";
    }
    if (t.dL_dyhat < 0) {
      return "Negative: the guess is too low.";
    }
    return "Positive: the guess is too high.";
  }

  function _about_dyhat_dz(t) {
    if (t.dyhat_dz < ALMOST_ZERO) {
      return "Almost 0: σ is saturated, z hardly moves ŷ.";
    }
    if (t.dyhat_dz > STEEP) {
      return "Near ¼, its maximum: here z moves ŷ the most.";
    }
    return "Between 0 and ¼: part of z’s change reaches ŷ.";
  }

  function _about_dz_dW(t) {
    if (t.dz_dW === 0) {
      return "Zero: with x = 0, W has no effect.";
    }
    return `${t.dz_dW > 0 ? "Positive" : "Negative"}: raising W ${moves(t.dz_dW)} z.`;
  }

  // Say in one verb whether raising one quantity raises or lowers the other.
  function moves(slope) {
    return slope > 0 ? "raises" : "lowers";
  }

  function _about_dyhat_dW(t) {
    if (t.dyhat_dW === 0) {
      return "Zero: W does not move the guess.";
    }
    return `Raising W ${moves(t.dyhat_dW)} the guess${_barely(t.dyhat_dW)}.`;
  }

  function _about_delta_l1(t) {
    if (t.delta_l1 === 0) {
      return "Zero: z does not move the loss.";
    }
    return `Raising z ${moves(t.delta_l1)} the loss${_barely(t.delta_l1)}.`;
  }

  function _barely(slope) {
    return Math.abs(slope) < ALMOST_ZERO ? ", but barely" : "";
  }
  const WORTH_LOWERING = 0.02;
  const SMALL_INPUT = 0.1;

  // Name the factor that makes the gradient small although the loss is not.
  function culprit(t) {
    if (Math.abs(t.dL_dW) >= ALMOST_ZERO || t.loss < WORTH_LOWERING) {
      return "";
    }
    const guilty = smallest(t, "dyhat_dz", "dz_dW");
    const small = { dyhat_dz: t.dyhat_dz < ALMOST_ZERO, dz_dW: Math.abs(t.dz_dW) < SMALL_INPUT };
    return small[guilty] ? guilty : "";
  }

  // Name the factor that is the smallest share of its usual size: ¼ for ∂ŷ/∂z, else 1.
  function smallest(t, ...factors) {
    const share = (name) => {
      const size = Math.abs(t[name]);
      return name === "dyhat_dz" ? size / 0.25 : size;
    };
    return $min_of(factors, share);
  }

  function _about_dL_dW(t) {
    const guilty = culprit(t);
    if (guilty) {
      const why = guilty === "dyhat_dz" ? "σ is saturated" : "the input x is (almost) 0";
      const size = t.dL_dW === 0 ? "Zero" : "Almost 0";
      const symbol = QUANTITIES[guilty].text;
      return `${size}, though the loss is ${readable(t.loss)}: ${symbol} killed it, ${why}.`;
    }
    if (t.dL_dW === 0) {
      return "Zero: W cannot lower the loss from here.";
    }
    if (t.dL_dW < 0) {
      return `Negative: raising W lowers the loss${_barely(t.dL_dW)}.`;
    }
    return `Positive: lowering W lowers the loss${_barely(t.dL_dW)}.`;
  }

  // Say which way a step of gradient descent moves W, how far, and at which learning rate.
  function about_update(state) {
    if (state.t.dL_dW === 0) {
      return "No slope, no step: W stays.";
    }
    const change = -state.learning_rate * state.t.dL_dW;
    const [goes, side] = change > 0 ? ["rises", "right"] : ["falls", "left"];
    const by = readable(Math.abs(change));
    return `With η = ${spoken(state.learning_rate)}, W ${goes} by ${by}: downhill is to the ${side}.`;
  }
  const SENTENCES = {
    z: _about_z,
    y_hat: _about_y_hat,
    loss: _about_loss,
    dL_dyhat: _about_dL_dyhat,
    dyhat_dz: _about_dyhat_dz,
    dz_dW: _about_dz_dW,
    dyhat_dW: _about_dyhat_dW,
    delta_l1: _about_delta_l1,
    dL_dW: _about_dL_dW,
  };

  return { moves, culprit, smallest, about_update, ALMOST_ZERO, STEEP, WORTH_LOWERING, SMALL_INPUT, SENTENCES };
})();

// explorer/derivation/steps.py
const derivation_steps = (() => {
  const { QUANTITIES } = derivation_quantities;
  const { SENTENCES, about_update } = derivation_sentences;
  const { State } = model_state;

  // One line of the derivation.
  class Step {
    constructor(name, quantity, equation, formula, numbers, meaning, plot, code, highlights = []) {
      this.name = name;
      this.quantity = quantity;
      this.equation = equation;
      this.formula = formula;
      this.numbers = numbers;
      this.meaning = meaning;
      this.plot = plot;
      this.code = code;
      this.highlights = highlights;
    }
    // TeX of the quantity that the step computes.
    get symbol() {
      return QUANTITIES[this.quantity].symbol;
    }
    // Return a sentence about the quantity at a state.
    sentence(state) {
      if (this.quantity === "W_next") {
        return about_update(state);
      }
      return SENTENCES[this.quantity](state.t);
    }
    // Whether `numbers` is more than the value itself: it is not for ∂z/∂W = x.
    get substitutes() {
      const value = this.numbers.startsWith("\\text{") && this.numbers.endsWith("}");
      return !value || $contains(this.numbers, " ");
    }
    // ``#rrggbb`` of the quantity that the step computes.
    get color() {
      return QUANTITIES[this.quantity].color;
    }
  }
  const STEPS = [
    new Step(
      "z",
      "z",
      "(0)",
      "W\\,x",
      "\\text{W} \\times \\text{x}",
      "The input times the weight, before σ.",
      "z",
      "W * x",
    ),
    new Step(
      "y_hat",
      "y_hat",
      "(0)",
      "\\sigma(z)",
      "\\sigma(\\text{z})",
      "The guess: σ squeezes z into a number between 0 and 1.",
      "sigma",
      "1 / (1 + np.exp(-z))",
    ),
    new Step(
      "loss",
      "loss",
      "(0)",
      "\\tfrac{1}{2}\\,(y-\\hat{y})^2",
      "\\tfrac{1}{2}\\,(\\text{y}-\\text{y_hat})^2",
      "The loss: how wrong the guess is, as one number that is never negative.",
      "loss",
      "0.5 * (y - y_hat) ** 2",
    ),
    new Step(
      "dL_dyhat",
      "dL_dyhat",
      "(2)",
      "-(y-\\hat{y})",
      "-(\\text{y}-\\text{y_hat})",
      "How wrong the guess is, and on which side.",
      "loss",
      "-(y - y_hat)",
    ),
    new Step(
      "dyhat_dz",
      "dyhat_dz",
      "(3)",
      "\\hat{y}\\,(1-\\hat{y})",
      "\\text{y_hat} \\times \\text{one_minus_y_hat}",
      "The slope of σ: at most ¼, almost 0 if saturated.",
      "sigma",
      "y_hat * (1 - y_hat)",
    ),
    new Step(
      "dz_dW",
      "dz_dW",
      "(3)",
      "x",
      "\\text{x}",
      "The slope of z along W: the input x.",
      "z",
      "x",
    ),
    new Step(
      "dyhat_dW",
      "dyhat_dW",
      "(3)",
      "\\hat{y}\\,(1-\\hat{y}) \\times x",
      "\\text{dyhat_dz} \\times \\text{dz_dW}",
      "The slope of the guess along W: the product of the slopes from W to ŷ.",
      "sigma",
      "dyhat_dz * dz_dW",
      ["dyhat_dz", "dz_dW"],
    ),
    new Step(
      "delta_l1",
      "delta_l1",
      "(5)",
      "-(y-\\hat{y}) \\times \\hat{y}\\,(1-\\hat{y})",
      "\\text{dL_dyhat} \\times \\text{dyhat_dz}",
      "The upstream gradient ∂L/∂z: the slope of the loss along z.",
      "sigma",
      "dL_dyhat * dyhat_dz",
      ["dL_dyhat", "dyhat_dz"],
    ),
    new Step(
      "dL_dW",
      "dL_dW",
      "(4)",
      "-(y-\\hat{y}) \\times \\hat{y}\\,(1-\\hat{y}) \\times x",
      "\\text{dL_dyhat} \\times \\text{dyhat_dz} \\times \\text{dz_dW}",
      "The gradient: the slope of the loss along W, the product of the three slopes.",
      "descent",
      "dL_dyhat * dyhat_dz * dz_dW",
    ),
    new Step(
      "matrix",
      "dL_dW",
      "(6)",
      "X^{\\mathsf{T}} .\\, \\Delta l_1",
      "\\text{x} \\times \\text{delta_l1}",
      "The same as a matrix product: transposed input times upstream gradient.",
      "surface",
      "np.array([[x]]).T @ np.array([[delta_l1]])",
      ["dL_dW", "x"],
    ),
    new Step(
      "update",
      "W_next",
      "",
      "W - \\eta\\,\\frac{\\partial L}{\\partial W}",
      "\\text{W} - \\text{learning_rate} \\times \\text{dL_dW}",
      "A step of gradient descent: W moves against the slope, scaled by η.",
      "descent",
      "W - learning_rate * dL_dW",
    ),
  ];
  const FACTORS = ["dz_dW", "dyhat_dz", "dL_dyhat"];

  // Return the step of that name.
  function step(name) {
    for (const candidate of STEPS) {
      if (candidate.name === name) {
        return candidate;
      }
    }
    throw new $KeyError(`no step is named ${name}; the steps are ${STEPS.map((s) => s.name).join(", ")}`);
  }

  return { Step, step, STEPS, FACTORS };
})();

// explorer/plots/layout.py
const plots_layout = (() => {
  // Room around a plot's axes, px.
  class Margins extends $NamedTuple {
    constructor(left, right, bottom, top) {
      super();
      this.left = left;
      this.right = right;
      this.bottom = bottom;
      this.top = top;
    }
  }
  const MARGINS = new Margins(46, 10, 36, 8);
  const SIZES = {
    z: [308, 172],
    sigma: [382, 172],
    loss: [382, 172],
    descent: [548, 196],
    surface: [548, 196],
    "surface-y": [548, 196],
    "surface-3d": [548, 270],
    "surface-y-3d": [548, 270],
  };
  const ROWS = [["z", "sigma", "loss"], ["descent", "surface"]];
  const GAP = 24;
  const WIDTH = $sum(ROWS[0].map((name) => SIZES[name][0])) + GAP * (ROWS[0].length - 1);

  // Return the left and upper edge of each picture, px from the upper left corner of the whole.
  function positions(top, heading, between) {
    const found = {};
    let y = top;
    for (const row of ROWS) {
      let x = 0.0;
      for (const name of row) {
        found[name] = [x, y + heading];
        x += SIZES[name][0] + GAP;
      }
      y += heading + SIZES[row[0]][1] + between;
    }
    return found;
  }

  // Return the lower edge of the pictures at these positions, px.
  function height(positions) {
    return $max_of(Object.entries(positions).map(([name, [, y]]) => y + SIZES[name][1]));
  }

  return { Margins, positions, height, MARGINS, SIZES, ROWS, GAP, WIDTH };
})();

// explorer/plots/marks.py
const plots_marks = (() => {
  const { MARGINS, Margins } = plots_layout;
  const TANGENT = 46.0;
  const LABEL = [14.0, 9.0];

  // Pixels per data unit, along x and along y.
  class Scale extends $NamedTuple {
    constructor(x, y) {
      super();
      this.x = x;
      this.y = y;
    }
  }

  // Clip a number to an interval.
  function within(number, ends) {
    return $min($max(number, ends[0]), ends[1]);
  }

  // The axis limits of a plot.
  class Window extends $NamedTuple {
    constructor(x, y) {
      super();
      this.x = x;
      this.y = y;
    }
    // Return the ends of a tangent at (x, y): equally long on screen at any slope.
    tangent(x, y, slope, scale) {
      const reach = TANGENT / Math.hypot(scale.x, slope * scale.y);
      return [this._end(x, y, slope, -reach), this._end(x, y, slope, reach)];
    }
    _end(x, y, slope, dx) {
      const share = this.share(x, y, dx, slope * dx);
      return [x + share * dx, y + share * slope * dx];
    }
    // Return the share of the way from (x, y) to (x + dx, y + dy) that is inside, at most 1.
    share(x, y, dx, dy) {
      let share = 1.0;
      for (const [start, distance, ends] of [[x, dx, this.x], [y, dy, this.y]]) {
        if (distance !== 0) {
          const edge = distance > 0 ? ends[1] : ends[0];
          share = $min(share, $max(0.0, (edge - start) / distance));
        }
      }
      return share;
    }
    // Return the window extended on each side, by dx along x and by dy along y.
    wider(dx, dy) {
      return new Window([this.x[0] - dx, this.x[1] + dx], [this.y[0] - dy, this.y[1] + dy]);
    }
    // Return the position nearest to (x, y) where a short label fits.
    inside(x, y, scale) {
      const dx = LABEL[0] / scale.x, dy = LABEL[1] / scale.y;
      return [within(x, [this.x[0] + dx, this.x[1] - dx]), within(y, [this.y[0] + dy, this.y[1] - dy])];
    }
    // Return the line from the x axis up to the point, and over to the y axis.
    guide(x, y) {
      return [[x, this.y[0]], [x, y], [this.x[0], y]];
    }
  }

  // Return the width of the margin for the tick labels of a y axis with these limits, px.
  function margin_for_tick_labels(ends) {
    const apart = (ends[1] - ends[0]) / 7;
    const decimals = $max(0, -$floor(Math.log10(apart) + 0.1));
    const characters = $max_of(ends.map((end) => $fixed(end, decimals).length));
    return MARGINS.left + 7 * $max(0, characters - 3);
  }

  // A shape of a plot that follows the state.
  class Mark {
    constructor(role, quantity, shape, place, follows = "xyW", text = "", says = null) {
      this.role = role;
      this.quantity = quantity;
      this.shape = shape;
      this.place = place;
      this.follows = follows;
      this.text = text;
      this.says = says;
    }
  }

  // One plot: its axes and its marks, in the order they are painted.
  class Plot {
    constructor(name, title, size, xlabel, ylabel, window, marks, heading = "", surface = "", in_3d = false, margins = MARGINS, xticks = [], yticks = []) {
      this.name = name;
      this.title = title;
      this.size = size;
      this.xlabel = xlabel;
      this.ylabel = ylabel;
      this.window = window;
      this.marks = marks;
      this.heading = heading;
      this.surface = surface;
      this.in_3d = in_3d;
      this.margins = margins;
      this.xticks = xticks;
      this.yticks = yticks;
    }
    // Left and upper edge, width and height of the axes in the picture, px.
    get box() {
      const room = this.margins;
      const width = this.size[0] - room.left - room.right;
      return [room.left, room.top, width, this.size[1] - room.bottom - room.top];
    }
    // Pixels per data unit.
    get scale() {
      const [, , width, height] = this.box;
      const [[x0, x1], [y0, y1]] = [this.window.x, this.window.y];
      return new Scale(width / (x1 - x0), height / (y1 - y0));
    }
  }

  // Return the outline of an arrow, or nothing if the arrow would be shorter than 2 px.
  function arrow(tail, tip, scale) {
    const across = (tip[0] - tail[0]) * scale.x, up = (tip[1] - tail[1]) * scale.y;
    const length = Math.hypot(across, up);
    if (length < 2) {
      return [];
    }
    const along = [across / length, up / length], aside = [-up / length, across / length];
    const head = $min(9.0, length);
    const outline = [
      [0.0, 1.3],
      [length - head, 1.3],
      [length - head, 4.5],
      [length, 0.0],
      [length - head, -4.5],
      [length - head, -1.3],
      [0.0, -1.3],
      [0.0, 1.3],
    ];
    return outline.map(([s, t]) => [
      tail[0] + (s * along[0] + t * aside[0]) / scale.x,
      tail[1] + (s * along[1] + t * aside[1]) / scale.y,
    ]);
  }

  return { Scale, within, Window, margin_for_tick_labels, Mark, Plot, arrow, TANGENT, LABEL };
})();

// explorer/plots/geometry.py
const plots_geometry = (() => {
  const { Mark, Plot } = plots_marks;
  const BASELINE = 4.0;

  // The mapping from data to a picture: ``px = offset + factor * data``.
  class Mapping extends $NamedTuple {
    constructor(x, y) {
      super();
      this.x = x;
      this.y = y;
    }
    // Return the position in the picture, px from its upper left corner.
    to_px(x, y) {
      return [this.x[0] * x + this.x[1], this.y[0] * y + this.y[1]];
    }
    // Return the point in data coordinates at a position in the picture.
    to_data(across, down) {
      return [(across - this.x[1]) / this.x[0], (down - this.y[1]) / this.y[0]];
    }
  }

  // Return the mapping from a plot's data to its picture.
  function mapping(plot) {
    const [left, top, , height] = plot.box;
    const scale = plot.scale;
    return new Mapping(
      [scale.x, left - scale.x * plot.window.x[0]],
      [-scale.y, top + height + scale.y * plot.window.y[0]],
    );
  }

  // Return a mark's geometry at a state.
  function geometry(plot, mark, state) {
    const to = mapping(plot);
    const points = mark.place(state, plot.scale);
    if (mark.shape === "lines") {
      return contour_path(plot, points);
    }
    const placed = points.map(([x, y]) => to.to_px(x, y));
    if (placed.length === 0) {
      return "";
    }
    if (mark.shape === "point" || mark.shape === "text") {
      const [across, down] = placed[0];
      return [$round(across, 2), $round(down + (mark.shape === "text" ? BASELINE : 0.0), 2)];
    }
    if (mark.shape === "dots") {
      return placed.map(([across, down]) => `M${$fixed(across, 1)} ${$fixed(down, 1)}h0`).join("");
    }
    return line(placed, placed.length > 4 ? 1 : 2);
  }

  // Return the ``d`` of a path through these positions.
  function line(placed, decimals) {
    return "M" + placed.map(([x, y]) => `${$fixed(x, decimals)} ${$fixed(y, decimals)}`).join("L");
  }

  // Return contours or other lines, in data coordinates, as the ``d`` of one path.
  function contour_path(plot, lines) {
    const to = mapping(plot);
    return lines.filter((vertices) => vertices.length > 0).map((vertices) => line(vertices.map(([x, y]) => to.to_px(x, y)), 1)).join("");
  }

  return { Mapping, mapping, geometry, line, contour_path, BASELINE };
})();

// explorer/session/display.py
const session_display = (() => {
  const { readable, spoken } = derivation_numbers;
  const { QUANTITIES } = derivation_quantities;
  const { STEPS } = derivation_steps;
  const { State } = model_state;
  const { geometry } = plots_geometry;
  const { Plot } = plots_marks;

  // A number as the page shows it.
  class Shown extends $NamedTuple {
    constructor(text, exact, spoken, number) {
      super();
      this.text = text;
      this.exact = exact;
      this.spoken = spoken;
      this.number = number;
    }
  }

  // Return every quantity as the page shows it, by name.
  function numbers(state) {
    const shown = {};
    for (const name of Object.keys(QUANTITIES)) {
      const number = state.value(name);
      shown[name] = new Shown(readable(number), $repr(number), spoken(number), number);
    }
    return shown;
  }

  // Return the sentence about each step's quantity, by the step's name.
  function sentences(state) {
    return $dict(STEPS.map((step) => [step.name, step.sentence(state)]));
  }

  // Return the geometry of a plot's marks that follow exactly these inputs, by the mark's id.
  function marks(plot, state, follows) {
    return $dict(plot.marks.filter((mark) => mark.follows === follows).map((mark) => [`${plot.name}.${mark.role}`, geometry(plot, mark, state)]));
  }

  // Return the news of a change for screen readers: the inputs that moved, and the effect.
  function announcement(before, now) {
    const moved = ["x", "y", "W", "learning_rate"].filter((name) => !$equal(now.value(name), before.value(name))).map((name) => `${QUANTITIES[name].spoken} is ${spoken(now.value(name))}`);
    if (moved.length === 0) {
      return [];
    }
    const says = sentences(now);
    const gradient = `${QUANTITIES["dL_dW"].spoken} is ${readable(now.t.dL_dW)}. ${says["dL_dW"]}`;
    return [[`${moved.join(", ")}.`, ""], [says["y_hat"], "dL_dyhat"], [gradient, "dL_dW"]];
  }

  return { Shown, numbers, sentences, marks, announcement };
})();

// explorer/core/central_difference.py
const core_central_difference = (() => {
  const { choose, sigmoid } = core_formulas;
  const EPS = 2.220446049250313e-16;
  const LARGEST = 1.7976931348623157e+308;
  const _CUBE_ROOT_OF_EPS = 6.0554544523933395e-06;
  const _FEW_SUBNORMALS = 8 * 5e-324;

  // A gradient beside its finite difference, as `check_gradient` returns it.
  class GradientCheck {
    constructor(analytic, numeric, absolute_error, relative_error, tolerance, step, ok) {
      this.analytic = analytic;
      this.numeric = numeric;
      this.absolute_error = absolute_error;
      this.relative_error = relative_error;
      this.tolerance = tolerance;
      this.step = step;
      this.ok = ok;
    }
  }

  // Return the larger of two numbers.
  function larger(a, b, where) {
    return where(a > b, a, b);
  }

  // Return the smaller of two numbers.
  function smaller(a, b, where) {
    return where(a < b, a, b);
  }

  // Return the h that moves z by the cube root of eps, where truncation and rounding balance.
  function default_step(x, W, where = choose) {
    const h = _CUBE_ROOT_OF_EPS / where(x === 0.0, 1.0, larger(Math.abs(x), 1e-300, where));
    return larger(h, least_step(W), where);
  }

  // Return the least h that is sure to change W.
  function least_step(W) {
    return 2.0 * EPS * Math.abs(W);
  }

  // Return W + h and W − h, or the largest double of that sign.
  function both_sides(W, h, where = choose) {
    return [smaller(W + h, LARGEST, where), larger(W - h, -LARGEST, where)];
  }

  // Compare a gradient with the central difference.
  function compare(x, y, W, h, analytic, exp = Math.exp, where = choose) {
    const [above, below] = both_sides(W, h, where);
    const [numeric, tolerance] = _central_difference(x, y, W, above, below, exp, where);
    const a = _finite(analytic, where), b = _finite(numeric, where);
    const error = Math.abs(a - b);
    const largest = larger(Math.abs(a), Math.abs(b), where);
    const relative = error / where(largest === 0.0, 1.0, largest);
    return new GradientCheck(analytic, numeric, error, relative, tolerance, h, error <= tolerance);
  }

  function _finite(number, where) {
    return larger(smaller(number, LARGEST, where), -LARGEST, where);
  }

  // Return (L(above) − L(below)) / (above − below), and a bound on its distance from ∂L/∂W.
  function _central_difference(x, y, W, above, below, exp, where) {
    const positive = where(x > 0.0, W > 0.0, where(x < 0.0, W < 0.0, false));
    const near = where(positive, 1.0, 0.0);
    const outward = 1.0 - 2.0 * near;
    const s = sigmoid(W * (outward * x), exp, where)[0];
    const s_above = sigmoid(above * (outward * x), exp, where)[0];
    const s_below = sigmoid(below * (outward * x), exp, where)[0];
    const s_mean = s_above / 2.0 + s_below / 2.0;
    const residual = y - near - outward * s_mean;
    const width = above / 2.0 - below / 2.0;
    const numeric = -outward * ((s_above - s_below) / 2.0 / width) * residual;
    const k = Math.abs(x) * width;
    let p = smaller(s * (1.0 - s) * exp(smaller(k, 1.0, where)), 0.25, where);
    p = where(k < 1.0, p, 0.25);
    const residual_max = Math.abs(residual) + smaller(2.0 * k * p, 1.0, where);
    const slope = Math.abs(x) * p;
    const truncation = slope * (k * k / 6.0 * (3.0 * p + residual_max));
    const off_centre = Math.abs(above / 2.0 - W / 2.0 - (W / 2.0 - below / 2.0));
    const shift = slope * (Math.abs(x) * off_centre * (p + residual_max));
    const ulps = (4.0 + smaller(Math.abs(W * x), 800.0, where)) * EPS;
    const divided = (ulps * s_mean + _FEW_SUBNORMALS) / width * Math.abs(residual);
    const rounding = divided + slope * (3.0 * ulps * (residual_max + s_mean) + _FEW_SUBNORMALS);
    const underflow = _FEW_SUBNORMALS * (1.0 + Math.abs(residual));
    return [numeric + 0.0, truncation + shift + rounding + underflow];
  }

  return { GradientCheck, larger, smaller, default_step, least_step, both_sides, compare, EPS, LARGEST };
})();

// explorer/derivation/erratum.py
const derivation_erratum = (() => {
  const PRINTED = {
    dyhat_dW: "\\hat{y}\\,(1-\\hat{y}) \\times (-X)",
    dL_dW: "(y-\\hat{y}) \\times \\hat{y}\\,(1-\\hat{y}) \\times X",
    delta_l1: "(y-\\hat{y}) \\times \\hat{y}\\,(1-\\hat{y})",
    matrix: "X^{\\mathsf{T}} .\\, \\Delta l_1",
  };
  const STORY = "The post (Gupta, 2016) prints (3) with −X, a sign slip, so its gradient comes out as −∂L/∂W: the descent direction. Its author’s later revision has the signs right.";

  return { PRINTED, STORY };
})();

// explorer/derivation/verdict.py
const derivation_verdict = (() => {
  const { GradientCheck } = core_central_difference;
  const { readable, with_power } = derivation_numbers;

  // Write a number with ten digits after the point, or a small one with a power of ten.
  function precise(value) {
    value += 0.0;
    if (value === 0 || Math.abs(value) >= 0.0001) {
      return $fixed(value, 10).replaceAll("-", "−");
    }
    return with_power(value, 6);
  }

  // Say whether a gradient passes the check, with a sign and in words.
  function verdict(check) {
    const apart = short(check.absolute_error), most = short(check.tolerance);
    if ($truth(check.ok)) {
      return `✓ They agree: ${apart} apart, where rounding and truncation allow up to ${most}.`;
    }
    return `✗ They do not agree: ${apart} apart, where rounding and truncation allow only ${most}.`;
  }

  // Write a distance, a small one with two digits and a power of ten.
  function short(value) {
    if (value === 0 || value >= 0.001) {
      return value === 0 ? "0" : readable(value);
    }
    return with_power(value, 1);
  }

  // Say whether the check can tell the gradient as printed from the true one.
  function verdict_on_printed(check) {
    if ($truth(check.ok)) {
      return "✓ Here both are (almost) 0, so the check cannot tell them apart.";
    }
    const apart = short(check.absolute_error), most = short(check.tolerance);
    return `✗ The check rejects it: ${apart} apart, where only ${most} is allowed.`;
  }

  return { precise, verdict, short, verdict_on_printed };
})();

// explorer/plots/check_chart.py
const plots_check_chart = (() => {
  const { line } = plots_geometry;
  const STEPS = [-12, 0];
  const DISTANCES = [-24, 0];
  const SIZE = [340, 176];
  const BOX = [46, 8, 330, 140];

  // Return the position of a step on the chart, px from the left.
  function across(step) {
    return _along(step, STEPS, BOX[0], BOX[2]);
  }

  // Return the position of a distance on the chart, px from the top; 0 is on the lower axis.
  function up(distance) {
    return _along(distance, DISTANCES, BOX[3], BOX[1]);
  }

  function _along(value, powers, start, end) {
    const power = value > 0 ? $min($max(Math.log10(value), powers[0]), powers[1]) : powers[0];
    return $round(start + (end - start) * (power - powers[0]) / (powers[1] - powers[0]), 1);
  }

  // Return a line on the chart as the ``d`` of a path.
  function curve(steps, distances) {
    return line($zip(steps, distances).map(([h, d]) => [across(h), up(d)]), 1);
  }

  return { across, up, curve, STEPS, DISTANCES, SIZE, BOX };
})();

// explorer/plots/curves.py
const plots_curves = (() => {
  const { sigmoid } = core_formulas;
  const BEND = 8.0;

  // Return evenly spaced numbers, the ends among them.
  function linspace(start, end, count) {
    const step = (end - start) / (count - 1);
    return [...$range(count - 1).map((i) => start + i * step), end];
  }

  // Return the points v at which to sample a curve that follows σ(slope · v).
  function samples(ends, slope, count) {
    const [low, high] = ends;
    let first = low, last = high;
    if (slope !== 0) {
      [first, last] = [$max(low, -BEND / Math.abs(slope)), $min(high, BEND / Math.abs(slope))];
    }
    if (first >= last) {
      [first, last] = [low, high];
    }
    const few = $floor_div(2 * count, 5);
    return $sorted([...linspace(low, high, few), ...linspace(first, last, count - few)]);
  }

  // Return the loss L of an input, a target and a weight.
  function loss(x, y, W) {
    return squared_error(y, sigmoid(W * x)[0]);
  }

  // Return L = ½(y − ŷ)² for a target and a guess, which need not lie between 0 and 1.
  function squared_error(y, y_hat) {
    const distance = y - y_hat;
    return 0.5 * distance * distance;
  }

  return { linspace, samples, loss, squared_error, BEND };
})();

// explorer/session/check.py
const session_check = (() => {
  const { GradientCheck, compare, default_step, least_step } = core_central_difference;
  const { PRINTED } = derivation_erratum;
  const { readable } = derivation_numbers;
  const { step } = derivation_steps;
  const { precise, short, verdict, verdict_on_printed } = derivation_verdict;
  const { State } = model_state;
  const { STEPS, across, curve, up } = plots_check_chart;
  const { linspace } = plots_curves;
  const _POINTS = 73;
  const _LN_10 = Math.log(10.0);

  // Return both values of the gradient and their distance, in words.
  function check_panel(state, power) {
    const t = state.t;
    let h = default_step(t.x, t.W);
    if (power != null) {
      h = $max(power_of_ten($min($max(power, STEPS[0]), STEPS[1])), least_step(t.W));
    }
    const check = compare(t.x, t.y, t.W, h, t.dL_dW);
    return {
      analytic: precise(check.analytic),
      numeric: precise(check.numeric),
      verdict: verdict(check),
      ok: check.ok,
      step: short(h),
      power: $round(Math.log10(h), 2),
      here: [across(h), up(check.absolute_error)],
    };
  }

  // Return the lines of the chart: the distance and the tolerance at each h.
  function check_chart(state) {
    const lowest = Math.log10($max(power_of_ten(STEPS[0]), least_step(state.t.W)));
    const steps = linspace(lowest, STEPS[1], _POINTS).map((power) => power_of_ten(power));
    const checks = steps.map((h) => _check(state, h));
    return {
      distance: curve(steps, checks.map((check) => check.absolute_error)),
      allowed: curve(steps, checks.map((check) => check.tolerance)),
    };
  }

  // Return the value of each printed formula, and the check's verdict on the gradient.
  function erratum_panel(state) {
    const t = state.t;
    const check = compare(t.x, t.y, t.W, default_step(t.x, t.W), -t.dL_dW);
    return {
      values: $dict(Object.keys(PRINTED).map((name) => [name, readable(-state.value(step(name).quantity))])),
      verdict: verdict_on_printed(check),
      ok: check.ok,
    };
  }

  function _check(state, h) {
    const t = state.t;
    return compare(t.x, t.y, t.W, h, t.dL_dW);
  }

  // Return a power of ten: for whole powers exactly.
  function power_of_ten(power) {
    return $float($exponent(Math.exp(power * _LN_10), 12));
  }

  return { check_panel, check_chart, erratum_panel, power_of_ten };
})();

// explorer/session/descent.py
const session_descent = (() => {
  const { readable } = derivation_numbers;
  const { MOST_STEPS, why_stop } = derivation_stopping;
  const { Ranges } = model_ranges;
  const { State } = model_state;
  const { loss } = plots_curves;
  const SIZE = [200, 48];
  const BOX = [14, 2, 198, 38];
  const POWERS = [-2, 2];
  const _LN_10 = Math.log(10.0);

  // Return the losses so far as a path, and the number of steps or the reason to stop.
  function descent_panel(state, ranges) {
    const path = state.path.length > 0 ? state.path : [state.t.W];
    const losses = path.map((w) => loss(state.t.x, state.t.y, w));
    const steps = path.length - 1;
    const stop = why_stop(state, ranges.W);
    return {
      line: losses_line(losses, ranges.loss[1]),
      stop,
      begun: state.path.length > 0,
      text: stop !== "" ? stop : `${$str(steps)} step` + (steps === 1 ? "" : "s"),
    };
  }

  // Say that the descent was taken back.
  function reset_text(state) {
    const where = `W is back at ${readable(state.t.W)}, where the descent began.`;
    return `${where} Undo brings the steps back.`;
  }

  // Return losses against steps as the ``d`` of a path in the small plot.
  function losses_line(losses, highest) {
    const [left, top, right, bottom] = BOX;
    const places = [];
    for (const [i, height] of $enumerate(losses)) {
      const x = left + (right - left) * i / MOST_STEPS;
      const y = bottom - (bottom - top) * $min(height / highest, 1.0);
      places.push(`${$fixed(x, 1)} ${$fixed(y, 1)}`);
    }
    return `M${places.join("L")}h0`;
  }

  // Return the learning rate at a position of its slider, to two digits.
  function rate_at(power) {
    return $float($exponent(Math.exp(power * _LN_10), 1));
  }

  // Return the position of a learning rate on its slider.
  function position_of(rate) {
    return Math.log10(rate);
  }

  return { descent_panel, reset_text, losses_line, rate_at, position_of, SIZE, BOX, POWERS };
})();

// explorer/derivation/questions.py
const derivation_questions = (() => {
  const { Trace, trace } = core_trace;
  const { readable } = derivation_numbers;
  const { QUANTITIES } = derivation_quantities;
  const { ALMOST_ZERO, STEEP, moves, smallest } = derivation_sentences;
  const { State } = model_state;
  const NUDGE = 0.1;
  const SAME = 0.001;
  const MOST_CHOICES = 4;
  const _KINDS = ["positive", "negative", "0"];
  const _SIGNS = ["positive", "negative", "about 0"];
  const _BACKWARD = ["dL_dyhat", "dyhat_dz", "dz_dW"];

  // One question of the backward pass.
  class Question extends $NamedTuple {
    constructor(step, about, ask, choices, answer, why, opens = [], clue = null) {
      super();
      this.step = step;
      this.about = about;
      this.ask = ask;
      this.choices = choices;
      this.answer = answer;
      this.why = why;
      this.opens = opens;
      this.clue = clue;
    }
  }

  function _sign(number) {
    if (Math.abs(number) < ALMOST_ZERO) {
      return 2;
    }
    return number > 0 ? 0 : 1;
  }

  function _named(number) {
    return _KINDS[number > 0 ? 0 : number < 0 ? 1 : 2];
  }

  function _is(name, t) {
    return `${QUANTITIES[name].text} = ${readable(t[name])}`;
  }

  function _compare(t) {
    if (_sign(t.dL_dyhat) === 2) {
      return `${_is("y_hat", t)} and ${_is("y", t)} are almost the same, so y − ŷ is nearly 0`;
    }
    const side = t.dL_dyhat < 0 ? "below" : "above";
    return `${_is("y_hat", t)} is ${side} ${_is("y", t)}, so y − ŷ is ${_named(-t.dL_dyhat)}`;
  }

  function _why_dL_dyhat(s) {
    if (_sign(s.t.dL_dyhat) === 2) {
      return `${_compare(s.t)}: the guess is right, and there is little to correct.`;
    }
    const effect = moves(s.t.dL_dyhat);
    return `${_compare(s.t)}, and the minus flips the sign: raising ŷ ${effect} the loss.`;
  }

  function _clue_dL_dyhat(s) {
    return `${_compare(s.t)}. ∂L/∂ŷ is −(y − ŷ): put the minus in front. So it is …`;
  }

  function _steepness(s) {
    const slope = s.t.dyhat_dz;
    return slope > STEEP ? 0 : slope < ALMOST_ZERO ? 2 : 1;
  }

  function _why_dyhat_dz(s) {
    const z = _is("z", s.t);
    return [
      `${z} is near 0, where σ is steepest: ¼ is its largest slope.`,
      `${z} is neither near 0, where σ is steep, nor far out, where σ is flat.`,
      `${z} is far from 0: ŷ is so near 0 or 1 that ŷ(1 − ŷ) is almost 0.`,
    ][_steepness(s)];
  }

  function _clue_dyhat_dz(s) {
    return `σ is steepest at z = 0 and almost flat beyond 5 or so on either side. ${_is("z", s.t)}.`;
  }

  function _nudged(s) {
    return trace(s.t.x, s.t.y, s.t.W + NUDGE);
  }

  function _trend(s) {
    const change = _nudged(s).dyhat_dz - s.t.dyhat_dz;
    if (Math.abs(change) < SAME) {
      return 2;
    }
    return change > 0 ? 0 : 1;
  }

  function _moved(s) {
    return `If W rises by ${$str(NUDGE)}, z goes from ${readable(s.t.z)} to ${readable(_nudged(s).z)}`;
  }

  function _why_trend(s) {
    const moved = _moved(s), way = _trend(s);
    const slopes = `the slope from ${readable(s.t.dyhat_dz)} to ${readable(_nudged(s).dyhat_dz)}`;
    if (s.t.x === 0) {
      return "With x = 0, W does not move z, so the slope stays the same.";
    }
    if (way === 2) {
      return `${moved}, ${slopes}: almost no change.`;
    }
    return `${moved}, ${way === 0 ? "nearer to" : "further from"} 0, and ${slopes}.`;
  }

  function _clue_trend(s) {
    return `${_moved(s)}. σ is steepest at z = 0.`;
  }

  function _why_dz_dW(s) {
    return `∂z/∂W is x itself, and ${_is("x", s.t)}.`;
  }

  function _why_dyhat_dW(s) {
    if (s.t.x === 0) {
      return "With x = 0, W has no effect on ŷ.";
    }
    if (_sign(s.t.dyhat_dW) === 2) {
      const guilty = smallest(s.t, "dyhat_dz", "dz_dW");
      return `The product is almost 0, mostly because of ${_is(guilty, s.t)}.`;
    }
    return `σ never falls, so the sign of x decides: ${_named(s.t.x)}.`;
  }

  function _why_dL_dW(s) {
    const t = s.t;
    if (_sign(t.dL_dW) === 2) {
      return "One of the three factors is so small that their product is almost 0.";
    }
    const signs = [t.dL_dyhat, t.dyhat_dz, t.dz_dW].map((f) => _named(f)).join(" times ");
    return `${signs[0].toUpperCase()}${signs.slice(1)} is ${_named(t.dL_dW)}: raising W ${moves(t.dL_dW)} the loss.`;
  }

  // Return the index of the factor that makes the gradient almost 0, or of "none".
  function _killer(s) {
    if (_sign(s.t.dL_dW) !== 2) {
      return _BACKWARD.length;
    }
    return $index(_BACKWARD, smallest(s.t, ..._BACKWARD));
  }

  function _why_killer(s) {
    const t = s.t;
    if (_sign(t.dL_dW) !== 2) {
      return `${_is("dL_dW", t)} is not almost 0: every factor lets the correction through.`;
    }
    const guilty = smallest(t, ..._BACKWARD);
    return [
      `${_is(guilty, t)}: the guess is right, and a small gradient is as it should be.`,
      `${_is(guilty, t)}: σ is saturated, which means so flat that z hardly moves ŷ.`,
      `${_is(guilty, t)}: with so small an input, W hardly moves z.`,
    ][$index(_BACKWARD, guilty)];
  }

  function _why_update(s) {
    const size = readable(Math.abs(s.W_next - s.t.W));
    if (_sign(s.W_next - s.t.W) === 2) {
      return `The step is η × ∂L/∂W = ${size} long: too short to see.`;
    }
    const ways = s.W_next > s.t.W ? ["negative", "up"] : ["positive", "down"];
    return `The slope is ${ways[0]}, and descent goes against it: ${ways[1]}, by ${size}.`;
  }
  const QUESTIONS = [
    new Question(
      "dL_dyhat",
      "the sign of ∂L/∂ŷ",
      "Is ∂L/∂ŷ positive, negative or about 0?",
      _SIGNS,
      (s) => _sign(s.t.dL_dyhat),
      _why_dL_dyhat,
      ["dL_dyhat"],
      _clue_dL_dyhat,
    ),
    new Question(
      "dyhat_dz",
      "how steep σ is",
      "Is σ steep here, in between, or almost flat?",
      ["steep", "in between", "almost flat"],
      _steepness,
      _why_dyhat_dz,
      ["dyhat_dz"],
      _clue_dyhat_dz,
    ),
    new Question(
      "dyhat_dz",
      "how ∂ŷ/∂z changes with W",
      "If W rises a little, what does ∂ŷ/∂z do?",
      ["it grows", "it shrinks", "about the same"],
      _trend,
      _why_trend,
      [],
      _clue_trend,
    ),
    new Question(
      "dz_dW",
      "the sign of ∂z/∂W",
      "Is ∂z/∂W positive, negative or 0?",
      _KINDS,
      (s) => $index(_KINDS, _named(s.t.dz_dW)),
      _why_dz_dW,
      ["dz_dW"],
    ),
    new Question(
      "dyhat_dW",
      "W’s effect on ŷ",
      "If W rises a little, what does the guess ŷ do?",
      ["it rises", "it falls", "hardly anything"],
      (s) => _sign(s.t.dyhat_dW),
      _why_dyhat_dW,
      ["dyhat_dW"],
    ),
    new Question(
      "dL_dW",
      "the sign of ∂L/∂W",
      "Is ∂L/∂W positive, negative or about 0?",
      _SIGNS,
      (s) => _sign(s.t.dL_dW),
      _why_dL_dW,
    ),
    new Question(
      "dL_dW",
      "the factor to blame",
      "Does a factor kill ∂L/∂W here, and which?",
      ["∂L/∂ŷ", "∂ŷ/∂z", "∂z/∂W", "none does"],
      _killer,
      _why_killer,
      ["dL_dW", "delta_l1", "dL_dx", "dL_dy", "gradient"],
    ),
    new Question(
      "update",
      "the step’s direction",
      "Which way does a step of descent move W?",
      ["up", "down", "hardly at all"],
      (s) => _sign(s.W_next - s.t.W),
      _why_update,
      ["W_next"],
    ),
  ];

  return { Question, NUDGE, SAME, MOST_CHOICES, QUESTIONS };
})();

// explorer/session/quiz.py
const session_quiz = (() => {
  const { QUESTIONS } = derivation_questions;
  const { step } = derivation_steps;
  const { State } = model_state;

  // A person's answer.
  class Given extends $NamedTuple {
    constructor(choice, answer) {
      super();
      this.choice = choice;
      this.answer = answer;
    }
  }

  // A question as the page shows it.
  class Asked extends $NamedTuple {
    constructor(heading, ask, choices, right, verdict, why) {
      super();
      this.heading = heading;
      this.ask = ask;
      this.choices = choices;
      this.right = right;
      this.verdict = verdict;
      this.why = why;
    }
  }

  // Return a question at the current state.
  function ask(at, state, given, helped) {
    const question = QUESTIONS[at];
    const number = step(question.step).equation;
    const heading = `Question ${$str(at + 1)} of ${$str(QUESTIONS.length)}` + (number ? ` · equation ${number}` : "");
    const answer = question.answer(state);
    const choices = $enumerate(question.choices).map(([i, choice]) => marked(i, choice, given, $equal(i, answer), given != null && $equal(i, given.choice)));
    if (given == null) {
      const clue = helped && question.clue != null ? question.clue(state) : "";
      return new Asked(heading, question.ask, [...choices], null, "", clue);
    }
    const verdict = verdict_on(given, $equal(given.answer, answer), question.choices[answer]);
    return new Asked(heading, question.ask, [...choices], answer, verdict, question.why(state));
  }

  // Return a choice after the key that chooses it; once it is answered, after a sign.
  function marked(i, choice, given, right, chosen) {
    const sign = right ? "✓" : chosen ? "✗" : $str(i + 1);
    return `${given != null ? sign : $str(i + 1)} ${choice}`;
  }

  // Say whether an answer was right, and what is right now.
  function verdict_on(given, still, now) {
    let result = $equal(given.choice, given.answer) ? "✓ Right" : "✗ Not quite";
    if (given.choice == null) {
      result = "Revealed";
    }
    return still ? `${result}: ${now}.` : `${result} then; now it is: ${now}.`;
  }

  // Return the closing words, after all questions.
  function summary(given) {
    return closing(QUESTIONS.map((question) => question.about), given);
  }

  // Return the score, and what to review.
  function closing(subjects, given) {
    const predicted = given.filter((one) => one.choice != null);
    const right = predicted.filter((one) => $equal(one.choice, one.answer));
    const review = $zip(subjects, given).filter(([subject, one]) => one.choice != null && !$equal(one.choice, one.answer)).map(([subject, one]) => subject);
    const score = `You got ${$str(right.length)} of ${$str(predicted.length)} right.`;
    return new Asked(
      "All questions answered",
      predicted.length > 0 ? score : "Everything is revealed.",
      [],
      null,
      review.length > 0 ? `To review: ${review.join("; ")}.` : "",
      "",
    );
  }

  // Return the quantities that stay hidden until the open questions are answered.
  function hidden(given) {
    return QUESTIONS.slice(given.length).flatMap((question) => [...question.opens]);
  }

  return { Given, Asked, ask, marked, verdict_on, summary, closing, hidden };
})();

// explorer/derivation/equations.py
const derivation_equations = (() => {
  const { readable } = derivation_numbers;
  const { QUANTITIES } = derivation_quantities;
  const { Step } = derivation_steps;
  const { State } = model_state;
  const _VALUE = "\\text{";
  const _PLAIN = { "\\times": "×", "\\sigma": "σ", "\\tfrac{1}{2}\\,": "½", "^2": "²", "-": "−" };

  // One line of the derivation.
  class Equation extends $NamedTuple {
    constructor(symbol, relation, sides) {
      super();
      this.symbol = symbol;
      this.relation = relation;
      this.sides = sides;
    }
  }

  // Return the equation of a step.
  function equation(step, formula = true, numbers = true) {
    const sides = formula ? [step.formula] : [];
    if (numbers && step.substitutes) {
      sides.push(step.numbers);
    }
    const relation = step.name === "update" ? "←" : "=";
    return new Equation(step.symbol, relation, [...sides, `\\text{${step.quantity}}`]);
  }

  // Return an equation in TeX, with the values of a state.
  function as_tex(written, state, align = "") {
    const relation = written.relation.replaceAll("←", "\\leftarrow");
    const sides = written.sides.map((side) => with_numbers(side, state)).join(" = ");
    return `${written.symbol} ${align}${relation} ${sides}`;
  }

  // Return "symbol = value", or "symbol = numbers = value", in plain text.
  function as_text(step, state, numbers = false) {
    const written = equation(step, false, numbers);
    const sides = written.sides.map((side) => _plain(side, state));
    return [QUANTITIES[step.quantity].text, sides.join(" = ")].join(` ${written.relation} `);
  }

  // Replace each ``\text{name}`` in a formula by the value of that quantity, in TeX.
  function with_numbers(tex, state) {
    let written = "";
    for (const [before, name] of _split(tex)) {
      written += before;
      if (name !== "") {
        written += _tex(_number(written, name, state));
      }
    }
    return written;
  }

  function _plain(tex, state) {
    let written = "";
    for (const [before, name] of _split(tex)) {
      let text = before;
      if (written !== "" && $strip(text).startsWith("-")) {
        text = ` − ${$strip($strip(text).slice(1))}`;
      }
      for (const [symbol, plain] of Object.entries(_PLAIN)) {
        text = text.replaceAll(symbol, () => plain);
      }
      written += text;
      if (name !== "") {
        written += _number(written, name, state);
      }
    }
    return written;
  }

  // Return each piece of a formula with the name of the quantity after it, if there is one.
  function _split(tex) {
    const parts = tex.split(_VALUE);
    const pieces = [];
    let before = parts[0];
    for (const part of parts.slice(1)) {
      const [name, after] = $split(part, "}", 1);
      pieces.push([before, name]);
      before = after;
    }
    return [...pieces, [before, ""]];
  }

  function _number(before, name, state) {
    const text = readable(state.value(name));
    const follows_operator = before !== "" && !before.endsWith("(");
    return text.startsWith("−") && follows_operator ? `(${text})` : text;
  }

  // Write a number in TeX: ``3.8e−11`` as ``3.8 \cdot 10^{-11}``.
  function _tex(text) {
    text = text.replaceAll("−", "-");
    if (!text.includes("e")) {
      return text;
    }
    const [mantissa, exponent] = text.split("e");
    const closing = exponent.endsWith(")") ? ")" : "";
    return `${mantissa} \\cdot 10^{${exponent.replaceAll(")", "")}}${closing}`;
  }

  return { Equation, equation, as_tex, as_text, with_numbers };
})();

// explorer/plots/shading.py
const plots_shading = (() => {
  const { Scale, Window } = plots_marks;
  const LABEL = 22.0;
  const ROOM = 40.0;

  // Return the corners of a shaded part.
  function shade(window, edges, side) {
    const [[left, right], [low, high]] = [window.x, window.y];
    let start = left, end = $min(edges[0], right);
    if (side > 0) {
      [start, end] = [$max(edges[1], left), right];
    }
    if (start >= end) {
      return [];
    }
    return [[start, low], [end, low], [end, high], [start, high]];
  }

  // Return the place of a shaded part's label, if it has room; see `shade`.
  function shade_label(window, edges, side, px) {
    const corners = shade(window, edges, side);
    if (corners.length === 0 || (corners[1][0] - corners[0][0]) * px.x < ROOM) {
      return [];
    }
    return [[(corners[0][0] + corners[1][0]) / 2, window.y[0] + LABEL / px.y]];
  }

  return { shade, shade_label, LABEL, ROOM };
})();

// explorer/plots/ticks.py
const plots_ticks = (() => {
  const { with_power } = derivation_numbers;
  const DIGITS = [1.0, 2.0, 2.5, 5.0];
  const SMALLEST = 0.0001;
  const LARGEST = 1000000.0;

  // Return the multiples of a round step that lie in an interval.
  function ticks(low, high, most) {
    let exponent = $floor(Math.log10((high - low) / most));
    while (true) {
      for (const digit of DIGITS) {
        const step = digit * $float(`1e${$str(exponent)}`);
        const first = $ceil(low / step - 1e-09), last = $floor(high / step + 1e-09);
        if (last - first < most) {
          return $range(first, last + 1).map((n) => n * step);
        }
      }
      exponent += 1;
    }
  }

  // Write ticks with as few decimals as distinguish them, and with a true minus sign.
  function tick_labels(values) {
    const largest = $max_of([0.0, ...values.map((value) => Math.abs(value))]);
    if (largest > 0 && !(SMALLEST <= largest && largest < LARGEST)) {
      return values.map((value) => value === 0 ? "0" : with_power(value, 1));
    }
    const apart = values.length > 1 ? values[1] - values[0] : largest;
    let texts = [];
    for (let decimals = 0; decimals < 10; decimals++) {
      texts = values.map((value) => $fixed(Math.abs(value), decimals));
      const errors = $zip(texts, values).map(([t, v]) => Math.abs($float(t) - Math.abs(v)));
      if ($max_of([0.0, ...errors]) <= 1e-06 * apart) {
        break;
      }
    }
    return $zip(texts, values).map(([t, v]) => `${v < 0 ? "−" : ""}${$str(t)}`);
  }

  return { ticks, tick_labels, DIGITS, SMALLEST, LARGEST };
})();

// explorer/plots/windows.py
const plots_windows = (() => {
  const { PADDING, Ranges } = model_ranges;
  const { linspace } = plots_curves;
  const { tick_labels, ticks } = plots_ticks;
  const USUAL = 10.0;
  const DIGITS = [1.0, 3.0];
  const LARGEST = 1000000000000000.0;
  const COUNT = 5;
  const LETTER = 7.0, GAP = 14.0;

  // An axis: the numbers at its first and last tick, and the room beyond them.
  class Axis extends $NamedTuple {
    constructor(low, high, padding) {
      super();
      this.low = low;
      this.high = high;
      this.padding = padding;
    }
    // The limits of the axis.
    get ends() {
      const room = this.padding * (this.high - this.low);
      return [this.low - room, this.high + room];
    }
    // Return so many numbers at equal distances, from the first tick to the last.
    ticks(count) {
      return linspace(this.low, this.high, count);
    }
    // Whether points with these coordinates lie between the first tick and the last.
    contains(values) {
      return $all(values.map((value) => this.low <= value && value <= this.high));
    }
  }

  // Return the axis of z: from −10 to 10 times a factor.
  function z_axis(factor) {
    return new Axis(-USUAL * factor, USUAL * factor, 0.05);
  }

  // Return the smallest of 1, 3, 10, 30 … that is no less than a number.
  function factor(least, digits = DIGITS) {
    let power = 1.0;
    while (power < LARGEST) {
      for (const digit of digits) {
        if (digit * power >= least) {
          return digit * power;
        }
      }
      power *= 10.0;
    }
    return power;
  }

  // Return the axis during a drag: the one before, as long as these values lie on it.
  function held(before, wanted, values) {
    return before.contains(values) ? before : wanted;
  }

  // Whether the axis of z changes: z can be 0, and can be far from it.
  function changes(ranges) {
    const [low, high] = ranges.z;
    return (low <= 0 && 0 <= high) && $max(-low, high) > USUAL;
  }

  // Return the axis on which a z lies; if it never changes, the axis of every z.
  function z_axis_at(ranges, z) {
    const [low, high] = ranges.z;
    return changes(ranges) ? z_axis(factor(Math.abs(z) / USUAL)) : new Axis(low, high, PADDING);
  }

  // Return the axis of the next state: in a drag it becomes longer, but not shorter.
  function next_z_axis(ranges, before, z, moving) {
    const wanted = z_axis_at(ranges, z);
    return moving ? held(before, wanted, [z]) : wanted;
  }

  // Return the characters of the longest number at a tick of any axis of z that changes.
  function widest_z_tick(ranges) {
    let most = 0;
    const [low, high] = ranges.z;
    const last = factor($max(-low, high) / USUAL);
    let step = 1.0;
    while (step <= last) {
      most = $max_of([most, ...tick_labels(z_axis(step).ticks(COUNT)).map((text) => text.length)]);
      step = factor(step * 1.001);
    }
    return most;
  }

  // Return up to seven ticks of an axis that never changes, as many as have room for a label.
  function ticks_along(ends, width) {
    let most = 7;
    while (true) {
      const values = ticks(...ends, most);
      const longest = $max_of(tick_labels(values).map((text) => text.length));
      if (most === 2 || values.length * (longest * LETTER + GAP) <= width) {
        return values;
      }
      most -= 1;
    }
  }

  return { Axis, z_axis, factor, held, changes, z_axis_at, next_z_axis, widest_z_tick, ticks_along, USUAL, DIGITS, LARGEST, COUNT, LETTER, GAP };
})();

// explorer/plots/chain.py
const plots_chain = (() => {
  const { sigmoid } = core_formulas;
  const { ALMOST_ZERO } = derivation_sentences;
  const { Ranges } = model_ranges;
  const { State } = model_state;
  const { linspace, samples, squared_error } = plots_curves;
  const { MARGINS, SIZES } = plots_layout;
  const { Mark, Plot, Scale, Window } = plots_marks;
  const { shade, shade_label } = plots_shading;
  const { tick_labels, ticks } = plots_ticks;
  const { COUNT, LETTER, Axis, changes, ticks_along, widest_z_tick } = plots_windows;
  const CURVE_POINTS = 161;

  // Return the plot of z along W, a line of slope x, on an axis of z.
  function z_plot(ranges, axis) {
    let yticks, left;
    const window = new Window(ranges.padded("W"), axis.ends);
    if (changes(ranges)) {
      yticks = axis.ticks(COUNT);
      left = $max(MARGINS.left, 10 + LETTER * widest_z_tick(ranges));
    } else {
      yticks = ticks(axis.low, axis.high, COUNT);
      const longest = $max_of(tick_labels(yticks).map((text) => text.length));
      left = MARGINS.left + LETTER * $max(0, longest - 3);
    }
    const margins = $replace(MARGINS, { left: left });
    const width = SIZES["z"][0] - margins.left - margins.right;
    const line = (s, px) => {
      let [[left, right], [low, high]] = [window.x, window.y];
      if (s.t.x !== 0) {
        const foot = low / s.t.x, top = high / s.t.x;
        [left, right] = [$max(left, $min(foot, top)), $min(right, $max(foot, top))];
      }
      return left < right ? [[left, left * s.t.x], [right, right * s.t.x]] : [];
    };
    return new Plot(
      "z",
      "z along W",
      SIZES["z"],
      "W",
      "z",
      window,
      [
        new Mark("guide", "z", "line", (s, px) => window.guide(s.t.W, s.t.z)),
        new Mark("curve", "z", "line", line),
        new Mark("tangent", "dz_dW", "line", (s, px) => window.tangent(s.t.W, s.t.z, s.t.dz_dW, px)),
        new Mark("point", "z", "point", (s, px) => [[s.t.W, s.t.z]]),
      ],
      "z",
      undefined,
      undefined,
      margins,
      ticks_along(ranges.W, width),
      yticks,
    );
  }

  // Return the plot of the guess along z, the curve of σ, on an axis of z.
  function sigma_plot(ranges, axis) {
    const window = new Window(axis.ends, ranges.padded("y_hat"));
    const width = SIZES["sigma"][0] - MARGINS.left - MARGINS.right;
    const flat = 0.5 + Math.sqrt(0.25 - ALMOST_ZERO);
    const edge_of_slope = Math.log(flat / (1 - flat));
    const edges = [-edge_of_slope, edge_of_slope];
    const curve = (s, px) => {
      return samples(window.x, 1.0, CURVE_POINTS).map((z) => [z, sigmoid(z)[0]]);
    };
    const target = (s, px) => {
      return window.x.map((z) => [z, s.t.y]);
    };
    const target_label = (s, px) => {
      const side = 2 * s.t.y > window.y[0] + window.y[1] ? -1 : 1;
      return [window.inside(window.x[1], s.t.y + side * 10 / px.y, px)];
    };
    const error_label = (s, px) => {
      if (Math.abs(s.t.dL_dyhat) * px.y < 26) {
        return [];
      }
      let side = s.t.y > s.t.y_hat ? -1 : 1;
      const edge = side < 0 ? window.x[0] : window.x[1];
      if (Math.abs(edge - s.t.z) * px.x < 64) {
        side = -side;
      }
      let height = (s.t.y + s.t.y_hat) / 2;
      if (Math.abs(s.t.z) > edge_of_slope) {
        height = $max(height, window.y[0] + 38 / px.y);
        if (Math.abs(height - s.t.y) * px.y < 12) {
          height = s.t.y + 12 / px.y;
        }
      }
      return [[s.t.z + side * 24 / px.x, height]];
    };
    return new Plot(
      "sigma",
      "the guess along z",
      SIZES["sigma"],
      "z",
      "ŷ",
      window,
      [
        new Mark("shade-left", "z", "area", (s, px) => shade(window, edges, -1), "y"),
        new Mark("shade-right", "z", "area", (s, px) => shade(window, edges, 1), "y"),
        new Mark("curve", "y_hat", "line", curve, "y"),
        new Mark("guide", "y_hat", "line", (s, px) => window.guide(s.t.z, s.t.y_hat)),
        new Mark("target", "y", "line", target, "y"),
        new Mark("target-label", "y", "text", target_label, "y", "y"),
        new Mark("error", "dL_dyhat", "line", (s, px) => [[s.t.z, s.t.y_hat], [s.t.z, s.t.y]]),
        new Mark(
          "shade-left-label",
          "z",
          "text",
          (s, px) => shade_label(window, edges, -1, px),
          "y",
          "saturated",
        ),
        new Mark(
          "shade-right-label",
          "z",
          "text",
          (s, px) => shade_label(window, edges, 1, px),
          "y",
          "saturated",
        ),
        new Mark("error-label", "dL_dyhat", "text", error_label, undefined, "y − ŷ"),
        new Mark(
          "tangent",
          "dyhat_dz",
          "line",
          (s, px) => window.tangent(s.t.z, s.t.y_hat, s.t.dyhat_dz, px),
        ),
        new Mark("point", "y_hat", "point", (s, px) => [[s.t.z, s.t.y_hat]]),
      ],
      "y_hat",
      undefined,
      undefined,
      undefined,
      changes(ranges) ? axis.ticks(COUNT) : ticks_along([axis.low, axis.high], width),
      ticks(...ranges.y_hat, 6),
    );
  }

  // Return the plot of the loss along the guess: a parabola with its foot at the target.
  function loss_plot(ranges) {
    const window = new Window(ranges.padded("y_hat"), ranges.padded("loss"));
    const guesses = linspace(...window.x, 81);
    const target = (s, px) => {
      return window.y.map((v) => [s.t.y, v]);
    };
    const target_label = (s, px) => {
      const side = (s.t.y - window.x[0]) * px.x > 24 ? -1 : 1;
      return [window.inside(s.t.y + side * 10 / px.x, window.y[1], px)];
    };
    const curve = (s, px) => {
      return guesses.map((guess) => [guess, squared_error(s.t.y, guess)]);
    };
    return new Plot(
      "loss",
      "the loss along the guess",
      SIZES["loss"],
      "ŷ",
      "L",
      window,
      [
        new Mark("target", "y", "line", target, "y"),
        new Mark("target-label", "y", "text", target_label, "y", "y"),
        new Mark("guide", "loss", "line", (s, px) => window.guide(s.t.y_hat, s.t.loss)),
        new Mark("curve", "loss", "line", curve, "y"),
        new Mark(
          "tangent",
          "dL_dyhat",
          "line",
          (s, px) => window.tangent(s.t.y_hat, s.t.loss, s.t.dL_dyhat, px),
        ),
        new Mark("point", "loss", "point", (s, px) => [[s.t.y_hat, s.t.loss]]),
      ],
      "loss",
    );
  }

  return { z_plot, sigma_plot, loss_plot, CURVE_POINTS };
})();

// explorer/plots/descent.py
const plots_descent = (() => {
  const { Ranges } = model_ranges;
  const { State } = model_state;
  const { loss, samples } = plots_curves;
  const { SIZES } = plots_layout;
  const { Mark, Plot, Scale, Window, arrow, within } = plots_marks;
  const CURVE_POINTS = 81;
  const LIFTED = 44.0;

  // Return the plot of the loss along W, with its slope and a step of gradient descent.
  function descent_plot(ranges) {
    const window = new Window(ranges.padded("W"), ranges.padded("loss"));
    const curve = (s, px) => {
      return samples(window.x, s.t.x, CURVE_POINTS).map((w) => [w, loss(s.t.x, s.t.y, w)]);
    };
    const printed = (s, px) => {
      const line = window.tangent(s.t.W, s.t.loss, -s.t.dL_dW, px);
      const apart = 2 * Math.abs(line[1][1] - line[0][1]) * px.y;
      return $truth(s.printed) && apart >= 6 ? line : [];
    };
    const printed_label = (s, px) => {
      const line = printed(s, px);
      if (line.length === 0) {
        return [];
      }
      const side = s.t.dL_dW < 0 ? 1 : -1;
      const end = $max_of(line, (vertex) => vertex[1]);
      const room = 36 / px.x;
      const ends = [window.x[0] + room, window.x[1] - room];
      return [[within(end[0] + side * room, ends), window.inside(...end, px)[1]]];
    };
    const path = (s, px) => {
      return s.path.map((w) => [w, loss(s.t.x, s.t.y, w)]);
    };
    return new Plot(
      "descent",
      "the loss along W",
      SIZES["descent"],
      "W",
      "L",
      window,
      [
        new Mark("guide", "loss", "line", (s, px) => window.guide(s.t.W, s.t.loss)),
        new Mark("curve", "loss", "line", curve, "xy"),
        new Mark("tangent", "dL_dW", "line", (s, px) => window.tangent(s.t.W, s.t.loss, s.t.dL_dW, px)),
        new Mark("printed", "dL_dW", "line", printed),
        new Mark("printed-label", "dL_dW", "text", printed_label, undefined, "in the blog post"),
        new Mark("path", "W", "dots", path),
        ...step_marks(window, (s) => [s.t.W, s.W_next, s.t.loss], "step −η ∂L/∂W"),
        new Mark("point", "loss", "point", (s, px) => [[s.t.W, s.t.loss]]),
      ],
    );
  }

  // Return the arrow of the next step of gradient descent, and its label.
  function step_marks(window, at, text) {
    const floor = window.y[0];
    const lifted = (loss, px) => {
      return (loss - floor) * px.y < LIFTED;
    };
    const level = (loss, px) => {
      return lifted(loss, px) ? loss + 24 / px.y : floor + 9 / px.y;
    };
    const step = (s, px) => {
      const [tail, tip, loss] = at(s);
      const height = level(loss, px);
      return arrow([tail, height], [within(tip, window.x), height], px);
    };
    const step_label = (s, px) => {
      const [tail, following, loss] = at(s);
      const tip = within(following, window.x);
      if (Math.abs(tip - tail) * px.x < 4) {
        return [];
      }
      const room = 50 / px.x;
      const ahead = $copysign(room, tip - tail);
      let positions = [tail - ahead, tip + ahead];
      if (lifted(loss, px)) {
        positions = [positions[1], positions[0]];
      }
      const ends = [window.x[0] + room, window.x[1] - room];
      const free = positions.filter((position) => within(position, ends) === position);
      return [[$or(free, () => [within(positions[0], ends)])[0], level(loss, px)]];
    };
    return [
      new Mark("step", "W_next", "area", step),
      new Mark("step-label", "W_next", "text", step_label, undefined, text),
    ];
  }

  return { descent_plot, step_marks, CURVE_POINTS, LIFTED };
})();

// explorer/plots/gradient_vector.py
const plots_gradient_vector = (() => {
  const { Trace } = core_trace;
  const { with_power } = derivation_numbers;
  const { Ranges } = model_ranges;
  const { linspace } = plots_curves;
  const { Mark, Scale, Window, arrow, within } = plots_marks;
  const SHORTEST = 12.0;
  const RING = 11.0;
  const DIRECTION = 22.0;
  const OUTSIDE = 12.0;
  const FARTHEST = 900.0;
  const LABEL = [22.0, 9.0];

  // Return the number of times that the arrow is longer than ∇L.
  function magnification(ranges) {
    const error = Math.sqrt(2 * ranges.loss[1]);
    const steepest = error * $max(Math.abs(ranges.x[0]), Math.abs(ranges.x[1])) / 4;
    const most = (ranges.W[1] - ranges.W[0]) / steepest;
    const power = $float(`1e${$str($floor(Math.log10(most)))}`);
    return $max_of([1.0, 2.0, 5.0].filter((digit) => digit === 1.0 || digit * power <= most).map((digit) => digit * power));
  }

  // Return ∇L over W and x, or over W and y.
  function gradient(t, over) {
    return [t.dL_dW, over === "x" ? t.dL_dx : t.dL_dy];
  }

  // Return a gradient scaled to a length in px, in the axes' units; 0 stays 0.
  function scaled(found, length, scales) {
    const norm = Math.hypot(...found);
    if (norm === 0) {
      return [0.0, 0.0];
    }
    const unit = [found[0] / norm, found[1] / norm, norm];
    const reach = length / Math.hypot(...$zip(unit, scales).map(([s, scale]) => s * scale));
    return [reach * unit[0], reach * unit[1]];
  }

  // The arrow of the gradient, and what goes with it, on one plot.
  class GradientArrow extends $Object {
    __init__(window, room, times, gradient, to, scales = () => []) {
      this.window = window;
      this.room = room;
      this.times = times;
      this.gradient = gradient;
      this.to = to;
      this.scales = scales;
    }
    // Return the arrow's displacement from the point to its tip.
    vector(s) {
      const found = this.gradient(s);
      const scales = this.scales();
      if ($len(scales) === 0) {
        return [this.times * found[0], this.times * found[1]];
      }
      const length = this.times * Math.hypot(...found) * scales[0];
      return scaled(found, $min(length, FARTHEST), scales);
    }
    // Return the way on the screen, px, of a displacement from the point.
    way(s, px, by) {
      const here = this.to(s, 0.0, 0.0), there = this.to(s, by[0], by[1]);
      return [(there[0] - here[0]) * px.x, (there[1] - here[1]) * px.y];
    }
    // Whether the arrow is too short to be seen.
    is_short(s, px) {
      return Math.hypot(...this.way(s, px, this.vector(s))) < SHORTEST;
    }
    // Return the share of a displacement that is drawn: an arrow ends at the plot's edge.
    share(s, px, by) {
      const [[x, y], [across, up]] = [this.to(s, 0.0, 0.0), this.way(s, px, by)];
      const window = this.window.wider(this.room / px.x, this.room / px.y);
      return window.share(x, y, across / px.x, up / px.y);
    }
    // Return the outline of an arrow along a displacement, or nothing if it is short.
    outline(s, px, by) {
      const [[x, y], [across, up]] = [this.to(s, 0.0, 0.0), this.way(s, px, by)];
      const share = this.share(s, px, by);
      return arrow([x, y], [x + share * across / px.x, y + share * up / px.y], px);
    }
    // Return the direction of ∇L on the screen, of length 1; or (0, 0).
    unit(s, px) {
      let scales = this.scales();
      if ($len(scales) === 0) {
        scales = [px.x, px.y];
      }
      const [across, up] = this.way(s, px, scaled(this.gradient(s), 1.0, scales));
      const length = Math.hypot(across, up);
      return length > 0 ? [across / length, up / length] : [0.0, 0.0];
    }
    // Return the ring in place of an arrow that is too short.
    ring(s, px) {
      if (!this.is_short(s, px)) {
        return [];
      }
      const [x, y] = this.to(s, 0.0, 0.0);
      const around = linspace(0.0, 2 * Math.PI, 33);
      return around.map((a) => [x + RING / px.x * Math.cos(a), y + RING / px.y * Math.sin(a)]);
    }
    // Return the faint line from the ring in the direction of ∇L, if it has one.
    faint(s, px) {
      const [across, up] = this.unit(s, px);
      if (across === 0 && up === 0 || !this.is_short(s, px)) {
        return [];
      }
      const [x, y] = this.to(s, 0.0, 0.0);
      const whole = RING + DIRECTION;
      const room = this.window.wider(this.room / px.x, this.room / px.y);
      const end = whole * room.share(x, y, whole * across / px.x, whole * up / px.y);
      const ends = end > RING ? [RING, end] : [];
      return ends.map((far) => [x + far * across / px.x, y + far * up / px.y]);
    }
    // Return the place of the label: near the arrow's tip, or behind the point.
    label(s, px) {
      const [x, y] = this.to(s, 0.0, 0.0);
      let [across, up] = this.unit(s, px);
      let length = RING + DIRECTION;
      if (!this.is_short(s, px)) {
        const vector = this.vector(s);
        length = this.share(s, px, vector) * Math.hypot(...this.way(s, px, vector));
      } else if (across === 0 && up === 0) {
        [across, length] = [1.0, RING];
      }
      const at = (ahead, aside) => {
        return [x + (ahead * across - aside * up) / px.x, y + (ahead * up + aside * across) / px.y];
      };
      const [dx, dy] = LABEL;
      const room = this.window.wider(-dx / px.x, -dy / px.y);
      const inside = (x, y) => {
        return [within(x, room.x), within(y, room.y)];
      };
      const beside = dy + 8 + Math.abs(up) * (dx - dy);
      const ahead = 5 + dy + Math.abs(across) * (dx - dy);
      const sides = length > 40 ? [at(length - 6, beside), at(length - 6, -beside)] : [];
      const positions = [at(length + ahead, 0), ...sides, at(-14 - ahead, 0)];
      const free = positions.filter((position) => $equal(inside(...position), position));
      return [$or(free, () => [inside(...positions.at(-1))])[0]];
    }
    // Return the marks: the arrow, its part along W, and the point they start at.
    marks() {
      const along_W = (s, px, sign) => {
        if (this.is_short(s, px)) {
          return [];
        }
        return this.outline(s, px, [sign * this.vector(s)[0], 0.0]);
      };
      const vector = (s, px) => {
        return this.is_short(s, px) ? [] : this.outline(s, px, this.vector(s));
      };
      const label = (s, px, short) => {
        return this.is_short(s, px) === short ? this.label(s, px) : [];
      };
      return [
        new Mark("downhill", "dL_dW", "area", (s, px) => along_W(s, px, -1.0)),
        new Mark("vector", "gradient", "area", vector),
        new Mark("component", "dL_dW", "area", (s, px) => along_W(s, px, 1.0)),
        new Mark("zero", "gradient", "line", (s, px) => this.ring(s, px)),
        new Mark("faint", "gradient", "line", (s, px) => this.faint(s, px)),
        new Mark(
          "vector-label",
          "gradient",
          "text",
          (s, px) => label(s, px, false),
          undefined,
          `${times_text(this.times)}∇L`,
        ),
        new Mark("zero-label", "gradient", "text", (s, px) => label(s, px, true), undefined, "∇L"),
        new Mark("point", "W", "point", (s, px) => [this.to(s, 0.0, 0.0)]),
      ];
    }
  }

  // Write the number before ∇L at the arrow, with a space: ``"10 "``; nothing if it is 1.
  function times_text(times) {
    if (times === 1) {
      return "";
    }
    return 0.0001 <= times && times < 1000000.0 ? `${$general(times, 6)} ` : `${with_power(times, 0)} `;
  }

  return { magnification, gradient, scaled, GradientArrow, times_text, SHORTEST, RING, DIRECTION, OUTSIDE, FARTHEST, LABEL };
})();

// explorer/plots/surface_plot.py
const plots_surface_plot = (() => {
  const { Ranges } = model_ranges;
  const { OUTSIDE, GradientArrow, gradient, magnification } = plots_gradient_vector;
  const { MARGINS, SIZES } = plots_layout;
  const { Mark, Plot, Window, margin_for_tick_labels } = plots_marks;

  // Return the arrow on the surface over W and x, or over W and y.
  function flat_arrow(ranges, over) {
    return new GradientArrow(
      new Window(ranges.padded("W"), ranges.padded(over)),
      OUTSIDE,
      magnification(ranges),
      (s) => gradient(s.t, over),
      (s, dW, dv) => [s.t.W + dW, s.t[over] + dv],
    );
  }

  // Return the plot of the loss over W and x, or over W and y.
  function surface_plot(ranges, over = "x") {
    const drawn = flat_arrow(ranges, over);
    const window = drawn.window;
    let margins = $replace(MARGINS, { right: 62 });
    if (over === "x") {
      margins = $replace(margins, { left: margin_for_tick_labels(window.y) });
    }
    return new Plot(
      over === "x" ? "surface" : "surface-y",
      `the loss over W and ${over}`,
      SIZES["surface"],
      "W",
      over,
      window,
      [
        new Mark("slice", over, "line", (s, px) => window.x.map((w) => [w, s.t[over]])),
        new Mark("path", "W", "dots", (s, px) => s.path.map((w) => [w, s.t[over]])),
        ...drawn.marks(),
      ],
      undefined,
      over,
      undefined,
      margins,
    );
  }

  return { flat_arrow, surface_plot };
})();

// explorer/plots/five_plots.py
const plots_five_plots = (() => {
  const { Ranges } = model_ranges;
  const { loss_plot, sigma_plot, z_plot } = plots_chain;
  const { descent_plot } = plots_descent;
  const { Plot } = plots_marks;
  const { surface_plot } = plots_surface_plot;
  const { Axis, z_axis_at } = plots_windows;

  // Return the five plots for these slider ranges, in the order of the chain.
  function plots(ranges, axis = null) {
    const z_axis = axis == null ? z_axis_at(ranges, 0.0) : axis;
    return [
      z_plot(ranges, z_axis),
      sigma_plot(ranges, z_axis),
      loss_plot(ranges),
      descent_plot(ranges),
      surface_plot(ranges),
    ];
  }

  return { plots };
})();

// explorer/session/still.py
const session_still = (() => {
  const { as_text } = derivation_equations;
  const { FACTORS, step } = derivation_steps;
  const { Ranges } = model_ranges;
  const { State } = model_state;
  const { plots } = plots_five_plots;
  const { MARGINS, SIZES, WIDTH, height, positions } = plots_layout;
  const _LINE = 24;
  const _POSITIONS = positions(0, _LINE, 3 * _LINE);
  const HEIGHT = height(_POSITIONS);

  // Return the five plots with their headings, the factors and the product.
  function still(state, ranges, pictures, image, colors) {
    const left = MARGINS.left;
    const parts = [];
    for (const plot of plots(ranges)) {
      const [x, y] = _POSITIONS[plot.name];
      const heading = plot.heading !== "" ? as_text(step(plot.heading), state) : plot.title;
      parts.push(_text(x + left, y - 7, heading, colors["ink"]));
      if (plot.heading !== "") {
        const arrow = plot.heading === "z" ? "W →" : "→";
        parts.push(_text(x + left - 8, y - 7, arrow, colors["muted"], undefined, "end"));
      }
      let [opening, content] = $split(pictures[plot.name], ">", 1);
      const [, attributes] = $split(opening, "<svg ", 1);
      if (plot.surface !== "") {
        const [bx, by, wide, high] = plot.box;
        content = `<image x="${$fixed(bx, 1)}" y="${$fixed(by, 1)}" width="${$fixed(wide, 1)}" height="${$fixed(high, 1)}" preserveAspectRatio="none" xlink:href="${image}"/>${content}`;
      }
      parts.push(`<svg x="${$fixed(x, 1)}" y="${$fixed(y, 1)}" ${attributes}>${content}`);
    }
    let below = 0.0;
    for (const name of FACTORS) {
      const factor = step(name);
      const [x, y] = _POSITIONS[factor.plot];
      below = y + SIZES[factor.plot][1];
      parts.push(_text(x + left, below + 17, as_text(factor, state), colors[factor.quantity]));
    }
    const product = as_text(step("dL_dW"), state, true);
    parts.push(_text(left, below + 54, product, colors["dL_dW"], 16));
    return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${$fixed(WIDTH, 0)}" height="${$fixed(HEIGHT, 0)}" viewBox="0 0 ${$fixed(WIDTH, 0)} ${$fixed(HEIGHT, 0)}"><rect width="100%" height="100%" fill="${colors["paper"]}"/>${parts.join("")}<\/svg>`;
  }

  function _text(x, y, text, color, size = 14, anchor = "start") {
    return `<text x="${$fixed(x, 1)}" y="${$fixed(y, 1)}" fill="${color}" font-size="${$str(size)}" text-anchor="${anchor}" font-family="sans-serif">${text}<\/text>`;
  }

  return { still, HEIGHT };
})();

// explorer/derivation/texts.py
const derivation_texts = (() => {
  const { as_tex, equation } = derivation_equations;
  const { readable } = derivation_numbers;
  const { STEPS } = derivation_steps;
  const { Ranges } = model_ranges;
  const { State } = model_state;
  const SOURCE = "The derivation follows Anuj Gupta, “Gradients – Part 1” (2016).";
  const ADDRESS = "https://anujgupta82.github.io/2016/08/26/gradients-1/";

  // Return the lines of Python that open the explorer at this state.
  function as_python(state, ranges) {
    const t = state.t, usual = new Ranges();
    const given = [
      `x=${$repr(t.x)}`,
      `y=${$repr(t.y)}`,
      `W=${$repr(t.W)}`,
      `learning_rate=${$repr(state.learning_rate)}`,
    ];
    for (const name of ["x", "y", "W"]) {
      const [low, high] = ranges.ends(name);
      if (!$equal([low, high], usual.ends(name))) {
        given.push(`${name}_range=(${$repr(low)}, ${$repr(high)})`);
      }
    }
    return `from explorer import GradientExplorer\n\nGradientExplorer(${given.join(", ")})\n`;
  }

  // Return the whole derivation as a NumPy program that prints the gradient.
  function as_numpy(state) {
    const t = state.t;
    const lines = [
      `# ${SOURCE}`,
      "import numpy as np",
      "",
      `x, y, W = ${$repr(t.x)}, ${$repr(t.y)}, ${$repr(t.W)}`,
      `learning_rate = ${$repr(state.learning_rate)}`,
      "",
    ];
    for (const step of STEPS) {
      const name = step.name === "matrix" ? "dL_dW_as_matrix" : step.quantity;
      const comment = [step.equation, step.meaning].filter((part) => part).join(" ");
      $extend(lines, [`# ${comment}`, `${name} = ${step.code}`]);
    }
    $extend(lines, ["", `print(dL_dW)  # ${readable(t.dL_dW)}`]);
    return lines.join("\n") + "\n";
  }

  // Return a PyTorch program whose autograd finds the same gradient.
  function as_pytorch(state) {
    const t = state.t;
    return `# ${SOURCE}\nimport torch\n\nx = torch.tensor(${$repr(t.x)}, dtype=torch.float64)\ny = torch.tensor(${$repr(t.y)}, dtype=torch.float64)\nW = torch.tensor(${$repr(t.W)}, dtype=torch.float64, requires_grad=True)\n\ny_hat = torch.sigmoid(W * x)  # (0)\nloss = 0.5 * (y - y_hat) ** 2  # (0)\nloss.backward()  # the chain rule, (1) to (6)\n\nprint(W.grad.item())  # ${readable(t.dL_dW)}\n`;
  }

  // Return the derivation with the numbers in it, as an ``align*`` of amsmath.
  function as_latex(state) {
    const rows = [];
    for (const step of STEPS) {
      const tag = step.equation ? ` \\tag{${step.equation.slice(1, -1)}}` : "";
      rows.push(`  ${as_tex(equation(step), state, "&")}${tag}`);
    }
    const body = rows.join(" \\\\\n");
    return `% ${SOURCE}\n\\begin{align*}\n${body}\n\\end{align*}\n`;
  }

  return { as_python, as_numpy, as_pytorch, as_latex, SOURCE, ADDRESS };
})();

// explorer/session/saved_page.py
const session_saved_page = (() => {
  const { ADDRESS, SOURCE } = derivation_texts;
  const TRAITS = [
    "scene",
    "ranges",
    "start",
    "points",
    "x",
    "y",
    "W",
    "learning_rate",
    "path",
    "past",
    "tools",
    "revision",
  ];
  const BOOT = "// Start " + "the explorer from the state in this file.";
  const _END = "<\/" + "script>";
  const _STYLE = ":root { color-scheme: light; }\nbody { margin: 16px auto; max-width: 1120px; padding: 0 12px; background: white; }\nheader { margin-bottom: 14px; font: 14px/1.45 system-ui, sans-serif; }\nh1 { margin: 0 0 2px; font-size: 20px; }\nheader p { margin: 0; }\nnoscript svg, noscript img { width: 100%; height: auto; }\n#steps ol { margin: 0; padding-left: 24px; columns: 2; column-gap: 36px; }\n#steps li { margin-bottom: 10px; break-inside: avoid; }\n#steps .ge-formula { flex-wrap: wrap; margin-bottom: 2px; gap: 0 0.3em; }\n#steps .ge-value { min-width: 0; color: var(--ge-own); }\n@page { size: A4 landscape; margin: 10mm; }\n@media screen { #steps { display: none !important; } }\n@media print {\n  body { margin: 0; max-width: none; zoom: 0.78; }\n  #explorer { zoom: 1; }\n  header a::after { content: \" \" attr(href); }\n  .ge-toolbar, .ge-panel:is(.ge-walk, .ge-export) { display: none !important; }\n  #explorer :is(g[data-mark], .ge-matrix, .ge-edge) { opacity: 1 !important; }\n  #explorer .ge-current { outline: none; }\n  #steps { break-before: page; }\n}";
  const _START = "\nconst state = JSON.parse(document.getElementById(\"state\").textContent);\nconst source = document.getElementById(\"source\").textContent;\nconst _esm = source.split(py.session.saved_page.BOOT)[0].trim();\nconst texts = { _esm, _css: document.getElementById(\"style\").textContent };\nconst model = standIn(state, texts);\nrender({ model, el: document.getElementById(\"explorer\") });\nconst list = () => document.getElementById(\"steps\").replaceChildren(paperSteps(model));\nlist();\naddEventListener(\"beforeprint\", list);\n";

  // Return the tools that are open in a saved page: not the one that saves it.
  function tools_to_save(tools) {
    return tools.filter((name) => name !== "export");
  }

  // The words at the top of a saved page.
  class About extends $NamedTuple {
    constructor(title, sentence, source, address) {
      super();
      this.title = title;
      this.sentence = sentence;
      this.source = source;
      this.address = address;
    }
  }
  const ABOUT = new About(
    "The gradient, step by step",
    "Drag x, y or W: the three slopes of the smallest neural net, ŷ = σ(Wx), and their product, the gradient of the loss, follow.",
    SOURCE,
    ADDRESS,
  );

  // Return the file.
  function saved_page(script, style, state, still, about) {
    const data = state.replaceAll("<\/", "<\\/").replaceAll("<!", "<\\u0021");
    return `<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n<title>${about.title}<\/title>\n<style>${_STYLE}<\/style>\n<style id="style">${style}<\/style>\n<\/head>\n<body>\n<header>\n<h1>${about.title}<\/h1>\n<p>${$str(about.sentence)} <a href="${about.address}">${about.source}<\/a><\/p>\n<\/header>\n<div class="gradient-explorer" id="explorer"><\/div>\n<section class="gradient-explorer" id="steps" aria-label="All steps of the derivation"><\/section>\n<noscript>${still}<\/noscript>\n<script type="application/json" id="state">${data}${_END}\n<script type="module" id="source">\n${$strip(script)}\n${BOOT}\n${_START}${_END}\n<\/body>\n<\/html>\n`;
  }

  return { tools_to_save, About, saved_page, TRAITS, BOOT, ABOUT };
})();

// explorer/derivation/paper.py
const derivation_paper = (() => {
  const LIGHT_FROM = 0.955;
  const DARK_TO = 0.025;
  const MIDDLE = 0.179;
  const _SHARES = [0.2126, 0.7152, 0.0722];

  // The paper of an explorer.
  class Paper extends $NamedTuple {
    constructor(dark, own) {
      super();
      this.dark = dark;
      this.own = own;
    }
  }

  // Return the relative luminance of a colour, from 0 to 1, by WCAG 2.
  function luminance(color) {
    let total = 0.0;
    for (const [share, channel] of $zip(_SHARES, color)) {
      if (channel <= 0.04045) {
        total += share * channel / 12.92;
      } else {
        total += share * Math.exp(2.4 * Math.log((channel + 0.055) / 1.055));
      }
    }
    return total;
  }

  // Return the paper for a ground of this colour.
  function paper_on(ground) {
    const found = luminance(ground);
    return new Paper(found < MIDDLE, DARK_TO < found && found < LIGHT_FROM);
  }

  // Return the paper for a ground that is not known, beside text of this colour.
  function paper_beside(text) {
    return new Paper(luminance(text) > MIDDLE, true);
  }

  return { Paper, luminance, paper_on, paper_beside, LIGHT_FROM, DARK_TO, MIDDLE };
})();

// explorer/plots/arrow_texts.py
const plots_arrow_texts = (() => {
  const { with_power } = derivation_numbers;
  const { GradientArrow, times_text } = plots_gradient_vector;
  const { Plot } = plots_marks;

  // Say what the arrow on a flat surface shows at a state.
  function arrow_note(drawn, plot, s) {
    if (Math.hypot(...drawn.gradient(s)) === 0) {
      return "∇L is 0 here: it has no direction.";
    }
    if (drawn.is_short(s, plot.scale)) {
      return "∇L is too small for an arrow at this scale. The faint line points along it.";
    }
    const arrow = `The arrow is ${times_text(drawn.times)}∇L`;
    if (drawn.share(s, plot.scale, drawn.vector(s)) < 1) {
      return `${arrow}, which is longer than fits: it ends at the edge.`;
    }
    return `${arrow}, measured on the axes.`;
  }

  // Return the explanations of the arrow's marks, by their roles.
  function arrow_hints(plot, times, weight) {
    let length = `This is ${times_text(times)}∇L, the direction in which the loss rises fastest.`;
    if (plot.in_3d) {
      length = `${length} Its length is measured along ${weight}; seen at a slant, it looks shorter.`;
    } else {
      length = `${length} ${_angle(plot)}`;
    }
    return {
      vector: length,
      "vector-label": length,
      component: `The part of ∇L along ${weight}: ∂L/∂${weight}.`,
      downhill: `Against ∂L/∂${weight}: this way gradient descent moves ${weight}.`,
      zero: "∇L is too small for an arrow at this scale.",
      faint: "The direction of ∇L, which is too small for an arrow at this scale.",
    };
  }

  // Say whether ∇L crosses the contours of a flat plot at right angles.
  function _angle(plot) {
    let ratio = plot.scale.x / plot.scale.y;
    let long = plot.xlabel, short = plot.ylabel;
    if (ratio < 1) {
      [ratio, long, short] = [1 / ratio, short, long];
    }
    const text = ratio < 100 ? $fixed(ratio, 1) : with_power(ratio, 0);
    if (text === "1.0") {
      return "Both axes have the same scale, so it crosses the contours at right angles.";
    }
    return `It would cross the contours at right angles if both axes had the same scale; here 1 along ${$str(long)} is as long as ${text} along ${$str(short)}.`;
  }

  return { arrow_note, arrow_hints };
})();

// explorer/plots/projection.py
const plots_projection = (() => {
  const { SIZES, Margins } = plots_layout;
  const SIZE = SIZES["surface-3d"];
  const ASPECT = [2.6, 1.7, 0.8];
  const ROOM = new Margins(64, 70, 38, 10);
  const MIDDLE = [(ROOM.left + SIZE[0] - ROOM.right) / 2, (ROOM.bottom + SIZE[1] - ROOM.top) / 2];
  const HOME = [-60.0, 30.0];
  const DISTANCE = 10.0;
  const DIAGONAL = 1.8294640721620434 * 25 / 24;
  const SCALE = SIZE[0] / 0.185;

  // A box as a viewer sees it, as close as the whole of it allows.
  class View3D extends $Object {
    __init__(ends, azim, elev) {
      this.ends = ends;
      const a = azim * Math.PI / 180, e = elev * Math.PI / 180;
      this.right = [-Math.sin(a), Math.cos(a), 0.0];
      this.up = [-Math.sin(e) * Math.cos(a), -Math.sin(e) * Math.sin(a), Math.cos(e)];
      this.toward = [Math.cos(e) * Math.cos(a), Math.cos(e) * Math.sin(a), Math.sin(e)];
      const length = DIAGONAL / Math.hypot(...ASPECT);
      this.sides = ASPECT.map((side) => length * side);
      const corners = this.project(this.corners);
      const across = $max_of(corners.map(([x, y]) => Math.abs(x - MIDDLE[0])));
      const upward = $max_of(corners.map(([x, y]) => Math.abs(y - MIDDLE[1])));
      const closer = $min((MIDDLE[0] - ROOM.left) / across, (MIDDLE[1] - ROOM.bottom) / upward);
      this.sides = this.sides.map((side) => closer * side);
    }
    // The box's eight corners.
    get corners() {
      const [first, second, third] = this.ends;
      return first.flatMap((W) => second.flatMap((v) => third.map((L) => [W, v, L])));
    }
    // The viewer's position along each axis, as a share of the box; mostly outside it.
    get eye() {
      return $zip(this.toward, this.sides).map(([toward, side]) => 0.5 + DISTANCE * toward / side);
    }
    // Return each point's pixel, from the picture's lower left corner.
    project(points) {
      const [[W_low, W_high], [v_low, v_high], [L_low, L_high]] = this.ends;
      const [W_side, v_side, L_side] = this.sides;
      const pixels = [];
      for (const [W, v, L] of points) {
        const p = W_side * ((W - W_low) / (W_high - W_low) - 0.5);
        const q = v_side * ((v - v_low) / (v_high - v_low) - 0.5);
        const r = L_side * ((L - L_low) / (L_high - L_low) - 0.5);
        const nearness = this.toward[0] * p + this.toward[1] * q + this.toward[2] * r;
        const across = this.right[0] * p + this.right[1] * q + this.right[2] * r;
        const upward = this.up[0] * p + this.up[1] * q + this.up[2] * r;
        const scale = SCALE / (DISTANCE - nearness);
        pixels.push([MIDDLE[0] + scale * across, MIDDLE[1] + scale * upward]);
      }
      return pixels;
    }
  }

  return { View3D, SIZE, ASPECT, ROOM, MIDDLE, HOME, DISTANCE, DIAGONAL, SCALE };
})();

// explorer/plots/axes_3d.py
const plots_axes_3d = (() => {
  const { View3D } = plots_projection;
  const { tick_labels, ticks } = plots_ticks;
  const MOST = [5, 3, 3];
  const MARGIN = 0.03;
  const SHORTEST = 24.0;
  const INMOST = 20.0;
  const TICK = 4.0;
  const GAP = 3.0;
  const CHARACTER = 6.5;
  const LINE = 12.0;

  // A text in the picture, and the position of its middle.
  class Label extends $NamedTuple {
    constructor(text, x, y) {
      super();
      this.text = text;
      this.x = x;
      this.y = y;
    }
  }

  // The axes of a box; all positions are px from the picture's lower left corner.
  class Axes3D extends $NamedTuple {
    constructor(panes, grid, lines, numbers, names) {
      super();
      this.panes = panes;
      this.grid = grid;
      this.lines = lines;
      this.numbers = numbers;
      this.names = names;
    }
  }

  // Return the axes of a box, with their labels outside of it.
  function axes_3d(view, names) {
    const axes = new Axes3D([], [], [], [], []);
    const towards = [...$zip(view.ends, view.toward)];
    const near = _point(towards.map(([ends, toward]) => toward >= 0 ? ends[1] : ends[0]));
    const far = _point(towards.map(([ends, toward]) => toward >= 0 ? ends[0] : ends[1]));
    const lower = _moved(far, 2, view.ends[2][0]);
    const edges = [_moved(lower, 1, near[1]), _moved(lower, 0, near[0])];
    edges.push(edges[_length(view, edges[0], 0) > _length(view, edges[1], 1) ? 0 : 1]);
    for (let k = 0; k < 3; k++) {
      const i = $mod(k + 1, 3), j = $mod(k + 2, 3);
      const one = _moved(far, i, near[i]), other = _moved(far, j, near[j]);
      axes.panes.push(view.project([far, one, _moved(one, j, near[j]), other, far]));
      for (const value of _draw_axis(axes, view, edges[k], k, names[k])) {
        const ends = [one, far, other].map((corner) => _moved(corner, k, value));
        axes.grid.push(view.project(ends));
      }
    }
    return axes;
  }

  // Add axis k along an edge, and return its ticks.
  function _draw_axis(axes, view, edge, k, name) {
    let reach;
    const [low, high] = view.ends[k];
    const [start, end] = view.project([_moved(edge, k, low), _moved(edge, k, high)]);
    axes.lines.push([start, end]);
    const dx = end[0] - start[0], dy = end[1] - start[1];
    const length = Math.hypot(dx, dy);
    if (length < SHORTEST) {
      return [];
    }
    const corners = view.project(view.corners);
    let across = -dy / length, up = dx / length;
    let distances = corners.map(([x, y]) => across * (x - start[0]) + up * (y - start[1]));
    if ($max_of(distances) > -$min_of(distances)) {
      [across, up] = [-across, -up];
      distances = distances.map((distance) => -distance);
    }
    if ($max_of(distances) > INMOST) {
      return [];
    }
    const beyond = $max_of(distances) + TICK + GAP;
    const values = _ticks(low, high, MOST[k], Math.abs(dx), Math.abs(dy));
    const places = view.project(values.map((value) => _moved(edge, k, value)));
    let deepest = 0.0;
    for (const [text, [x, y]] of $zip(tick_labels(values), places)) {
      axes.lines.push([[x, y], [x + TICK * across, y + TICK * up]]);
      reach = _reach(text, across, up);
      axes.numbers.push(new Label(text, x + (beyond + reach) * across, y + (beyond + reach) * up));
      deepest = $max(deepest, 2 * reach);
    }
    reach = beyond + deepest + GAP + _reach(name, across, up);
    const middle = [start[0] + dx / 2, start[1] + dy / 2];
    axes.names.push(new Label(name, middle[0] + reach * across, middle[1] + reach * up));
    return values;
  }

  // Return as many ticks as have labels that do not overlap, up to a number.
  function _ticks(low, high, most, across, up) {
    const margin = MARGIN * (high - low);
    let count = most;
    while (true) {
      const values = ticks(low + margin, high - margin, count);
      if (values.length < 2) {
        return values;
      }
      const share = (values[1] - values[0]) / (high - low);
      const width = CHARACTER * $max_of(tick_labels(values).map((text) => text.length));
      if (share * across > width + GAP || share * up > LINE + GAP) {
        return values;
      }
      count = values.length - 1;
    }
  }

  // Return the distance from the middle of a label to its edge in a direction.
  function _reach(text, across, up) {
    return (Math.abs(across) * CHARACTER * text.length + Math.abs(up) * LINE) / 2;
  }

  // Return the length in the picture of the edge along axis k through a point.
  function _length(view, edge, k) {
    const [start, end] = view.project(view.ends[k].map((value) => _moved(edge, k, value)));
    return Math.hypot(end[0] - start[0], end[1] - start[1]);
  }

  // Return a point with another coordinate along axis k.
  function _moved(point, k, value) {
    return _point($enumerate(point).map(([i, coordinate]) => i === k ? value : coordinate));
  }

  function _point(coordinates) {
    return [coordinates[0], coordinates[1], coordinates[2]];
  }

  return { Label, Axes3D, axes_3d, MOST, MARGIN, SHORTEST, INMOST, TICK, GAP, CHARACTER, LINE };
})();

// explorer/plots/contours.py
const plots_contours = (() => {
  // Return the lines along which the values on a grid have a level.
  function contour_lines(across, up, values, level) {
    const vertices = [];
    const following = [];
    const entered = [];
    const add = (x, y) => {
      vertices.push([x, y]);
      following.push(-1);
      entered.push(false);
      return vertices.length - 1;
    };
    const cross_row = (i, j) => {
      const value = values[j][i];
      const share = (level - value) / (values[j][i + 1] - value);
      return add(across[i] + share * (across[i + 1] - across[i]), up[j]);
    };
    const cross_column = (i, j) => {
      const value = values[j][i];
      const share = (level - value) / (values[j + 1][i] - value);
      return add(across[i], up[j] + share * (up[j + 1] - up[j]));
    };
    const connect = (start, end) => {
      following[start] = end;
      entered[end] = true;
    };
    const cells = $range(across.length - 1);
    const above = values[0].map((value) => value >= level);
    const bottoms = cells.map((i) => above[i] !== above[i + 1] ? cross_row(i, 0) : -1);
    for (let j = 0, $end = up.length - 1; j < $end; j++) {
      const low = values[j], high = values[j + 1];
      let a = low[0] >= level, d = high[0] >= level;
      let left = a !== d ? cross_column(0, j) : -1;
      for (const i of cells) {
        const b = low[i + 1] >= level, c = high[i + 1] >= level;
        const bottom = bottoms[i];
        const right = b !== c ? cross_column(i + 1, j) : -1;
        const top = c !== d ? cross_row(i, j + 1) : -1;
        if (a === c && b === d && a !== b) {
          const middle = (low[i] + low[i + 1] + high[i + 1] + high[i]) / 4 >= level;
          const [beside, opposite] = middle === a ? [right, left] : [left, right];
          connect(a ? bottom : beside, a ? beside : bottom);
          connect(a ? top : opposite, a ? opposite : top);
        } else if (a !== b || b !== c || c !== d) {
          const down = a && !b ? bottom : b && !c ? right : c && !d ? top : left;
          const rise = b && !a ? bottom : c && !b ? right : d && !c ? top : left;
          connect(down, rise);
        }
        bottoms[i] = top;
        left = right;
        [a, d] = [b, c];
      }
    }
    return _joined(vertices, following, entered);
  }

  // Return the lines through the vertices: the open ones, then the closed ones.
  function _joined(vertices, following, entered) {
    const lines = [];
    const drawn = vertices.map((_) => false);
    const starts = $range(vertices.length).filter((k) => !entered[k]);
    for (const start of [...starts, ...$range(vertices.length)]) {
      if (drawn[start]) {
        continue;
      }
      const line = [];
      let k = start;
      while (k >= 0 && !drawn[k]) {
        line.push(vertices[k]);
        drawn[k] = true;
        k = following[k];
      }
      if (k >= 0) {
        line.push(vertices[start]);
      }
      lines.push(line);
    }
    return lines;
  }

  return { contour_lines };
})();

// explorer/plots/surface.py
const plots_surface = (() => {
  const { sigmoid } = core_formulas;
  const { Ranges } = model_ranges;
  const { contour_lines } = plots_contours;
  const { linspace, squared_error } = plots_curves;
  const LEVELS = [0.01, 0.05, 0.15, 0.3, 0.5, 0.7, 0.9];
  const COARSE = [120, 80];

  // The loss on the whole of a surface plot's axes.
  class Surface extends $Object {
    __init__(ranges, points = COARSE, over = "x", padded = true) {
      this.follows = over === "x" ? "y" : "x";
      const ends = ["W", over].map((name) => padded ? ranges.padded(name) : ranges.ends(name));
      this.W = linspace(...ends[0], points[0]);
      this.other = linspace(...ends[1], points[1]);
      this.highest = ranges.loss[1];
      this._y_hats = [];
      if (over === "x") {
        this._y_hats = this.other.map((x) => this.W.map((w) => sigmoid(w * x)[0]));
      }
    }
    // Return the losses for this value of the input that they follow.
    losses(at) {
      if (this.follows === "y") {
        return this._y_hats.map((row) => row.map((guess) => squared_error(at, guess)));
      }
      const guesses = this.W.map((w) => sigmoid(w * at)[0]);
      return this.other.map((y) => guesses.map((guess) => squared_error(y, guess)));
    }
    // Return the contour lines of these losses, in data coordinates.
    contours(values) {
      return LEVELS.flatMap((share) => [...contour_lines(this.W, this.other, values, share * this.highest)]);
    }
    // Return the index of each sample's colour among 256, row by row from the top.
    pixels(values) {
      const scale = 255.999 / this.highest;
      return [...values].reverse().flatMap((row) => row.map((value) => $int($min(value * scale, 255.0))));
    }
  }

  return { Surface, LEVELS, COARSE };
})();

// explorer/plots/surface_3d.py
const plots_surface_3d = (() => {
  const { Ranges } = model_ranges;
  const { State } = model_state;
  const { linspace, loss } = plots_curves;
  const { GradientArrow, gradient, magnification } = plots_gradient_vector;
  const { Margins } = plots_layout;
  const { Mark, Plot, Window } = plots_marks;
  const { ASPECT, SIZE, View3D } = plots_projection;
  const { Surface } = plots_surface;
  const EDGE = 3;
  const ACROSS = 300.0;
  const SAMPLES = 41;
  const LIGHT = [-0.48, -0.6, 0.64];
  const DARK = 0.7;

  // A quadrilateral of the surface as it is seen.
  class Face extends $NamedTuple {
    constructor(corners, color, brightness) {
      super();
      this.corners = corners;
      this.color = color;
      this.brightness = brightness;
    }
  }

  // The loss surface in space; turning it changes only the result of `faces`.
  class Relief extends $Object {
    __init__(surface, values, lowest = 0.0, highest = null) {
      const top = highest == null ? surface.highest : highest;
      this.points = $zip(surface.other, values).flatMap(([v, row]) => $zip(surface.W, row).map(([W, value]) => [W, v, value]));
      this.columns = $len(surface.W) - 1;
      this.rows = $len(surface.other) - 1;
      this.colors = [];
      this.brightness = [];
      const height = ASPECT[2] / (top - lowest);
      for (let j = 0, $end = this.rows; j < $end; j++) {
        const low = values[j], high = values[j + 1];
        for (let i = 0, $end = this.columns; i < $end; i++) {
          const a = low[i], b = low[i + 1], c = high[i + 1], d = high[i];
          const share = (a + b + c + d - 4 * lowest) / (4 * (top - lowest));
          this.colors.push($int($min(255.999 * share, 255.0)));
          const along_W = height * (b + c - a - d) / 2 * this.columns / ASPECT[0];
          const along_v = height * (c + d - a - b) / 2 * this.rows / ASPECT[1];
          const facing = LIGHT[2] - along_W * LIGHT[0] - along_v * LIGHT[1];
          const light = facing / Math.hypot(along_W, along_v, 1.0);
          this.brightness.push(DARK + (1 - DARK) * $max(0.0, light));
        }
      }
    }
    // Return the faces, each after those that it may hide.
    faces(view) {
      const pixels = view.project(this.points);
      const width = this.columns + 1;
      const faces = [];
      for (const j of _toward(view.eye[1], this.rows)) {
        for (const i of _toward(view.eye[0], this.columns)) {
          const k = j * width + i;
          const corners = [pixels[k], pixels[k + 1], pixels[k + width + 1], pixels[k + width]];
          const face = j * this.columns + i;
          faces.push(new Face(corners, this.colors[face], this.brightness[face]));
        }
      }
      return faces;
    }
  }

  // Return the indices of intervals that divide an axis, from the farthest to the nearest.
  function _toward(eye, count) {
    return $sorted($range(count), (i) => Math.abs(i + 0.5 - eye * count), true);
  }

  // Return the ends of the box around the surface, along W, the other axis and L.
  function ends_3d(ranges, over) {
    return [ranges.W, ranges.ends(over), ranges.loss];
  }

  // Return the pixel reached from a point by a displacement on its tangent plane.
  function on_tangent_plane(project, point, slopes, dW, dv) {
    const [W, v, L] = point;
    return project([[W + dW, v + dv, L + slopes[0] * dW + slopes[1] * dv]])[0];
  }

  // Return the pixels per unit along each axis of a box, in which arrows are measured.
  function scales_3d(ends) {
    return $zip(ASPECT, ends).map(([side, [low, high]]) => ACROSS * side / ASPECT[0] / (high - low));
  }

  // Return the marks on the surface.
  function surface_3d_plot(ranges, over, project) {
    const [width, height] = SIZE;
    const window = new Window([0, width], [0, height]);
    const weights = linspace(ranges.W[0], ranges.W[1], SAMPLES);
    const on_surface = (s, weights) => {
      const v = s.value(over);
      return project(weights.map((W) => [W, v, loss(s.t.x, s.t.y, W)]));
    };
    const to = (s, dW, dv) => {
      const point = [s.t.W, s.value(over), s.t.loss];
      return on_tangent_plane(project, point, gradient(s.t, over), dW, dv);
    };
    const drawn = new GradientArrow(
      window,
      -EDGE,
      magnification(ranges),
      (s) => gradient(s.t, over),
      to,
      () => scales_3d(ends_3d(ranges, over)),
    );
    return new Plot(
      over === "x" ? "surface-3d" : "surface-y-3d",
      `the loss over W and ${over}`,
      SIZE,
      "",
      "",
      window,
      [
        new Mark("slice", over, "line", (s, px) => on_surface(s, weights)),
        new Mark("path", "W", "dots", (s, px) => on_surface(s, s.path)),
        ...drawn.marks(),
      ],
      undefined,
      over,
      true,
      new Margins(0, 0, 0, 0),
    );
  }

  return { Face, Relief, ends_3d, on_tangent_plane, scales_3d, surface_3d_plot, EDGE, ACROSS, SAMPLES, LIGHT, DARK };
})();

return {
  $: { $PythonError, $ValueError, $TypeError, $KeyError, $IndexError, $Object, $NamedTuple, $replace, $asdict, $fields, $is_dict, $is_tuple, $is_int, $truth, $or, $and, $equal, $same_items, $less, $contains, $list, $len, $any, $all, $sum, $min, $max, $best, $min_of, $max_of, $sorted, $range, $zip, $map, $enumerate, $extend, $pop, $index, $dict, $get, $floor, $ceil, $copysign, $mod, $floor_div, $round, $digit, $float, $int, $SPACE, $SPACES, $strip, $split, $str, $repr, $repr_of_text, $not_finite, $sign, $power, $repr_of_number, $digits, $fixed, $exponent, $percent, $general },
  derivation: {
    cases: derivation_cases,
    numbers: derivation_numbers,
    colors: derivation_colors,
    quantities: derivation_quantities,
    stopping: derivation_stopping,
    sentences: derivation_sentences,
    steps: derivation_steps,
    erratum: derivation_erratum,
    verdict: derivation_verdict,
    questions: derivation_questions,
    equations: derivation_equations,
    texts: derivation_texts,
    paper: derivation_paper,
  },
  core: {
    formulas: core_formulas,
    trace: core_trace,
    central_difference: core_central_difference,
  },
  model: {
    state: model_state,
    history: model_history,
    ranges: model_ranges,
    base_model: model_base_model,
    model: model_model,
  },
  plots: {
    holds: plots_holds,
    layout: plots_layout,
    marks: plots_marks,
    geometry: plots_geometry,
    check_chart: plots_check_chart,
    curves: plots_curves,
    shading: plots_shading,
    ticks: plots_ticks,
    windows: plots_windows,
    chain: plots_chain,
    descent: plots_descent,
    gradient_vector: plots_gradient_vector,
    surface_plot: plots_surface_plot,
    five_plots: plots_five_plots,
    arrow_texts: plots_arrow_texts,
    projection: plots_projection,
    axes_3d: plots_axes_3d,
    contours: plots_contours,
    surface: plots_surface,
    surface_3d: plots_surface_3d,
  },
  session: {
    drag: session_drag,
    session: session_session,
    display: session_display,
    check: session_check,
    descent: session_descent,
    quiz: session_quiz,
    still: session_still,
    saved_page: session_saved_page,
  },
};
})();
