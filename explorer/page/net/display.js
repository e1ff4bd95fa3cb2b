// Displays the selection: the headings of the plots, the cards of the three slopes, their product.

import { Display } from "../display.js";
import { findAll, setText } from "../dom.js";
import { fraction } from "./build.js";
import { py } from "./generated.js";

export class NetDisplay extends Display {
  constructor(root, viewId) {
    super(root, viewId, new Map());
    this.headings = [...root.querySelectorAll("[data-heading]")].map((node) => new HeadingText(node));
    this.cards = [...root.querySelectorAll(".ge-chain [data-card]")].map((node) => new CardText(node));
    this.product = new ProductText(root.querySelector(".ge-product"));
    for (const node of root.querySelectorAll(".ge-gradient, .ge-gradient-first")) node.innerHTML = fraction("L", "w");
    root.querySelector(".ge-gradient-first").insertAdjacentHTML("beforeend", "<i>=</i>");
  }

  // The entries of the matrices and the shares have the names of quantities, too, but show themselves.
  collect() {
    super.collect();
    for (const [name, nodes] of this.places.quantity) {
      this.places.quantity.set(name, nodes.filter((node) => !("index" in node.dataset) && !node.closest("[data-own-light]")));
    }
  }

  show(state) {
    const { root } = this;
    const { now } = state;
    this.state = state; // the one on show; the session's may be newer until the next repaint
    this.numbers = py.session.net.display.numbers(state);
    this.sentences = {};
    const { cards, headings, pairings, product } = py.derivation.net.cards;
    headings(state).forEach((heading, i) => this.headings[i].show(heading));
    cards(state).forEach((card, i) => this.cards[i].show(card, this.numbers[card.slot]));
    this.product.show(product(state), this.numbers);
    this.product.showPairings(pairings(state));
    this.markCulprit(py.derivation.net.sentences.blamed(state));
    this.showTexts();
    this.showInputs();
    const { dataset } = root;
    const units = [now.X[0].length, ...now.weights.map((matrix) => matrix[0].length)];
    setData(dataset, "net", units.join("-"));
    setData(dataset, "batch", String(now.X.length));
    setData(dataset, "selected", weightPlace(now.weight));
    setData(dataset, "twin", weightPlace(now.twin));
    setData(dataset, "example", String(now.example + 1));
    root.classList.toggle("ge-one-example", now.X.length === 1);
    root.classList.toggle("ge-one-weight", state.single);
  }
}

const weightPlace = ({ layer, row, column }) => `W${layer + 1}:${row + 1},${column + 1}`;

function setData(dataset, name, value) {
  if (dataset[name] !== value) dataset[name] = value;
}

// The heading of a plot.
class HeadingText {
  constructor(node) {
    node.innerHTML = '<span class="ge-symbol"></span><span></span> = <b data-slot="forward"></b><span class="ge-about"></span>';
    [this.symbol, this.place, this.value, this.about] = node.children;
  }

  show({ symbol, place, value, about }) {
    setText(this.symbol, symbol);
    setText(this.place, place);
    setText(this.value, py.derivation.numbers.readable(value));
    setText(this.about, about);
  }
}

// The card of a slope.
class CardText {
  constructor(node) {
    this.node = node;
    const parts = findAll(node, ".ge-fraction", ".ge-equals", ".ge-value", ".ge-meaning", ".ge-sentence");
    [this.fraction, this.equals, this.value, this.meaning, this.sentence] = parts;
  }

  show({ quantity, above, below, formula, meaning, sentence }, { text, exact }) {
    const symbols = above + below;
    if (symbols !== this.symbols) this.fraction.innerHTML = fraction(above, below);
    this.symbols = symbols;
    setText(this.equals, formula ? ` = ${formula} =` : " =");
    setText(this.value, text);
    setData(this.value.dataset, "quantity", quantity);
    setData(this.value.dataset, "value", exact);
    setText(this.meaning, meaning);
    setText(this.sentence, sentence);
  }
}

// The product of the three slopes, and the sum over the examples.
class ProductText {
  constructor(node) {
    const parts = findAll(node, ".ge-example", ".ge-share", ".ge-summed", ".ge-sentence");
    [this.example, this.share, this.summed, this.sentence] = parts;
    this.lines = node.parentNode.querySelector(".ge-pairings");
  }

  show({ example, summed, sentence }, { share }) {
    setText(this.example, example && `${example}:`);
    setText(this.share, share.text);
    setText(this.summed, summed && `${summed}:`);
    setText(this.sentence, sentence);
  }
  // The other pairings of the factors, which only a net of one weight has.
  showPairings(pairings) {
    const { lines } = this;
    while (lines.children.length < pairings.length) {
      const line = document.createElement("p");
      line.className = "ge-pairing";
      line.innerHTML = "<b></b><span></span><span class='ge-value'></span>";
      lines.append(line);
    }
    lines.hidden = !pairings.length;
    pairings.forEach(({ number, text, value }, i) => {
      const [name, equation, shown] = lines.children[i].children;
      setText(name, number);
      setText(equation, text);
      setText(shown, py.derivation.numbers.readable(value));
      setData(lines.children[i].dataset, "reveals", PAIRS[number]);
    });
  }
}

// The quantity that each pairing gives away.
const PAIRS = { "(3)": "dyhat_dz", "(5)": "delta_l1", "(6)": "dL_dW" };
