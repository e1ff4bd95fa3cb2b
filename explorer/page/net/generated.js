// Written by `python -m scripts.translate` from the Python modules named below. Do not edit it.
import { py } from "../generated.js";

{
  const { $ValueError, $KeyError, $Object, $NamedTuple, $replace, $truth, $or, $equal, $contains, $len, $any, $all, $sum, $min, $max, $min_of, $max_of, $sorted, $range, $zip, $enumerate, $extend, $index, $dict, $get, $floor, $copysign, $mod, $floor_div, $round, $float, $int, $strip, $str, $repr, $fixed } = py.$;
  const derivation_numbers = py.derivation.numbers;
  const derivation_quantities = py.derivation.quantities;
  const core_formulas = py.core.formulas;
  const core_trace = py.core.trace;
  const model_state = py.model.state;
  const derivation_stopping = py.derivation.stopping;
  const model_history = py.model.history;
  const model_ranges = py.model.ranges;
  const model_base_model = py.model.base_model;
  const model_model = py.model.model;
  const plots_holds = py.plots.holds;
  const derivation_sentences = py.derivation.sentences;
  const derivation_steps = py.derivation.steps;
  const plots_layout = py.plots.layout;
  const plots_marks = py.plots.marks;
  const plots_geometry = py.plots.geometry;
  const session_display = py.session.display;
  const core_central_difference = py.core.central_difference;
  const derivation_erratum = py.derivation.erratum;
  const derivation_verdict = py.derivation.verdict;
  const plots_check_chart = py.plots.check_chart;
  const plots_curves = py.plots.curves;
  const session_check = py.session.check;
  const session_descent = py.session.descent;
  const derivation_questions = py.derivation.questions;
  const session_quiz = py.session.quiz;
  const derivation_equations = py.derivation.equations;
  const plots_shading = py.plots.shading;
  const plots_ticks = py.plots.ticks;
  const plots_windows = py.plots.windows;
  const plots_descent = py.plots.descent;
  const plots_gradient_vector = py.plots.gradient_vector;
  const session_saved_page = py.session.saved_page;
  const plots_projection = py.plots.projection;
  const plots_contours = py.plots.contours;
  const plots_surface_3d = py.plots.surface_3d;

  // explorer/core/net/matrices.py
  const core_net_matrices = (() => {
    // Operations on matrices that are lists of rows.
    class Lists extends $Object {
      // Return the matrix of ``f(a, b, …)`` of the entries at the same place.
      entrywise(f, ...matrices) {
        const first = matrices[0];
        const rows = $range($len(first));
        const columns = $range($len(first[0]));
        return rows.map((r) => columns.map((c) => f(...matrices.map((m) => m[r][c]))));
      }
      // Return the matrix product, left.right.
      dot(left, right) {
        const found = [];
        for (const row of left) {
          const sums = [];
          for (let column = 0, $end = $len(right[0]); column < $end; column++) {
            let total = 0.0;
            for (let i = 0, $end = $len(right); i < $end; i++) {
              total += row[i] * right[i][column];
            }
            sums.push(total);
          }
          found.push(sums);
        }
        return found;
      }
      // Return leftᵀ.(upper ∗ local).
      transposed_dot(left, upper, local) {
        const found = [];
        for (let row = 0, $end = $len(left[0]); row < $end; row++) {
          const sums = [];
          for (let column = 0, $end = $len(upper[0]); column < $end; column++) {
            let total = 0.0;
            for (let n = 0, $end = $len(left); n < $end; n++) {
              total += upper[n][column] * (local[n][column] * left[n][row]);
            }
            sums.push(total);
          }
          found.push(sums);
        }
        return found;
      }
      // Return (upper ∗ local).rightᵀ.
      dot_transposed(upper, local, right) {
        const found = [];
        for (let n = 0, $end = $len(upper); n < $end; n++) {
          const sums = [];
          for (let column = 0, $end = $len(right); column < $end; column++) {
            let total = 0.0;
            for (let j = 0, $end = $len(right[0]); j < $end; j++) {
              total += upper[n][j] * (local[n][j] * right[column][j]);
            }
            sums.push(total);
          }
          found.push(sums);
        }
        return found;
      }
      // Return the sum of each row.
      row_sums(matrix) {
        const sums = [];
        for (const row of matrix) {
          let total = 0.0;
          for (const entry of row) {
            total += entry;
          }
          sums.push(total);
        }
        return sums;
      }
    }

    return { Lists };
  })();

  // explorer/core/net/trace.py
  const core_net_trace = (() => {
    // Every quantity of one forward and backward pass, as `backprop_net` returns it.
    class NetTrace {
      constructor(X, y, weights, activation, kind, z, activations, losses, loss, slopes, dL_dactivations, deltas, gradients) {
        this.X = X;
        this.y = y;
        this.weights = weights;
        this.activation = activation;
        this.kind = kind;
        this.z = z;
        this.activations = activations;
        this.losses = losses;
        this.loss = loss;
        this.slopes = slopes;
        this.dL_dactivations = dL_dactivations;
        this.deltas = deltas;
        this.gradients = gradients;
      }
      // The output, ŷ.
      get y_hat() {
        return this.activations.at(-1);
      }
    }

    return { NetTrace };
  })();

  // explorer/core/net/formulas.py
  const core_net_formulas = (() => {
    const { sigmoid } = core_formulas;
    const { Lists } = core_net_matrices;
    const { NetTrace } = core_net_trace;
    const ACTIVATIONS = ["sigmoid", "tanh", "relu", "identity"];
    const SIGNED = ["tanh", "identity"];
    const LOSSES = ["squared_error", "cross_entropy"];

    // Return l = f(z) for an activation of `ACTIVATIONS`.
    function activated(name, z) {
      if (name === "sigmoid") {
        return _sigmoid(z)[0];
      }
      if (name === "tanh") {
        const t = Math.expm1(-2.0 * Math.abs(z));
        return $copysign(-t / (2.0 + t), z);
      }
      return name === "identity" || z > 0.0 ? z : 0.0;
    }

    // Return f′(z): σ(1 − σ), 1 − tanh², 0 or 1 for ReLU (0 at 0), 1 for the identity.
    function slope(name, z) {
      if (name === "sigmoid") {
        const [l, complement] = _sigmoid(z);
        return l * complement;
      }
      if (name === "tanh") {
        const e = Math.exp(-2.0 * Math.abs(z));
        return 4.0 * (e / ((1.0 + e) * (1.0 + e)));
      }
      return name === "identity" || z > 0.0 ? 1.0 : 0.0;
    }

    // Return y − ŷ for the output ŷ = f(z), for σ with all its digits.
    function error(name, y, z) {
      if (name === "sigmoid" && z >= 0.0) {
        return y - 1.0 + _sigmoid(z)[1];
      }
      return y - activated(name, z);
    }

    // Return the loss of one output: ½(y − ŷ)², or −y log ŷ − (1 − y) log(1 − ŷ).
    function entry_loss(loss, name, y, z) {
      if (loss === "squared_error") {
        const distance = error(name, y, z);
        return 0.5 * distance * distance;
      }
      const linear = z >= 0.0 ? (1.0 - y) * z : -y * z;
      return linear + Math.log1p(Math.exp(-Math.abs(z)));
    }

    // Return ∂L/∂ŷ: −(y − ŷ), or (ŷ − y)/(ŷ(1 − ŷ)).
    function loss_slope(loss, name, y, z) {
      const wrong = -error(name, y, z) + 0.0;
      if (loss === "squared_error") {
        return wrong;
      }
      const [y_hat, complement] = _sigmoid(z);
      if (y === 1.0) {
        return y_hat > 0.0 ? -1.0 / y_hat : -Infinity;
      }
      if (y === 0.0) {
        return complement > 0.0 ? 1.0 / complement : Infinity;
      }
      const both = y_hat * complement;
      return both > 0.0 ? wrong / both : $copysign(Infinity, wrong);
    }

    // Return every quantity of a net, whose parts are not validated: `backprop_net` does that.
    function net_trace(X, y, weights, activation, loss, ops = null) {
      ops = $or(ops, () => new Lists());
      const output = activation.at(-1);
      const z = [];
      const activations = [X];
      const slopes = [];
      for (const [W, name] of $zip(weights, activation)) {
        z.push(ops.dot(activations.at(-1), W));
        activations.push(ops.entrywise(_activated(name), z.at(-1)));
        slopes.push(ops.entrywise(_slope(name), z.at(-1)));
      }
      const entries = ops.entrywise((t, v) => entry_loss(loss, output, t, v), y, z.at(-1));
      const losses = ops.row_sums(entries);
      let total = 0.0;
      for (const one of losses) {
        total += one;
      }
      const above = ops.entrywise((t, v) => loss_slope(loss, output, t, v), y, z.at(-1));
      const dL_dactivations = [above];
      let upper = above, local = slopes.at(-1);
      if (loss === "cross_entropy") {
        upper = ops.entrywise((t, v) => -error(output, t, v), y, z.at(-1));
        local = ops.entrywise((v) => 1.0, z.at(-1));
      }
      const deltas = [];
      const gradients = [];
      for (const k of [...$range(weights.length)].reverse()) {
        deltas.push(ops.entrywise((a, b) => a * b + 0.0, upper, local));
        gradients.push(ops.transposed_dot(activations[k], upper, local));
        upper = ops.dot_transposed(upper, local, weights[k]);
        dL_dactivations.push(upper);
        local = k > 0 ? slopes[k - 1] : upper;
      }
      return new NetTrace(
        X,
        y,
        weights,
        activation,
        loss,
        z,
        activations,
        losses,
        total,
        slopes,
        [...[...dL_dactivations].reverse()],
        [...[...deltas].reverse()],
        [...[...gradients].reverse()],
      );
    }

    // Return the weights after a step of gradient descent: W − η ∂L/∂W.
    function stepped(weights, gradients, rate, only = null, ops = null) {
      ops = $or(ops, () => new Lists());
      const after = [];
      for (let k = 0, $end = weights.length; k < $end; k++) {
        if (only == null) {
          after.push(ops.entrywise((w, g) => w - rate * g, weights[k], gradients[k]));
          continue;
        }
        const [layer, row, column] = only;
        const W = ops.entrywise((w) => w, weights[k]);
        if (k === layer) {
          W[row][column] -= rate * gradients[k][row][column];
        }
        after.push(W);
      }
      return after;
    }

    function _sigmoid(z) {
      return sigmoid(z);
    }

    function _activated(name) {
      return (v) => activated(name, v);
    }

    function _slope(name) {
      return (v) => slope(name, v);
    }

    return { activated, slope, error, entry_loss, loss_slope, net_trace, stepped, ACTIVATIONS, SIGNED, LOSSES };
  })();

  // explorer/derivation/net/names.py
  const derivation_net_names = (() => {
    const SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉";
    const _TEXTS = {
      X: ["X", "X"],
      y: ["y", "y"],
      W: ["W", "W"],
      z: ["z", "z"],
      l: ["l", "l"],
      y_hat: ["ŷ", "y hat"],
      loss: ["L", "the loss"],
      dL_dX: ["∂L/∂X", "d L by d X"],
      dL_dW: ["∂L/∂W", "d L by d W"],
      dL_dl: ["∂L/∂l", "d L by d l"],
      dL_dyhat: ["∂L/∂ŷ", "d L by d y hat"],
      delta_l: ["Δl", "delta l"],
    };

    // A matrix of a net.
    class MatrixName extends $NamedTuple {
      constructor(kind, layer, layers) {
        super();
        this.kind = kind;
        this.layer = layer;
        this.layers = layers;
      }
      // The name in the page's hooks: W1, z1, delta_l1, dL_dW1; W, z, dL_dW if K is 1.
      get quantity() {
        if (this.layer === 0 || this.layers === 1 && this.kind !== "delta_l") {
          return this.kind;
        }
        return `${this.kind}${$str(this.layer)}`;
      }
      // The symbol: W₁, Δl₂, ∂L/∂W₁, ŷ.
      get text() {
        return `${_TEXTS[this.kind][0]}${this._subscript()}`;
      }
      // The symbol as it is read aloud: W 1, delta l 2, d L by d W 1.
      get spoken() {
        const number = this._subscript() !== "" ? ` ${$str(this.layer)}` : "";
        return `${_TEXTS[this.kind][1]}${number}`;
      }
      // Return the layer; Δl₁ has its number in part 1, too.
      _subscript() {
        if (this.layer === 0 || this.layers === 1 && this.kind !== "delta_l") {
          return "";
        }
        return subscript(this.layer);
      }
      // Return the name of an entry, counted from 0: W₁[2,1].
      entry(row, column, shape) {
        return `${$str(this.text)}${index(row, column, shape)}`;
      }
      // Return the name of an entry as it is read aloud: W 1, row 2, column 1.
      spoken_entry(row, column) {
        return `${this.spoken}, row ${$str(row + 1)}, column ${$str(column + 1)}`;
      }
    }

    // Return a whole number in subscript digits.
    function subscript(number) {
      return [...$str(number)].map((digit) => SUBSCRIPTS[$int(digit)]).join("");
    }

    // Return the index of an entry, counted from 0: [2,1]; without the sizes that are 1.
    function index(row, column, shape) {
      const parts = [];
      if (shape[0] > 1) {
        parts.push($str(row + 1));
      }
      if (shape[1] > 1) {
        parts.push($str(column + 1));
      }
      return parts.length > 0 ? `[${parts.join(",")}]` : "";
    }

    // Return the name of the weights of a layer, counted from 0.
    function weights_name(layer, layers) {
      return new MatrixName("W", layer + 1, layers);
    }

    // Return the name of z of a layer, counted from 0.
    function z_name(layer, layers) {
      return new MatrixName("z", layer + 1, layers);
    }

    // Return the name of ``activations[layer]``: X, l₁, …, ŷ.
    function activations_name(layer, layers) {
      if (layer === 0) {
        return new MatrixName("X", 0, layers);
      }
      return layer === layers ? new MatrixName("y_hat", 0, layers) : new MatrixName("l", layer, layers);
    }

    // Return the name of ``dL_dactivations[layer]``: ∂L/∂X, ∂L/∂l₁, …, ∂L/∂ŷ.
    function slope_name(layer, layers) {
      if (layer === 0) {
        return new MatrixName("dL_dX", 0, layers);
      }
      if (layer === layers) {
        return new MatrixName("dL_dyhat", 0, layers);
      }
      return new MatrixName("dL_dl", layer, layers);
    }

    // Return the name of ``deltas[layer]``: Δl₁, Δl₂, ….
    function delta_name(layer, layers) {
      return new MatrixName("delta_l", layer + 1, layers);
    }

    // Return the name of ``gradients[layer]``: ∂L/∂W₁, ….
    function gradient_name(layer, layers) {
      return new MatrixName("dL_dW", layer + 1, layers);
    }

    // Return what a backward matrix equals, in symbols: Xᵀ.Δl₁ for ∂L/∂W₁; empty for others.
    function equal_to(name, loss) {
      const layer = name.layer, layers = name.layers;
      if (name.kind === "dL_dW") {
        return `${$str(activations_name(layer - 1, layers).text)}ᵀ.${$str(delta_name(layer - 1, layers).text)}`;
      }
      if (name.kind === "delta_l") {
        return `∂L/∂${$str(z_name(layer - 1, layers).text)}`;
      }
      if (name.kind === "dL_dl" || name.kind === "dL_dX") {
        return `${$str(delta_name(layer, layers).text)}.${$str(weights_name(layer, layers).text)}ᵀ`;
      }
      return name.kind === "dL_dyhat" && loss === "squared_error" ? "ŷ − y" : "";
    }

    // Return the names of all matrices of a net with this number of layers.
    function matrix_names(layers) {
      const found = [new MatrixName("y", 0, layers), new MatrixName("loss", 0, layers)];
      for (let k = 0, $end = layers + 1; k < $end; k++) {
        $extend(found, [activations_name(k, layers), slope_name(k, layers)]);
      }
      for (let k = 0, $end = layers; k < $end; k++) {
        $extend(found, [weights_name(k, layers), gradient_name(k, layers)]);
        $extend(found, [z_name(k, layers), delta_name(k, layers)]);
      }
      return found;
    }

    // Return the matrix with this name in the page's hooks, or None.
    function named(quantity, layers) {
      for (const name of matrix_names(layers)) {
        if (name.quantity === quantity) {
          return name;
        }
      }
      return null;
    }

    return { MatrixName, subscript, index, weights_name, z_name, activations_name, slope_name, delta_name, gradient_name, equal_to, matrix_names, named, SUBSCRIPTS };
  })();

  // explorer/model/net/snapshot.py
  const model_net_snapshot = (() => {
    // The place of a weight, counted from 0.
    class Weight extends $NamedTuple {
      constructor(layer, row, column) {
        super();
        this.layer = layer;
        this.row = row;
        this.column = column;
      }
    }
    const FIRST = new Weight(0, 0, 0);

    // The values that Undo restores.
    class NetSnapshot extends $NamedTuple {
      constructor(X, y, weights, activation, loss, learning_rate, example, weight, twin, source, target, origin, rates, only) {
        super();
        this.X = X;
        this.y = y;
        this.weights = weights;
        this.activation = activation;
        this.loss = loss;
        this.learning_rate = learning_rate;
        this.example = example;
        this.weight = weight;
        this.twin = twin;
        this.source = source;
        this.target = target;
        this.origin = origin;
        this.rates = rates;
        this.only = only;
      }
    }

    // Return a snapshot with the usual second weight, before the first step of a descent.
    function snapshot(X, y, weights, activation, loss, learning_rate = 2.0, example = 0, weight = FIRST) {
      return new NetSnapshot(
        X,
        y,
        weights,
        activation,
        loss,
        learning_rate,
        example,
        weight,
        other_weight(weights, weight),
        weight.layer === 0 ? weight.row : 0,
        weight.layer === weights.length - 1 ? weight.column : 0,
        [],
        [],
        false,
      );
    }

    // Return how many weights a snapshot's net has, and how many units for all examples.
    function size_of(now) {
      let units = $len(now.X[0]), count = 0;
      for (const matrix of now.weights) {
        units += $len(matrix[0]);
        count += $len(matrix) * $len(matrix[0]);
      }
      return count + units * $len(now.X);
    }

    // Return the usual second weight: in the same row the next one, else one in the next row.
    function other_weight(weights, weight) {
      const [layer, row, column] = weight;
      const rows = $len(weights[layer]), columns = $len(weights[layer][0]);
      if (columns > 1) {
        return new Weight(layer, row, column + 1 < columns ? column + 1 : column - 1);
      }
      if (rows > 1) {
        return new Weight(layer, row + 1 < rows ? row + 1 : row - 1, column);
      }
      if (weights.length > 1) {
        return new Weight(layer + 1 < weights.length ? layer + 1 : layer - 1, 0, 0);
      }
      return weight;
    }

    // Return a copy of a matrix in which one entry is replaced.
    function with_entry(matrix, row, column, value) {
      return $enumerate(matrix).map(([r, entries]) => $enumerate(entries).map(([c, entry]) => r === row && c === column ? value : entry));
    }

    // Return a copy of the weights in which one is replaced.
    function with_weight(weights, weight, value) {
      return $enumerate(weights).map(([k, matrix]) => k === weight.layer ? with_entry(matrix, weight.row, weight.column, value) : matrix);
    }

    return { Weight, NetSnapshot, snapshot, size_of, other_weight, with_entry, with_weight, FIRST };
  })();

  // explorer/model/net/state.py
  const model_net_state = (() => {
    const { NetTrace } = core_net_trace;
    const { NetSnapshot } = model_net_snapshot;

    // The trace of a net, the selection in it, and the path of gradient descent.
    class NetState extends $NamedTuple {
      constructor(now, t, trail, printed) {
        super();
        this.now = now;
        this.t = t;
        this.trail = trail;
        this.printed = printed;
      }
      // The number of layers, K.
      get layers() {
        return $len(this.now.weights);
      }
      // The number of examples, N.
      get examples() {
        return $len(this.now.X);
      }
      // Whether the net is part 1's: one example and one weight.
      get single() {
        return this.examples === 1 && this.layers === 1 && $equal(this.shape, [1, 1]);
      }
      // The shape of the selected weight's matrix.
      get shape() {
        const matrix = this.now.weights[this.now.weight.layer];
        return [$len(matrix), $len(matrix[0])];
      }
      // Whether the selected weight is in the output layer.
      get last() {
        return this.now.weight.layer === this.layers - 1;
      }
      // The activation of the selected weight's layer.
      get kind() {
        return this.now.activation[this.now.weight.layer];
      }
      // The entry of X that the slider x moves.
      get x() {
        return this.now.X[this.now.example][this.now.source];
      }
      // The entry of y that the slider y moves.
      get y() {
        return this.now.y[this.now.example][this.now.target];
      }
      // The selected weight.
      get w() {
        const [layer, row, column] = this.now.weight;
        return this.now.weights[layer][row][column];
      }
      // The second weight of the loss surface, w′.
      get w_twin() {
        const [layer, row, column] = this.now.twin;
        return this.now.weights[layer][row][column];
      }
      // Return the number that each example sends along w: a column of l_{k−1}.
      inputs() {
        const [layer, row, ] = this.now.weight;
        return this.t.activations[layer].map((entries) => entries[row]);
      }
      // Return the column of the selected unit j in its layer's matrix, a number an example.
      unit(matrices) {
        const [layer, , column] = this.now.weight;
        return matrices[layer].map((entries) => entries[column]);
      }
      // The argument of the unit's activation.
      get z() {
        return this.unit(this.t.z)[this.now.example];
      }
      // The unit's output; in the output layer ŷ.
      get l() {
        const [layer, , column] = this.now.weight;
        return this.t.activations[layer + 1][this.now.example][column];
      }
      // ∂z/∂w: the number that comes in.
      get dz_dW() {
        return this.inputs()[this.now.example];
      }
      // ∂l/∂z = f′(z).
      get dl_dz() {
        return this.unit(this.t.slopes)[this.now.example];
      }
      // ∂L/∂l of the example: at the output ∂L/∂ŷ, in a hidden layer (Δ_{k+1}.W_{k+1}ᵀ).
      get dL_dl() {
        const [layer, , column] = this.now.weight;
        return this.t.dL_dactivations[layer + 1][this.now.example][column];
      }
      // Δ = ∂L/∂z of the example at the unit.
      get delta() {
        return this.unit(this.t.deltas)[this.now.example];
      }
      // Return each example's share of ∂L/∂w; the shares add up to it.
      shares() {
        const above = this._above().map((entries) => entries[this.now.weight.column]);
        if (this.t.kind === "cross_entropy" && $truth(this.last)) {
          const parts = $zip(this.inputs(), this.unit(this.t.deltas));
          return parts.map(([l, delta]) => l * delta + 0.0);
        }
        const factors = $zip(above, this.unit(this.t.slopes), this.inputs());
        return factors.map(([dL_dl, dl_dz, dz_dw]) => dL_dl * (dl_dz * dz_dw) + 0.0);
      }
      _above() {
        return this.t.dL_dactivations[this.now.weight.layer + 1];
      }
      // The selected example's share of ∂L/∂w.
      get share() {
        return this.shares()[this.now.example];
      }
      // ∂L/∂w, the sum of the shares.
      get dL_dW() {
        const [layer, row, column] = this.now.weight;
        return this.t.gradients[layer][row][column];
      }
      // ∂L/∂w′.
      get dL_dtwin() {
        const [layer, row, column] = this.now.twin;
        return this.t.gradients[layer][row][column];
      }
      // ∂L/∂X at the entry that the slider x moves.
      get dL_dx() {
        return this.t.dL_dactivations[0][this.now.example][this.now.source];
      }
      // ∂L/∂y at the entry that the slider y moves.
      get dL_dy() {
        const n = this.now.example, unit = this.now.target;
        if (this.t.kind === "cross_entropy") {
          return -this.t.z.at(-1)[n][unit];
        }
        return -this.t.dL_dactivations.at(-1)[n][unit];
      }
      // The selected weight after the next step of gradient descent: w − η ∂L/∂w.
      get W_next() {
        return this.w - this.now.learning_rate * this.dL_dW;
      }
      // Return the numbers of the selection by their slots, and the learning rate and L.
      slots() {
        return {
          x: this.x,
          y: this.y,
          W: this.w,
          z: this.z,
          y_hat: this.l,
          loss: this.t.loss,
          loss_n: this.t.losses[this.now.example],
          dz_dW: this.dz_dW,
          dyhat_dz: this.dl_dz,
          dL_dyhat: this.dL_dl,
          delta_l1: this.delta,
          share: this.share,
          dL_dW: this.dL_dW,
          dL_dtwin: this.dL_dtwin,
          dL_dx: this.dL_dx,
          dL_dy: this.dL_dy,
          learning_rate: this.now.learning_rate,
          W_next: this.W_next,
        };
      }
      // Return one of `slots`.
      value(name) {
        return this.slots()[name];
      }
    }

    return { NetState };
  })();

  // explorer/model/net/model.py
  const model_net_model = (() => {
    const { net_trace } = core_net_formulas;
    const { stepped: after_step } = core_net_formulas;
    const { NetTrace } = core_net_trace;
    const { BaseModel } = model_base_model;
    const { LONGEST } = model_history;
    const { NetSnapshot, size_of } = model_net_snapshot;
    const { NetState } = model_net_state;
    const ROOM = 150000;

    // Return every quantity of a snapshot's net.
    function trace_of(now) {
      return net_trace(now.X, now.y, now.weights, now.activation, now.loss);
    }

    // Return the weights after a step of gradient descent: W − η ∂L/∂W, or of w alone.
    function stepped(now, gradients, rate) {
      return after_step(now.weights, gradients, rate, now.only ? now.weight : null);
    }

    // The net, its batch, the selection and the path of the descent, with their history.
    class NetModel extends BaseModel {
      // Set the state to these values, and record it.
      update(wanted, gesture = "") {
        const now = this.now;
        const same_path = $equal(wanted.rates, now.rates) && $equal(wanted.origin, now.origin);
        if (same_path && !_same_net(wanted, now)) {
          wanted = $replace(wanted, { origin: [], rates: [] });
        }
        if (!this._record(wanted, gesture)) {
          return false;
        }
        const deepest = $max(1, $floor_div(ROOM, size_of(wanted)));
        if ($len(this.past) > deepest) {
          this._history.past = this.past.slice(-deepest);
        }
        return true;
      }
      // Select something else, which Undo does not undo; tell whether the state changed.
      look(wanted) {
        if ($equal(wanted, this.now)) {
          return false;
        }
        const trail = wanted.rates.length > 0 ? this.state.trail : [];
        this.state = $replace(this.state, { now: wanted, trail: trail });
        this.now = wanted;
        this._history.now = wanted;
        return true;
      }
      // Show the slips of the blog post, too, or no longer.
      show_printed(wanted) {
        this.printed = wanted;
        this.state = $replace(this.state, { printed: wanted });
      }
      _state_of(now) {
        return new NetState(now, trace_of(now), this._trail_to(now), this.printed);
      }
      // Return the path of the descent: as it is, or longer by a step, or computed again.
      _trail_to(wanted) {
        if (this.state == null) {
          return _trail(wanted);
        }
        const trail = this.state.trail, rates = this.now.rates;
        if (trail.length > 0 && $equal(wanted.origin, trail[0])) {
          if ($equal(wanted.rates, rates) && _same_net(wanted, this.now)) {
            return trail;
          }
          if (wanted.rates.length === trail.length && $equal(wanted.rates.slice(0, -1), rates)) {
            return [...trail, wanted.weights];
          }
        }
        return _trail(wanted);
      }
      // Return the values after a step of gradient descent.
      descended() {
        const now = this.now;
        const weights = stepped(now, this.state.t.gradients, now.learning_rate);
        if (now.rates.length === 0 || now.rates.length === LONGEST) {
          const origin = now.weights;
          return $replace(now, { weights: weights, origin: origin, rates: [now.learning_rate] });
        }
        return $replace(now, { weights: weights, rates: [...now.rates, now.learning_rate] });
      }
      // Return the start of the descent or, before its first step, the first state.
      restarted() {
        if (this.now.rates.length > 0) {
          return $replace(this.now, { weights: this.now.origin, origin: [], rates: [] });
        }
        return this.start;
      }
    }

    function _same_net(one, other) {
      return $equal(one.X, other.X) && $equal(one.y, other.y) && $equal(one.weights, other.weights) && $equal(one.activation, other.activation) && $equal(one.loss, other.loss);
    }

    // Compute the path of the descent again, from its origin.
    function _trail(now) {
      if (now.rates.length === 0) {
        return [];
      }
      const found = [now.origin];
      for (const rate of now.rates) {
        const at = $replace(now, { weights: found.at(-1) });
        found.push(stepped(at, trace_of(at).gradients, rate));
      }
      return found;
    }

    return { trace_of, stepped, NetModel, ROOM };
  })();

  // explorer/derivation/net/stopping.py
  const derivation_net_stopping = (() => {
    const { weights_name } = derivation_net_names;
    const { readable } = derivation_numbers;
    const { NEGLIGIBLE_GRADIENT } = derivation_stopping;
    const { stepped } = model_net_model;
    const { NetState } = model_net_state;
    const { Ranges } = model_ranges;

    // Say why gradient descent has no step to take here; empty where it has one.
    function why_stop(state, ranges) {
      const now = state.now, gradients = state.t.gradients;
      const sizes = gradients.flatMap((matrix) => matrix.flatMap((row) => row.map((g) => Math.abs(g))));
      const largest = now.only ? Math.abs(state.dL_dW) : $max_of(sizes);
      if (largest < NEGLIGIBLE_GRADIENT) {
        if (now.only) {
          return `∂L/∂w is ${readable(state.dL_dW)}: the step is too small to move w.`;
        }
        const which = largest === 0 ? "0" : `at most ${readable(largest)}`;
        const moved = "the step is too small to move the weights";
        return `Every entry of the gradient is ${which}: ${moved}.`;
      }
      const following = stepped(now, gradients, now.learning_rate);
      if (!$all(following.flatMap((matrix) => matrix.flatMap((row) => row.map((w) => Number.isFinite(w)))))) {
        return "A step goes beyond all numbers. Try a smaller η.";
      }
      if ($equal(following, now.weights)) {
        return "A step is too short to move any weight. Try a larger η.";
      }
      const [low, high] = ranges.ends("W");
      for (const [k, matrix] of $enumerate(following)) {
        for (const [i, row] of $enumerate(matrix)) {
          for (const [j, w] of $enumerate(row)) {
            if (!(low <= w && w <= high)) {
              const name = weights_name(k, state.layers).entry(i, j, [$len(matrix), $len(row)]);
              const where = `to ${$str(name)} = ${readable(w)}, beyond the slider`;
              return `A step overshoots ${where}. Try a smaller η.`;
            }
          }
        }
      }
      return "";
    }

    return { why_stop };
  })();

  // explorer/session/net/session.py
  const session_net_session = (() => {
    const { MatrixName } = derivation_net_names;
    const { why_stop } = derivation_net_stopping;
    const { parse } = derivation_numbers;
    const { QUANTITIES } = derivation_quantities;
    const { NetModel } = model_net_model;
    const { NetSnapshot, Weight, other_weight, with_entry, with_weight } = model_net_snapshot;
    const { Ranges } = model_ranges;

    // The state, and the moves that change it.
    class NetSession extends $Object {
      __init__(ranges, start, now, past) {
        this.model = new NetModel(ranges, start, now, past);
        this.note = "";
      }
      // Set any of the selected entries x, y and W (that is w), and the learning rate.
      move(values, gesture = "") {
        let wanted = this.model.now;
        for (const [name, value] of Object.entries(values)) {
          this._require(name, QUANTITIES[name].text, value);
        }
        for (const [name, value] of Object.entries(values)) {
          if (name === "x") {
            const X = with_entry(wanted.X, wanted.example, wanted.source, value);
            wanted = $replace(wanted, { X: X });
          } else if (name === "y") {
            const y = with_entry(wanted.y, wanted.example, wanted.target, value);
            wanted = $replace(wanted, { y: y });
          } else if (name === "W") {
            const weights = with_weight(wanted.weights, wanted.weight, value);
            wanted = $replace(wanted, { weights: weights });
          } else {
            wanted = $replace(wanted, { learning_rate: value });
          }
        }
        return this.model.update(wanted, gesture);
      }
      // Set x, y, W or the learning rate to a typed number.
      type_in(name, text, gesture = "") {
        return this.move({ [name]: parse(text) }, gesture);
      }
      // Set an entry of X, of y or of a layer's weights.
      set_entry(matrix, row, column, value, gesture = "") {
        let wanted;
        const now = this.model.now;
        const before = _matrix(now, matrix);
        const name = matrix.entry(row, column, [$len(before), $len(before[0])]);
        this._require(_slot(matrix), name, value);
        const after = with_entry(before, row, column, value);
        if (matrix.kind === "X") {
          wanted = $replace(now, { X: after });
        } else if (matrix.kind === "y") {
          wanted = $replace(now, { y: after });
        } else {
          const place = new Weight(matrix.layer - 1, row, column);
          wanted = $replace(now, { weights: with_weight(now.weights, place, value) });
        }
        return this.model.update(wanted, gesture);
      }
      // Set an entry to a typed number.
      type_entry(matrix, row, column, text, gesture = "") {
        return this.set_entry(matrix, row, column, parse(text), gesture);
      }
      // Move an entry by steps of its slider from a start, as far as its range goes.
      scrub(matrix, row, column, start, steps, gesture) {
        const slot = _slot(matrix);
        const ranges = this.model.ranges;
        const value = start + steps * ranges.increment(slot);
        let [low, high] = ranges.ends(slot);
        if (this._bounded(slot)) {
          [low, high] = [$max(low, 0.0), $min(high, 1.0)];
        }
        return this.set_entry(matrix, row, column, $min($max($round(value, 12), low), high), gesture);
      }
      _require(slot, name, value) {
        let refusal = this.model.ranges.refusal(slot, value);
        if (refusal === "" && this._bounded(slot) && !(0.0 <= value && value <= 1.0)) {
          refusal = "a number from 0 to 1, as the loss is the cross-entropy";
        }
        if (refusal !== "") {
          throw new $ValueError(`${name} must be ${refusal}; got ${$repr(value)}`);
        }
      }
      // Whether a slider's entries must lie from 0 to 1, as targets of the cross-entropy must.
      _bounded(slot) {
        return slot === "y" && this.model.now.loss === "cross_entropy";
      }
      // Select a weight, and the usual second one.
      select_weight(layer, row, column) {
        const now = this.model.now;
        const weight = new Weight(layer, row, column);
        let wanted = $replace(now, { weight: weight, twin: other_weight(now.weights, weight) });
        if (layer === 0) {
          wanted = $replace(wanted, { source: row });
        }
        if (layer === $len(now.weights) - 1) {
          wanted = $replace(wanted, { target: column });
        }
        if (now.only && !$equal(weight, now.weight)) {
          wanted = $replace(wanted, { origin: [], rates: [] });
        }
        return this.model.look(wanted);
      }
      // Select the second weight of the loss surface, unless it is the first.
      select_twin(layer, row, column) {
        const now = this.model.now;
        const twin = new Weight(layer, row, column);
        return !$equal(twin, now.weight) && this.model.look($replace(now, { twin: twin }));
      }
      // Select an example.
      select_example(example) {
        return this.model.look($replace(this.model.now, { example: example }));
      }
      // Select an example and a unit: the weight that leads to it from the same row.
      select_unit(example, layer, unit) {
        const now = this.model.now;
        const row = now.weight.row < $len(now.weights[layer]) ? now.weight.row : 0;
        const moved = this.select_example(example);
        return this.select_weight(layer, row, unit) || moved;
      }
      // Select an entry of X for the slider x; in the first layer also that row of weights.
      select_input(example, column) {
        const now = this.model.now;
        const moved = this.model.look($replace(now, { example: example, source: column }));
        if (now.weight.layer === 0) {
          return this.select_weight(0, column, now.weight.column) || moved;
        }
        return moved;
      }
      // Select an entry of y for the slider y.
      select_target(example, column) {
        return this.model.look($replace(this.model.now, { example: example, target: column }));
      }
      // Move to another net or case, whose parts are valid.
      choose(wanted, gesture = "") {
        return this.model.update(wanted, gesture);
      }
      // Say why gradient descent has no step to take; empty where it has one.
      stop() {
        return why_stop(this.model.state, this.model.ranges);
      }
      // Take a step of gradient descent, if there is one to take.
      step(gesture = "") {
        return this.stop() === "" && this.model.update(this.model.descended(), gesture);
      }
      // Go back to the start of the descent or, before its first step, to the first state.
      reset(gesture = "") {
        return this.model.update(this.model.restarted(), gesture);
      }
      // Let a step move only the selected weight, or all weights.
      set_only(only) {
        const now = this.model.now;
        return only !== now.only && this.model.update($replace(now, { only: only, origin: [], rates: [] }));
      }
      // Undo the last gesture, if any.
      undo() {
        if ($len(this.model.past) === 0) {
          return false;
        }
        return this.model.update(this.model.undo());
      }
    }

    // Return the slider that a matrix's entries belong to.
    function _slot(matrix) {
      return matrix.kind === "X" ? "x" : matrix.kind;
    }

    function _matrix(now, matrix) {
      if (matrix.kind === "X") {
        return now.X;
      }
      return matrix.kind === "y" ? now.y : now.weights[matrix.layer - 1];
    }

    return { NetSession };
  })();

  // explorer/derivation/net/values.py
  const derivation_net_values = (() => {
    const { MatrixName } = derivation_net_names;
    const { NetState } = model_net_state;

    // Return a matrix as a list of rows; the losses are a column.
    function matrix_of(state, name) {
      const t = state.t, kind = name.kind, layer = name.layer;
      if (kind === "X") {
        return t.X;
      }
      if (kind === "y") {
        return t.y;
      }
      if (kind === "loss") {
        return t.losses.map((one) => [one]);
      }
      if (kind === "W") {
        return t.weights[layer - 1];
      }
      if (kind === "z") {
        return t.z[layer - 1];
      }
      if (kind === "l") {
        return t.activations[layer];
      }
      if (kind === "y_hat") {
        return t.activations[state.layers];
      }
      if (kind === "dL_dW") {
        return t.gradients[layer - 1];
      }
      if (kind === "delta_l") {
        return t.deltas[layer - 1];
      }
      if (kind === "dL_dl") {
        return t.dL_dactivations[layer];
      }
      return t.dL_dactivations[kind === "dL_dyhat" ? state.layers : 0];
    }

    // Return the shape of a matrix.
    function shape_of(state, name) {
      const now = state.now, layers = state.layers;
      if (name.kind === "W" || name.kind === "dL_dW") {
        const matrix = now.weights[name.layer - 1];
        return [$len(matrix), $len(matrix[0])];
      }
      if (name.kind === "loss") {
        return [state.examples, 1];
      }
      if (name.kind === "X" || name.kind === "dL_dX") {
        return [state.examples, $len(now.X[0])];
      }
      const layer = name.layer > 0 ? name.layer : layers;
      return [state.examples, $len(now.weights[layer - 1][0])];
    }

    // Write the shape of a matrix: "3×2".
    function size_text(matrix) {
      return `${$str($len(matrix))}×${$str($len(matrix[0]))}`;
    }

    // Return Python's expression for an entry of a `NetTrace` t or of its net: W[0][1, 0].
    function python_name(name, row, column) {
      const layer = name.layer;
      const variables = {
        X: "X",
        y: "y",
        W: `W[${$str(layer - 1)}]`,
        z: `t.z[${$str(layer - 1)}]`,
        l: `t.activations[${$str(layer)}]`,
        y_hat: "t.y_hat",
        dL_dW: `t.gradients[${$str(layer - 1)}]`,
        delta_l: `t.deltas[${$str(layer - 1)}]`,
        dL_dl: `t.dL_dactivations[${$str(layer)}]`,
        dL_dyhat: "t.dL_dactivations[-1]",
        dL_dX: "t.dL_dactivations[0]",
      };
      if (name.kind === "loss") {
        return `t.losses[${$str(row)}]`;
      }
      return `${variables[name.kind]}[${$str(row)}, ${$str(column)}]`;
    }

    return { matrix_of, shape_of, size_text, python_name };
  })();

  // explorer/session/net/frames.py
  const session_net_frames = (() => {
    const { MatrixName } = derivation_net_names;
    const { shape_of } = derivation_net_values;
    const { NetState } = model_net_state;

    // A frame around neighbouring entries of a matrix; rows and columns are counted from 0.
    class Frame extends $NamedTuple {
      constructor(quantity, row, column, rows, columns, slot, dashed) {
        super();
        this.quantity = quantity;
        this.row = row;
        this.column = column;
        this.rows = rows;
        this.columns = columns;
        this.slot = slot;
        this.dashed = dashed;
      }
    }

    // Return the frame around an entry, which is a factor.
    function entry_frame(name, row, column, slot) {
      return new Frame(name.quantity, row, column, 1, 1, slot, false);
    }

    // Return the frame around a row.
    function row_frame(state, name, row, slot, dashed) {
      return new Frame(name.quantity, row, 0, 1, shape_of(state, name)[1], slot, dashed);
    }

    // Return the frame around a column.
    function column_frame(state, name, column, slot, dashed = true) {
      return new Frame(name.quantity, 0, column, shape_of(state, name)[0], 1, slot, dashed);
    }

    return { Frame, entry_frame, row_frame, column_frame };
  })();

  // explorer/session/net/light.py
  const session_net_light = (() => {
    const { activations_name, delta_name, gradient_name, slope_name, weights_name } = derivation_net_names;
    const { Weight } = model_net_snapshot;
    const { NetState } = model_net_state;
    const { Frame, column_frame, entry_frame, row_frame } = session_net_frames;

    // An edge of the net's picture, and the slope that gives its colour.
    class LitEdge extends $NamedTuple {
      constructor(weight, slot) {
        super();
        this.weight = weight;
        this.slot = slot;
      }
    }

    // A unit of the net's picture, its layer counted from 1, and its colour.
    class LitUnit extends $NamedTuple {
      constructor(layer, unit, slot) {
        super();
        this.layer = layer;
        this.unit = unit;
        this.slot = slot;
      }
    }

    // All that is lit.
    class Light extends $NamedTuple {
      constructor(frames, edges, units, cards, example, shares) {
        super();
        this.frames = frames;
        this.edges = edges;
        this.units = units;
        this.cards = cards;
        this.example = example;
        this.shares = shares;
      }
    }

    // Return the edges and units of the selected weight: itself, its unit, and all ways to L.
    function path_of(state) {
      const [layer, row, column] = state.now.weight;
      const edges = [new LitEdge(state.now.weight, "dz_dW")];
      const units = [new LitUnit(layer, row, "dz_dW"), new LitUnit(layer + 1, column, "dyhat_dz")];
      let reached = [column];
      for (let k = layer + 1, $end = state.layers; k < $end; k++) {
        const following = [...$range($len(state.now.weights[k][0]))];
        $extend(edges, reached.flatMap((i) => following.map((j) => new LitEdge(new Weight(k, i, j), "dL_dyhat"))));
        $extend(units, following.map((j) => new LitUnit(k + 1, j, "dL_dyhat")));
        reached = following;
      }
      return new Light([], edges, units, [], -1, false);
    }

    // Return the frames of the selected weight and example: w, its factors, what is behind them.
    function at_rest(state) {
      const [layer, row, column] = state.now.weight;
      const n = state.now.example, layers = state.layers;
      const source = activations_name(layer, layers), delta = delta_name(layer, layers);
      const frames = [];
      if (state.examples > 1) {
        frames.push(column_frame(state, source, row, "dL_dW"));
        frames.push(column_frame(state, delta, column, "dL_dW"));
      } else {
        frames.push(entry_frame(delta, n, column, "dL_dW"));
      }
      frames.push(entry_frame(source, n, row, "dz_dW"));
      frames.push(entry_frame(weights_name(layer, layers), row, column, "ink"));
      frames.push(entry_frame(activations_name(layer + 1, layers), n, column, "dyhat_dz"));
      frames.push(entry_frame(gradient_name(layer, layers), row, column, "dL_dW"));
      frames.push(entry_frame(slope_name(layer + 1, layers), n, column, "dL_dyhat"));
      if (!$truth(state.last)) {
        frames.push(row_frame(state, weights_name(layer + 1, layers), column, "dL_dyhat", true));
        frames.push(row_frame(state, delta_name(layer + 1, layers), n, "dL_dyhat", true));
      }
      return new Light(frames, [], [], [], -1, false);
    }

    return { LitEdge, LitUnit, Light, path_of, at_rest };
  })();

  // explorer/session/net/pointed.py
  const session_net_pointed = (() => {
    const { MatrixName, activations_name, delta_name, gradient_name, named, slope_name, weights_name, z_name } = derivation_net_names;
    const { shape_of } = derivation_net_values;
    const { Weight } = model_net_snapshot;
    const { NetState } = model_net_state;
    const { Frame, column_frame, entry_frame, row_frame } = session_net_frames;
    const { Light, LitEdge, LitUnit, at_rest } = session_net_light;

    // Return what is lit while an entry, a share or a row number is pointed at.
    function pointed(state, quantity, row, column) {
      if (quantity === "share") {
        return new Light([], [], [], [], row, false);
      }
      const name = named(quantity, state.layers);
      return name == null ? at_rest(state) : _LIT[name.kind](state, name, row, column);
    }

    function _loss(state, name, n, column) {
      const layers = state.layers;
      const frames = [
        entry_frame(name, n, column, "ink"),
        row_frame(state, activations_name(layers, layers), n, "ink", false),
        row_frame(state, new MatrixName("y", 0, layers), n, "ink", false),
      ];
      return new Light(frames, [], [], [], n, false);
    }

    function _target(state, name, n, unit) {
      const layers = state.layers;
      const frames = [entry_frame(name, n, unit, "ink"), entry_frame(slope_name(layers, layers), n, unit, "dL_dyhat")];
      return new Light(frames, [], [], [], n, false);
    }

    function _input(state, name, n, unit) {
      const frames = [entry_frame(name, n, unit, "ink")];
      const edges = _edges_out(state, 0, unit, "ink");
      return new Light(frames, edges, [new LitUnit(0, unit, "ink")], [], n, false);
    }

    function _weight(state, name, row, column) {
      const layer = name.layer - 1;
      const frames = [
        entry_frame(name, row, column, "ink"),
        entry_frame(gradient_name(layer, state.layers), row, column, "dL_dW"),
      ];
      return new Light(frames, [new LitEdge(new Weight(layer, row, column), "ink")], [], [], -1, false);
    }

    // Light a row of l_{k−1}, a column of W_k, and the edges into the unit.
    function _z(state, name, n, unit) {
      const layer = name.layer - 1, layers = state.layers;
      const weights = weights_name(layer, layers);
      const frames = [
        row_frame(state, activations_name(layer, layers), n, "ink", false),
        column_frame(state, weights, unit, "ink", false),
        entry_frame(name, n, unit, "ink"),
      ];
      const [rows, ] = shape_of(state, weights);
      const edges = $range(rows).map((i) => new LitEdge(new Weight(layer, i, unit), "ink"));
      return new Light(frames, edges, [new LitUnit(name.layer, unit, "ink")], [], n, false);
    }

    function _output(state, name, n, unit) {
      const layers = state.layers;
      const layer = name.kind === "y_hat" ? layers : name.layer;
      const frames = [entry_frame(name, n, unit, "dyhat_dz"), entry_frame(z_name(layer - 1, layers), n, unit, "ink")];
      const cards = _is_selected(state, layer, n, unit) ? ["dyhat_dz"] : [];
      return new Light(frames, [], [new LitUnit(layer, unit, "dyhat_dz")], cards, n, false);
    }

    function _loss_slope(state, name, n, unit) {
      const layers = state.layers;
      const frames = _error(name, n, unit, layers, "dL_dyhat");
      const cards = _is_selected(state, layers, n, unit) ? ["dL_dyhat"] : [];
      return new Light(frames, [], [new LitUnit(layers, unit, "dL_dyhat")], cards, n, false);
    }

    function _delta(state, name, n, unit) {
      const k = name.layer, layers = state.layers;
      const units = [new LitUnit(k, unit, "dyhat_dz")];
      if (k === layers && state.now.loss === "cross_entropy") {
        return new Light(_error(name, n, unit, layers, "ink"), [], units, [], n, false);
      }
      const frames = [
        entry_frame(name, n, unit, "ink"),
        entry_frame(slope_name(k, layers), n, unit, "dL_dyhat"),
        entry_frame(activations_name(k, layers), n, unit, "dyhat_dz"),
      ];
      const cards = _is_selected(state, k, n, unit) ? ["dyhat_dz", "dL_dyhat"] : [];
      return new Light(frames, [], units, cards, n, false);
    }

    // Light a column of l_{k−1} and a column of Δ_k, whose products are the shares.
    function _gradient(state, name, row, column) {
      const layer = name.layer - 1, layers = state.layers;
      const frames = [
        entry_frame(name, row, column, "dL_dW"),
        column_frame(state, activations_name(layer, layers), row, "dL_dW"),
        column_frame(state, delta_name(layer, layers), column, "dL_dW"),
      ];
      const weight = new Weight(layer, row, column);
      const shares = $equal(weight, state.now.weight);
      return new Light(frames, [new LitEdge(weight, "ink")], [], [], -1, shares);
    }

    // Light a row of Δ_{k+1}, a row of W_{k+1}, and the edges out of the unit.
    function _upstream(state, name, n, unit) {
      const layer = name.layer, layers = state.layers;
      const frames = [
        entry_frame(name, n, unit, "dL_dyhat"),
        row_frame(state, delta_name(layer, layers), n, "dL_dyhat", true),
        row_frame(state, weights_name(layer, layers), unit, "dL_dyhat", true),
      ];
      const edges = _edges_out(state, layer, unit, "dL_dyhat");
      const cards = _is_selected(state, layer, n, unit) ? ["dL_dyhat"] : [];
      return new Light(frames, edges, [new LitUnit(layer, unit, "dL_dyhat")], cards, n, false);
    }
    const _LIT = {
      X: _input,
      y: _target,
      W: _weight,
      z: _z,
      l: _output,
      y_hat: _output,
      loss: _loss,
      dL_dyhat: _loss_slope,
      delta_l: _delta,
      dL_dW: _gradient,
      dL_dl: _upstream,
      dL_dX: _upstream,
    };

    // Frame an entry that the guess and the target lead to, and these two.
    function _error(name, n, unit, layers, slot) {
      return [
        entry_frame(name, n, unit, slot),
        entry_frame(activations_name(layers, layers), n, unit, "ink"),
        entry_frame(new MatrixName("y", 0, layers), n, unit, "ink"),
      ];
    }

    // Whether the cards have the slopes of a unit, whose layer is counted from 1.
    function _is_selected(state, layer, n, unit) {
      const now = state.now;
      return layer === now.weight.layer + 1 && n === now.example && unit === now.weight.column;
    }

    function _edges_out(state, layer, unit, slot) {
      const columns = $range($len(state.now.weights[layer][0]));
      return columns.map((column) => new LitEdge(new Weight(layer, unit, column), slot));
    }

    return { pointed };
  })();

  // explorer/session/net/pick.py
  const session_net_pick = (() => {
    const { MatrixName } = derivation_net_names;
    const { NetSession } = session_net_session;

    // Select what an entry stands for, and tell whether the state changed.
    function pick(session, name, row, column, second = false, tint = false) {
      const kind = name.kind, layers = name.layers;
      if (kind === "W" || kind === "dL_dW") {
        if (second) {
          return session.select_twin(name.layer - 1, row, column);
        }
        return session.select_weight(name.layer - 1, row, column);
      }
      if (kind === "X" || kind === "dL_dX") {
        const moved = session.select_input(row, column);
        return tint && session.select_weight(0, column, 0) || moved;
      }
      if (kind === "y") {
        return session.select_target(row, column);
      }
      if (kind === "loss") {
        return session.select_example(row);
      }
      const layer = kind === "y_hat" || kind === "dL_dyhat" ? layers : name.layer;
      return session.select_unit(row, layer - 1, column);
    }

    // Select the weight at the same place one layer on or back, as far as that layer has it.
    function pick_layer(session, by) {
      const now = session.model.now;
      const layer = now.weight.layer + by;
      if (layer < 0 || layer >= $len(now.weights)) {
        return false;
      }
      const matrix = now.weights[layer];
      const row = $min(now.weight.row, $len(matrix) - 1);
      return session.select_weight(layer, row, $min(now.weight.column, $len(matrix[0]) - 1));
    }

    // Select the next or the previous example, if there is one.
    function pick_example(session, by) {
      const example = session.model.now.example + by;
      if (example < 0 || example >= $len(session.model.now.X)) {
        return false;
      }
      return session.select_example(example);
    }

    return { pick, pick_layer, pick_example };
  })();

  // explorer/plots/net/blocks.py
  const plots_net_blocks = (() => {
    const { MatrixName, activations_name, delta_name, gradient_name, slope_name, weights_name, z_name } = derivation_net_names;
    const { NetState } = model_net_state;
    const WIDTH = 1112.0;
    const MOST_ROWS = 8;
    const LEFT = 80.0;
    const RIGHT = 14.0;
    const GAP = 26.0;
    const LENS_GAP = 13.0;
    const _NUMBER = 46.0;
    const _LENS_NUMBER = 35.0;
    const _TINT = 11.0;
    const _SMALL_TINT = 9.0;
    const ELLIPSIS = 12.0;
    const _STUB = 40.0;
    const _MOST_IN_LENS = 16;
    const _WINDOW = 3;

    // A column of the picture: a forward matrix, and under it its gradient.
    class Block extends $NamedTuple {
      constructor(forward, backward, form, rows, columns, first, last, x, width, cell, long, band = 0) {
        super();
        this.forward = forward;
        this.backward = backward;
        this.form = form;
        this.rows = rows;
        this.columns = columns;
        this.first = first;
        this.last = last;
        this.x = x;
        this.width = width;
        this.cell = cell;
        this.long = long;
        this.band = band;
      }
      // Whether its rows are the examples.
      get batch() {
        return this.forward.kind !== "W";
      }
      // The middle, px from the left.
      get center() {
        return this.x + this.width / 2.0;
      }
      // The right edge.
      get right() {
        return this.x + this.width;
      }
      // The number of rows that are shown at once.
      get visible_rows() {
        return $min(this.rows, MOST_ROWS);
      }
    }

    // Return the blocks where all matrices show their numbers.
    function of_numbers(state) {
      return _blocks(state, 0.0, []);
    }

    // Return the blocks of the lens, with smaller tints and stubs only where they are needed.
    function through_lens(state) {
      let blocks = _blocks(state, _TINT, []);
      if (gap_within(blocks, WIDTH) >= LENS_GAP) {
        return blocks;
      }
      const stubs = [];
      blocks = _blocks(state, _SMALL_TINT, stubs);
      for (const layer of _farthest_first(state)) {
        if (gap_within(blocks, WIDTH) >= LENS_GAP) {
          break;
        }
        stubs.push(layer);
        blocks = _blocks(state, _SMALL_TINT, stubs);
      }
      return blocks;
    }

    // Return the blocks for a narrow page: each layer in a band, the inputs in the first one.
    function in_bands(state, lens) {
      let band = 0;
      const found = [];
      for (const block of _blocks(state, lens ? _TINT : 0.0, [])) {
        if (block.forward.kind === "W") {
          band = block.forward.layer - 1;
        }
        found.push($replace(block, { band: band }));
      }
      return found;
    }

    // Return the blocks, not yet in their places.
    function _blocks(state, tint, stubs) {
      const now = state.now, layers = state.layers, lens = tint > 0.0;
      const examples = state.examples;
      const [selected, row, column] = now.weight;
      const wide = lens && $len(now.weights[selected]) + 3 * state.shape[1] > _MOST_IN_LENS;
      const block = (forward, backward, shape, in_lens, at) => {
        let first = 0, last = shape[1] - 1;
        if (in_lens && wide && shape[1] > _WINDOW) {
          first = $min($max(at - 1, 0), shape[1] - _WINDOW);
          last = first + _WINDOW - 1;
        }
        const cell = !lens ? _NUMBER : in_lens ? _LENS_NUMBER : tint;
        const cut = (first > 0 ? 1 : 0) + (last < shape[1] - 1 ? 1 : 0);
        const width = (last - first + 1) * cell + cut * ELLIPSIS;
        const form = lens && !in_lens ? "tints" : "numbers";
        return new Block(forward, backward, form, shape[0], shape[1], first, last, 0.0, width, cell, false);
      };
      const inputs = [examples, $len(now.X[0])];
      const found = [block(activations_name(0, layers), slope_name(0, layers), inputs, selected === 0, row)];
      for (const [k, matrix] of $enumerate(now.weights)) {
        const shape = [$len(matrix), $len(matrix[0])];
        const units = [examples, shape[1]];
        const here = $equal(k, selected);
        const weights = weights_name(k, layers);
        const output = activations_name(k + 1, layers), slope = slope_name(k + 1, layers);
        if ($contains(stubs, k)) {
          found.push(new Block(weights, null, "stub", 1, 0, 0, -1, 0.0, _STUB, 0.0, false));
          if (k === selected - 1) {
            found.push(block(output, slope, units, true, row));
          }
          continue;
        }
        found.push(block(weights, gradient_name(k, layers), shape, here, column));
        found.push(block(z_name(k, layers), delta_name(k, layers), units, here, column));
        const is_input = k === selected - 1;
        found.push(block(output, slope, units, here || is_input, is_input ? row : column));
      }
      const targets = [examples, $len(now.y[0])];
      found.push(block(new MatrixName("y", 0, layers), null, targets, false, 0));
      found.push(block(new MatrixName("loss", 0, layers), null, [examples, 1], false, 0));
      return found;
    }

    // Return the layers that may become stubs, counted from 0, the farthest from the lens first.
    function _farthest_first(state) {
      const selected = state.now.weight.layer;
      const found = [];
      for (const distance of [...$range(1, state.layers)].reverse()) {
        for (const layer of [selected - distance, selected + distance]) {
          if (0 <= layer && layer < state.layers) {
            found.push(layer);
          }
        }
      }
      return found;
    }

    // Return the width of the blocks without the gaps between them.
    function total_width(blocks) {
      let total = 0.0;
      for (const block of blocks) {
        total += block.width;
      }
      return total;
    }

    // Return the gap between the blocks that fills a width.
    function gap_within(blocks, width) {
      return (width - LEFT - RIGHT - total_width(blocks)) / (blocks.length - 1);
    }

    return { Block, of_numbers, through_lens, in_bands, total_width, gap_within, WIDTH, MOST_ROWS, LEFT, RIGHT, GAP, LENS_GAP, ELLIPSIS };
  })();

  // explorer/plots/net/columns.py
  const plots_net_columns = (() => {
    const { equal_to } = derivation_net_names;
    const { NetState } = model_net_state;
    const { GAP, LEFT, LENS_GAP, RIGHT, WIDTH, Block, gap_within, in_bands, of_numbers, through_lens, total_width } = plots_net_blocks;
    const MOST_LAYERS = 6;
    const MOST_UNITS = 8;
    const MOST_EXAMPLES = 16;
    const NARROW = 720.0;
    const _WIDEST_GAP = 60.0;
    const _TITLE = 20.0;
    const _BETWEEN = 30.0;
    const _BELOW = 12.0;
    const _CHARACTER = 5.9;
    const _APART = 4.0;

    // The place of every matrix.
    class Layout extends $NamedTuple {
      constructor(blocks, width, gap, lens, line, rows, forward_top, backward_top, bands, pitch, height) {
        super();
        this.blocks = blocks;
        this.width = width;
        this.gap = gap;
        this.lens = lens;
        this.line = line;
        this.rows = rows;
        this.forward_top = forward_top;
        this.backward_top = backward_top;
        this.bands = bands;
        this.pitch = pitch;
        this.height = height;
      }
      // Return the block of a forward matrix, or None; layers are counted from 1.
      find(kind, layer = 0) {
        for (const block of this.blocks) {
          const same = block.forward.kind === kind && block.forward.layer === layer;
          if (same && block.form !== "stub") {
            return block;
          }
        }
        return null;
      }
      // Return the stub of a layer, counted from 1, or None.
      stub(layer) {
        for (const block of this.blocks) {
          if (block.form === "stub" && block.forward.layer === layer) {
            return block;
          }
        }
        return null;
      }
      // Return how far a matrix is below the highest one of its row: all are centred.
      offset(block) {
        return (this.rows - block.visible_rows) * this.line / 2.0;
      }
      // Return the upper edge of a block's forward matrix, or of the one under it.
      top(block, backward) {
        const row = backward ? this.backward_top : this.forward_top;
        return row + block.band * this.pitch + this.offset(block);
      }
    }

    // Say what is not drawn of a net that is too large; empty if it is drawn.
    function too_large(state) {
      const now = state.now;
      const units = $max_of([$len(now.X[0]), ...now.weights.map((matrix) => $len(matrix[0]))]);
      let has = "";
      if (state.layers > MOST_LAYERS) {
        has = `${$str(state.layers)} layers`;
      } else if (units > MOST_UNITS) {
        has = `a layer of ${$str(units)}`;
      } else if (state.examples > MOST_EXAMPLES) {
        has = `${$str(state.examples)} examples`;
      }
      if (has === "") {
        return "";
      }
      return `The net and its matrices are not drawn: at most ${$str(MOST_LAYERS)} layers of ${$str(MOST_UNITS)} units and ${$str(MOST_EXAMPLES)} examples are, and this net has ${has}. All is computed, and the plots below show it.`;
    }

    // Return the place of every matrix of a net that is not too large.
    function layout(state, width = WIDTH, dL_dX = false) {
      let blocks = of_numbers(state);
      const lens = gap_within(blocks, WIDTH) < GAP;
      let least = GAP;
      if (lens) {
        blocks = through_lens(state);
        least = $min(LENS_GAP, gap_within(blocks, WIDTH));
      }
      width = $min(width, WIDTH);
      let bands = 1;
      if (width <= NARROW && gap_within(blocks, width) < least) {
        blocks = in_bands(state, lens);
        bands = state.layers;
      }
      const rooms = $range(bands).map((band) => gap_within(_of_band(blocks, band), width));
      const gap = $min($max($min_of(rooms), least), _WIDEST_GAP);
      const used = $max_of($range(bands).map((band) => _used(_of_band(blocks, band), gap)));
      width = $max(width, used);
      const placed = [];
      for (let band = 0, $end = bands; band < $end; band++) {
        let x = LEFT + (width - used) / 4.0;
        for (const block of _of_band(blocks, band)) {
          const first = block.forward.kind === "X" && !dL_dX;
          placed.push($replace(block, { x: x, backward: first ? null : block.backward }));
          x += block.width + gap;
        }
      }
      const line = lens ? 14.0 : 16.0;
      const rows = $max_of([2, ...placed.map((block) => block.visible_rows)]);
      const backward_top = _TITLE + rows * line + _BETWEEN;
      const pitch = backward_top + rows * line + _BELOW;
      blocks = [];
      for (let band = 0, $end = bands; band < $end; band++) {
        $extend(blocks, _with_titles(_of_band(placed, band), state.t.kind));
      }
      const height = bands * pitch;
      return new Layout(blocks, width, gap, lens, line, rows, _TITLE, backward_top, bands, pitch, height);
    }

    // Return the layout whose columns the net's picture stands over.
    function beside_each_other(state, places) {
      if (places.bands === 1) {
        return places;
      }
      const wide = layout(state);
      const share = places.width / wide.width;
      const blocks = wide.blocks.map((block) => $replace(block, { x: block.center * share - block.width / 2.0 }));
      return $replace(places, { blocks: blocks });
    }

    function _of_band(blocks, band) {
      return blocks.filter((block) => block.band === band);
    }

    // Return the width of a band.
    function _used(blocks, gap) {
      return LEFT + RIGHT + total_width(blocks) + gap * (blocks.length - 1);
    }

    // Return the blocks with as many long titles as fit beside each other.
    function _with_titles(blocks, loss) {
      const long = blocks.map((block) => block.backward != null && block.form === "numbers");
      const under = $enumerate(blocks).filter(([i, block]) => block.backward != null).map(([i, block]) => i);
      let fits = false;
      while (!fits) {
        fits = true;
        for (let at = 1, $end = under.length; at < $end; at++) {
          const i = under[at - 1], j = under[at];
          const one = _title_width(blocks[i], long[i], loss);
          const other = _title_width(blocks[j], long[j], loss);
          const room = blocks[j].center - blocks[i].center - _APART;
          if ((one + other) / 2.0 > room && (long[i] || long[j])) {
            long[long[i] && (one >= other || !long[j]) ? i : j] = false;
            fits = false;
          }
        }
      }
      return $enumerate(blocks).map(([i, block]) => $replace(block, { long: long[i] }));
    }

    function _title_width(block, long, loss) {
      if (block.backward == null) {
        return 0.0;
      }
      const right = equal_to(block.backward, loss);
      const text = long && right !== "" ? `${$str(block.backward.text)} = ${right}` : block.backward.text;
      return _CHARACTER * $len(text);
    }

    return { Layout, too_large, layout, beside_each_other, MOST_LAYERS, MOST_UNITS, MOST_EXAMPLES, NARROW };
  })();

  // explorer/session/net/grids.py
  const session_net_grids = (() => {
    const { MatrixName, equal_to } = derivation_net_names;
    const { matrix_of, python_name, shape_of } = derivation_net_values;
    const { with_power } = derivation_numbers;
    const { NetState } = model_net_state;
    const { Block } = plots_net_blocks;
    const { Layout } = plots_net_columns;

    // A matrix as a grid of entries.
    class Grid extends $NamedTuple {
      constructor(name, block, backward, symbol, equals, shape, label, settable, decimals, digits) {
        super();
        this.name = name;
        this.block = block;
        this.backward = backward;
        this.symbol = symbol;
        this.equals = equals;
        this.shape = shape;
        this.label = label;
        this.settable = settable;
        this.decimals = decimals;
        this.digits = digits;
      }
      // The matrix's name in the page's hooks.
      get quantity() {
        return this.name.quantity;
      }
    }

    // Return all grids in the order of the tab key: forward, then backward from the right.
    function grids(state, places) {
      const matrices = places.blocks.filter((block) => block.form !== "stub");
      const found = matrices.map((block) => _grid(state, places, block, block.forward, false));
      for (const block of [...matrices].reverse()) {
        if (block.backward != null) {
          found.push(_grid(state, places, block, block.backward, true));
        }
      }
      return found;
    }

    function _grid(state, places, block, name, backward) {
      const [rows, columns] = shape_of(state, name);
      const numbers = block.form === "numbers";
      let symbol = name.text;
      if (name.kind === "loss" && state.examples > 1) {
        symbol = `${$str(symbol)}ₙ`;
      }
      if (backward && !numbers) {
        symbol = _short(name);
      }
      const three = backward && !places.lens || name.kind === "loss";
      return new Grid(
        name,
        block,
        backward,
        symbol,
        block.long && backward ? equal_to(name, state.t.kind) : "",
        numbers && !backward ? `${$str(rows)}×${$str(columns)}` : "",
        _label(state, name),
        numbers && ["X", "y", "W"].includes(name.kind),
        three ? 3 : 2,
        places.lens ? 3 : 4,
      );
    }

    // Return a title for a narrow gradient: ∂W₁, Δ₁, ∂l₁.
    function _short(name) {
      return name.text.replaceAll("∂L/", "").replaceAll("Δl", "Δ");
    }

    // Return the name of a matrix and what its rows and columns are.
    function _label(state, name) {
      let rows, columns;
      const kind = name.kind;
      if (kind === "W") {
        const layer = name.layer, layers = state.layers;
        [rows, columns] = shape_of(state, name);
        const source = _count(rows, layer === 1 ? "input" : "hidden unit");
        const target = _count(columns, layer === layers ? "output" : "hidden unit");
        return `${name.spoken}, from ${source} to ${target}`;
      }
      [rows, columns] = shape_of(state, name);
      const shape = `${_count(rows, "row")}, ${_count(columns, "column")}`;
      const of_each = _count(rows, "example");
      if (kind === "X") {
        return `X, ${of_each} of ${_count(columns, "input")}`;
      }
      if (kind === "y") {
        return `y, the targets of ${of_each}`;
      }
      if (kind === "loss") {
        return `L, the loss of ${of_each}`;
      }
      if (kind === "dL_dW") {
        return `${name.spoken}, ${shape}`;
      }
      return rows > 1 ? `${name.spoken}, ${shape}, a row an example` : `${name.spoken}, ${shape}`;
    }

    function _count(number, noun) {
      return number === 1 ? `${$str(number)} ${noun}` : `${$str(number)} ${noun}s`;
    }

    // Return the numbers of a grid.
    function entries(state, grid) {
      return matrix_of(state, grid.name);
    }

    // Write an entry with a true minus sign, with fewer decimals if it has no room for them.
    function written(value, decimals, digits) {
      const size = Math.abs(value);
      if (size === Infinity) {
        return value > 0 ? "∞" : "−∞";
      }
      let whole = 1, limit = 10.0;
      while (limit <= size && whole <= digits) {
        whole += 1;
        limit *= 10.0;
      }
      if (whole > digits) {
        return with_power(value, 0);
      }
      const text = $fixed(value, $min(decimals, digits - whole));
      if ($all([...text].map((character) => "-0.".includes(character)))) {
        return value !== 0 ? with_power(value, 0) : text.replaceAll("-", "");
      }
      return text.replaceAll("-", "−");
    }

    // Write an entry with all digits, as Python does.
    function exact(value) {
      return $repr(value);
    }

    // Return the place of a matrix's entry that belongs to the selection, or (−1, −1).
    function selected_entry(state, name) {
      const now = state.now, kind = name.kind, layers = state.layers;
      const weight = now.weight, n = now.example;
      if (kind === "X" || kind === "dL_dX") {
        return [n, now.source];
      }
      if (kind === "y") {
        return [n, now.target];
      }
      if (kind === "loss") {
        return [n, 0];
      }
      const layer = kind === "y_hat" || kind === "dL_dyhat" ? layers : name.layer;
      if (layer !== weight.layer + 1) {
        return [-1, -1];
      }
      return [kind === "W" || kind === "dL_dW" ? weight.row : n, weight.column];
    }

    // Return the name of an entry for screen readers, its value, and whether it is selected.
    function spoken(grid, row, column, text, selected) {
      const value = $strip(text.replaceAll("−", " minus "));
      const chosen = selected ? ", selected" : "";
      return `${grid.name.spoken_entry(row, column)}, ${value}${chosen}`;
    }

    // Return what an entry says under the pointer: its name, all its digits, Python's name.
    function hover(state, grid, row, column) {
      const name = grid.name;
      const value = exact(entries(state, grid)[row][column]).replaceAll("-", "−");
      const entry = name.entry(row, column, shape_of(state, name));
      const hint = grid.settable ? "\nDrag it sideways, or press Enter, to change it." : "";
      return `${$str(entry)} = ${value}\n${python_name(name, row, column)} in Python${hint}`;
    }

    // Write the sum of the losses.
    function sum_of_losses(state) {
      return written(state.t.loss, 3, 4);
    }

    // Say in a sentence what the net's picture shows.
    function picture_label(state) {
      const now = state.now;
      const counts = [_count($len(now.X[0]), "input")];
      for (const matrix of now.weights.slice(0, -1)) {
        counts.push(_count($len(matrix[0]), "hidden unit"));
      }
      counts.push(_count($len(now.weights.at(-1)[0]), "output"));
      const [layer, row, column] = now.weight;
      const example = state.examples > 1 ? ` Example ${$str(now.example + 1)} of ${$str(state.examples)}.` : "";
      const source = layer === 0 ? `input ${$str(row + 1)}` : `unit ${$str(row + 1)} of layer ${$str(layer)}`;
      const target = $truth(state.last) ? `output ${$str(column + 1)}` : `unit ${$str(column + 1)} of layer ${$str(layer + 1)}`;
      return `The net: ${counts.join(", ")}. Selected: the weight from ${source} to ${target}.${example}`;
    }

    // Return the mean of |Δ| of a layer, counted from 1, on a logarithmic scale from 0 to 1.
    function stub_bar(state, layer) {
      let total = 0.0, count = 0;
      for (const row of state.t.deltas[layer - 1]) {
        for (const value of row) {
          total += Math.abs(value);
          count += 1;
        }
      }
      const mean = total / count;
      return mean > 0.0 ? $min($max(1.0 + Math.log10(mean) / 8.0, 0.0), 1.0) : 0.0;
    }

    return { Grid, grids, entries, written, exact, selected_entry, spoken, hover, sum_of_losses, picture_label, stub_bar };
  })();

  // explorer/derivation/net/activations.py
  const derivation_net_activations = (() => {
    const { ALMOST_ZERO, STEEP } = derivation_sentences;

    // An activation in symbols and words.
    class ActivationText extends $NamedTuple {
      constructor(symbol, derivative, meaning, steep, almost_zero, flat) {
        super();
        this.symbol = symbol;
        this.derivative = derivative;
        this.meaning = meaning;
        this.steep = steep;
        this.almost_zero = almost_zero;
        this.flat = flat;
      }
    }
    const ACTIVATION_TEXTS = {
      sigmoid: new ActivationText(
        "σ",
        "{l} (1 − {l})",
        "How steep σ is: ¼ at most, almost 0 if saturated.",
        STEEP,
        ALMOST_ZERO,
        "σ is saturated",
      ),
      tanh: new ActivationText(
        "tanh",
        "1 − {l}²",
        "How steep tanh is: 1 at most, almost 0 if saturated.",
        4.0 * STEEP,
        4.0 * ALMOST_ZERO,
        "tanh is saturated",
      ),
      relu: new ActivationText(
        "ReLU",
        "",
        "How steep ReLU is: 1 where z > 0, else 0.",
        0.5,
        0.5,
        "the unit is off",
      ),
      identity: new ActivationText("id", "", "A straight line: steep 1 everywhere.", 0.5, 0.5, ""),
    };

    // Return " ∗ f′" with the slope of an activation as a formula; of the identity nothing.
    function slope_text(activation, output, z) {
      if (activation === "sigmoid") {
        return ` ∗ ${output} ∗ (1 − ${output})`;
      }
      if (activation === "tanh") {
        return ` ∗ (1 − ${output} ∗ ${output})`;
      }
      return activation === "relu" ? ` ∗ (${z} > 0)` : "";
    }

    return { ActivationText, slope_text, ACTIVATION_TEXTS };
  })();

  // explorer/derivation/net/nets.py
  const derivation_net_nets = (() => {
    const { ACTIVATION_TEXTS } = derivation_net_activations;
    const { NetSnapshot, Weight, snapshot } = model_net_snapshot;
    const X4 = [[-0.5, -0.5, 0.5], [2.0, 1.0, -0.5], [1.5, 1.5, -0.5], [1.0, 1.5, -1.0]];
    const Y4 = [[0.0], [1.0], [1.0], [0.0]];
    const X1 = [[1.5, 1.5, -0.5]];
    const Y1 = [[1.0]];
    const TO_TWO = [[0.7, 1.7], [-0.8, -1.8], [0.7, 0.8]];
    const FROM_TWO = [[2.4], [-2.3]];
    const TO_ONE = [[0.7], [-0.8], [0.7]];
    const XOR_X = [[0.0, 0.0, 1.0], [0.0, 1.0, 1.0], [1.0, 0.0, 1.0], [1.0, 1.0, 1.0]];
    const XOR_Y = [[0.0], [1.0], [1.0], [0.0]];
    const _XOR_TWO = [[[0.2, -0.5], [-0.4, -2.4], [1.8, 1.1]], [[-0.3], [0.8]]];
    const _XOR_THREE = [[[0.0, -1.3, 2.6], [0.5, 0.6, -0.2], [0.1, 0.3, 0.2]], [[-0.6], [0.6], [0.5]]];
    const DEEP = [
      [[0.0, -0.2, 0.7], [-1.1, 0.8, 0.1], [0.5, -0.7, -0.3]],
      [[-0.1, -0.2, 0.6], [1.2, 0.7, -0.2], [0.8, -0.2, 0.9]],
      [[-0.6, 1.0, 0.2], [-2.1, -1.4, 0.2], [1.6, -0.4, -1.0]],
      [[-0.2], [1.3], [-0.5]],
    ];
    const _WIDE_X = [
      [-1.0, -1.5, 0.0],
      [0.5, 1.0, 0.0],
      [-0.5, -1.0, 0.5],
      [1.5, 0.5, -1.0],
      [-1.0, 1.5, 0.0],
      [-1.5, 0.0, -1.0],
      [-0.5, -0.5, -0.5],
      [0.5, 0.0, -0.5],
    ];
    const _WIDE_Y = [[1.0, 1.0], [0.0, 1.0], [1.0, 0.0], [1.0, 0.0], [1.0, 0.0], [0.0, 0.0], [1.0, 0.0], [0.0, 1.0]];
    const _WIDE = [
      [[0.9, 0.6, -1.6, 0.2], [-0.9, 0.0, 0.0, -1.6], [-0.2, -0.2, 0.8, -0.9]],
      [[0.6, -0.9, -0.3, -0.7], [1.2, 0.5, 1.9, 0.5], [0.7, 0.7, -0.5, -0.1], [1.1, -0.3, 0.2, 0.0]],
      [[0.5, -0.3], [-0.1, 0.2], [0.1, -0.7], [0.7, -1.0]],
    ];

    // A net with its batch.
    class Net extends $NamedTuple {
      constructor(name, head, now) {
        super();
        this.name = name;
        this.head = head;
        this.now = now;
      }
      // Its title: "Part 6 · 3–2–1, batch of 4".
      get title() {
        return _title(this.head, this.now);
      }
    }

    // Return a net of sigmoids with the squared error, as in the series.
    function squared(X, y, weights, learning_rate = 2.0, example = 0, weight = null) {
      const sigmoids = weights.map((_) => "sigmoid");
      const at = $or(weight, () => new Weight(0, $min(1, $len(weights[0]) - 1), 0));
      return snapshot(X, y, weights, sigmoids, "squared_error", learning_rate, example, at);
    }
    const NETS = [
      new Net("part-1", "Part 1", squared([[1.5]], Y1, [[[-0.8]]])),
      new Net("part-2", "Part 2", squared(X1, Y1, [TO_ONE])),
      new Net("part-3", "Part 3", squared(X4, Y4, [TO_ONE], undefined, 2)),
      new Net("part-4a", "Part 4a", squared(X1, Y1, [TO_ONE, [[2.4]]])),
      new Net("part-4b", "Part 4b", squared(X1, Y1, [TO_TWO, FROM_TWO])),
      new Net("part-6", "Part 6", squared(X4, Y4, [TO_TWO, FROM_TWO], undefined, 2)),
      new Net("xor-two", "XOR", squared(XOR_X, XOR_Y, _XOR_TWO, 1.0, 1)),
      new Net("xor-three", "XOR", squared(XOR_X, XOR_Y, _XOR_THREE, 1.0, 1)),
      new Net("part-7", "Part 7", squared(X4, Y4, DEEP, undefined, 2)),
      new Net(
        "wide",
        "",
        snapshot(
          _WIDE_X,
          _WIDE_Y,
          _WIDE,
          ["tanh", "tanh", "sigmoid"],
          "cross_entropy",
          0.1,
          4,
          new Weight(1, 1, 2),
        ),
      ),
    ];

    // Return the net of that name.
    function net_named(name) {
      for (const net of NETS) {
        if (net.name === name) {
          return net;
        }
      }
      throw new $KeyError(`no net is named ${name}`);
    }

    // Return the net that a state belongs to: of this shape and batch, whatever its numbers.
    function net_of(now) {
      let found = null;
      let most = -1;
      for (const net of NETS) {
        if ($equal(units(net.now), units(now)) && $len(net.now.X) === $len(now.X)) {
          const common = _in_common(net.now.X, now.X);
          if (common > most) {
            [found, most] = [net, common];
          }
        }
      }
      return found;
    }

    // Return the number of equal entries at the same place.
    function _in_common(one, other) {
      let count = 0;
      for (const [row, others] of $zip(one, other)) {
        for (const [entry, another] of $zip(row, others)) {
          count += $equal(entry, another) ? 1 : 0;
        }
      }
      return count;
    }

    // Return the title of any net: "Part 6 · 3–2–1, batch of 4"; "5–2, one example, tanh".
    function net_title(now) {
      const net = net_of(now);
      return _title(net == null ? "" : net.head, now);
    }

    // Return the name of the net whose title a state has; empty if it is another net.
    function listed_name(now) {
      const net = net_of(now);
      return net != null && net.title === net_title(now) ? net.name : "";
    }

    // Return the number of inputs, and of units in each layer.
    function units(now) {
      return [$len(now.X[0]), ...now.weights.map((matrix) => $len(matrix[0]))];
    }

    // Tell whether all units are sigmoids and the loss is the squared error.
    function as_in_the_series(now) {
      return now.loss === "squared_error" && $all(now.activation.map((name) => name === "sigmoid"));
    }

    function _title(head, now) {
      const parts = [units(now).map((count) => $str(count)).join("–")];
      parts.push($len(now.X) === 1 ? "one example" : `batch of ${$str($len(now.X))}`);
      if ($any(now.activation.map((name) => name !== "sigmoid"))) {
        const symbols = [];
        for (const name of now.activation) {
          const symbol = ACTIVATION_TEXTS[name].symbol;
          if (!symbols.includes(symbol)) {
            symbols.push(symbol);
          }
        }
        parts.push(symbols.join(" and "));
      }
      if (now.loss === "cross_entropy") {
        parts.push("cross-entropy");
      }
      const described = parts.join(", ");
      return head === "" ? described : `${head} · ${described}`;
    }

    return { Net, squared, net_named, net_of, net_title, listed_name, units, as_in_the_series, X4, Y4, X1, Y1, TO_TWO, FROM_TWO, TO_ONE, XOR_X, XOR_Y, DEEP, NETS };
  })();

  // explorer/derivation/net/equation_numbers.py
  const derivation_net_equation_numbers = (() => {
    const { as_in_the_series, units } = derivation_net_nets;
    const { NetSnapshot } = model_net_snapshot;
    const EQUATION_NUMBERS = {
      "part 2": { "dL_dW 0": "(20)" },
      "part 3": { "dL_dW 0": "(11)" },
      "part 4a": { "delta_l 1": "(8)", "dL_dW 1": "(9)", "delta_l 0": "(18)" },
      "part 4b": {
        "dL_dyhat 1": "(42)",
        "delta_l 1": "(46)",
        "dL_dW 1": "(49.1)",
        "delta_l 0": "(79)",
        "dL_dW 0": "(78)",
      },
    };

    // Return the part of the series whose equations a net has, as in ``"part 4b"``, or empty.
    function part_of(now) {
      const counts = units(now);
      if (!as_in_the_series(now) || counts.at(-1) !== 1 || counts.length > 3) {
        return "";
      }
      if (counts.length === 2) {
        if ($len(now.X) > 1) {
          return "part 3";
        }
        return counts[0] === 1 ? "part 1" : "part 2";
      }
      return counts[1] === 1 && $len(now.X) === 1 ? "part 4a" : "part 4b";
    }

    // Return the number of the equation for a matrix, as in ``"(79)"``, or empty.
    function equation_number(now, kind, layer) {
      return $get($get(EQUATION_NUMBERS, part_of(now), {}), `${kind} ${$str(layer)}`, "");
    }

    return { part_of, equation_number, EQUATION_NUMBERS };
  })();

  // explorer/derivation/net/steps.py
  const derivation_net_steps = (() => {
    const { ACTIVATION_TEXTS, slope_text } = derivation_net_activations;
    const { equation_number } = derivation_net_equation_numbers;
    const { MatrixName, activations_name, delta_name, gradient_name, slope_name, weights_name, z_name } = derivation_net_names;
    const { NetSnapshot } = model_net_snapshot;
    const Y = new MatrixName("y", 0, 0);
    const LOSS = new MatrixName("loss", 0, 0);

    // One line of the derivation: a matrix, computed from others.
    class NetStep extends $NamedTuple {
      constructor(kind, layer, matrix, sources, where, equation, formula, meaning) {
        super();
        this.kind = kind;
        this.layer = layer;
        this.matrix = matrix;
        this.sources = sources;
        this.where = where;
        this.equation = equation;
        this.formula = formula;
        this.meaning = meaning;
      }
    }

    // Return the steps of a net, in the order of the computation.
    function net_steps(now) {
      const layers = $len(now.weights);
      const steps = [];
      for (let k = 0, $end = layers; k < $end; k++) {
        $extend(steps, [_z(k, layers), _activation(now, k)]);
      }
      const last = layers - 1;
      $extend(steps, [_loss(now), _dL_dyhat(now), _output_delta(now), _gradient(now, last)]);
      for (const k of [...$range(last)].reverse()) {
        $extend(steps, [_dL_dl(now, k), _hidden_delta(now, k), _gradient(now, k)]);
      }
      steps.push(_update(layers));
      return steps;
    }

    function _z(k, layers) {
      const source = activations_name(k, layers), weights = weights_name(k, layers);
      return new NetStep(
        "z",
        k,
        z_name(k, layers),
        [source, weights],
        _where(k, layers, "forward"),
        "",
        `${$str(source.text)}.${$str(weights.text)}`,
        "The weighted inputs of each unit: a row times a column.",
      );
    }

    function _activation(now, k) {
      const layers = $len(now.weights);
      const z = z_name(k, layers);
      const symbol = ACTIVATION_TEXTS[now.activation[k]].symbol;
      const output = k === layers - 1;
      return new NetStep(
        "l",
        k,
        activations_name(k + 1, layers),
        [z],
        _where(k, layers, "forward"),
        "",
        now.activation[k] === "identity" ? z.text : `${symbol}(${$str(z.text)})`,
        output ? "The guess for each example." : "What each unit sends on, entry by entry.",
      );
    }

    function _loss(now) {
      let formula;
      const y_hat = activations_name($len(now.weights), $len(now.weights));
      const several = $len(now.y[0]) > 1;
      if (now.loss === "squared_error") {
        formula = several ? "½ Σ (y − ŷ)²" : "½ (y − ŷ)²";
      } else {
        const one = "y log ŷ + (1 − y) log(1 − ŷ)";
        formula = several ? `−Σ (${one})` : `−(${one})`;
      }
      const meaning = "How wrong the guesses are: one number an example, and their sum L.";
      return new NetStep(
        "loss",
        $len(now.weights) - 1,
        LOSS,
        [Y, y_hat],
        "the loss",
        "",
        formula,
        $len(now.X) > 1 ? meaning : "How wrong the guess is, as one number.",
      );
    }

    function _dL_dyhat(now) {
      const layers = $len(now.weights);
      const squared = now.loss === "squared_error";
      return new NetStep(
        "dL_dyhat",
        layers - 1,
        slope_name(layers, layers),
        [Y, activations_name(layers, layers)],
        "the loss, backward",
        equation_number(now, "dL_dyhat", layers - 1),
        squared ? "−(y − ŷ)" : "(ŷ − y) / (ŷ (1 − ŷ))",
        "How wrong each guess is, and on which side.",
      );
    }

    function _output_delta(now) {
      const layers = $len(now.weights);
      const last = layers - 1;
      const above = slope_name(layers, layers), y_hat = activations_name(layers, layers);
      const cross = now.loss === "cross_entropy";
      const slope = slope_text(now.activation[last], y_hat.text, z_name(last, layers).text);
      return new NetStep(
        "delta_l",
        last,
        delta_name(last, layers),
        cross ? [Y, y_hat] : _with_local(now, last, above),
        _where(last, layers, "backward"),
        equation_number(now, "delta_l", last),
        cross ? "ŷ − y" : `${$str(above.text)}${slope}`,
        cross ? "The slope of cross-entropy undoes the slope of σ: only the error is left." : "The error, times how steep the unit is.",
      );
    }

    function _gradient(now, k) {
      const layers = $len(now.weights);
      const source = activations_name(k, layers), delta = delta_name(k, layers);
      return new NetStep(
        "dL_dW",
        k,
        gradient_name(k, layers),
        [source, delta],
        _where(k, layers, "backward"),
        equation_number(now, "dL_dW", k),
        `${$str(source.text)}ᵀ.${$str(delta.text)}`,
        `What came in, times what is wanted: in the shape of ${$str(weights_name(k, layers).text)}.`,
      );
    }

    function _dL_dl(now, k) {
      const layers = $len(now.weights);
      const delta = delta_name(k + 1, layers), weights = weights_name(k + 1, layers);
      return new NetStep(
        "dL_dl",
        k,
        slope_name(k + 1, layers),
        [delta, weights],
        `from layer ${$str(k + 2)} to layer ${$str(k + 1)}`,
        "",
        `${$str(delta.text)}.${$str(weights.text)}ᵀ`,
        "The upstream gradient: a row times a row of weights, all ways out of the unit.",
      );
    }

    function _hidden_delta(now, k) {
      const layers = $len(now.weights);
      const delta = delta_name(k + 1, layers), weights = weights_name(k + 1, layers);
      const above = slope_name(k + 1, layers), output = activations_name(k + 1, layers);
      const slope = slope_text(now.activation[k], output.text, z_name(k, layers).text);
      return new NetStep(
        "delta_l",
        k,
        delta_name(k, layers),
        [delta, weights, ..._with_local(now, k, above)],
        _where(k, layers, "backward"),
        equation_number(now, "delta_l", k),
        `(${$str(delta.text)}.${$str(weights.text)}ᵀ)${slope}`,
        "The upstream gradient times the slope of the unit.",
      );
    }

    function _update(layers) {
      const sources = $range(layers).map((k) => weights_name(k, layers));
      $extend(sources, $range(layers).map((k) => gradient_name(k, layers)));
      return new NetStep(
        "update",
        0,
        new MatrixName("W", 1, layers),
        [...sources],
        "gradient descent",
        "",
        "W − η ∂L/∂W",
        "A step moves a weight against its slope, scaled by η.",
      );
    }

    // Return the matrices that Δ is read from: the slope from above, and what f′ depends on.
    function _with_local(now, k, above) {
      const layers = $len(now.weights);
      if (now.activation[k] === "identity") {
        return [above];
      }
      if (now.activation[k] === "relu") {
        return [above, z_name(k, layers)];
      }
      return [above, activations_name(k + 1, layers)];
    }

    function _where(k, layers, way) {
      return layers === 1 ? way : `layer ${$str(k + 1)}, ${way}`;
    }

    return { NetStep, net_steps, Y, LOSS };
  })();

  // explorer/derivation/net/entry_sentences.py
  const derivation_net_entry_sentences = (() => {
    const { weights_name } = derivation_net_names;
    const { NetStep } = derivation_net_steps;
    const { readable } = derivation_numbers;
    const { Weight } = model_net_snapshot;
    const { NetState } = model_net_state;

    // Say what an entry of the matrix that a step computes means; it begins in lower case.
    function about_entry(state, step, place, value) {
      const [k, row, column] = place;
      const kind = step.kind;
      if (kind === "z") {
        return _about_z(state.now.activation[k], value);
      }
      if (kind === "l") {
        return _about_output(state, k, row, column, value);
      }
      if (kind === "loss") {
        if (state.examples === 1) {
          const size = state.now.loss === "squared_error" ? "0 only" : "lowest";
          return `it is ${size} where the guess is right.`;
        }
        return `its part of L = ${readable(state.t.loss)}, the sum of ${$str(state.examples)}.`;
      }
      if (kind === "dL_dyhat") {
        if (value === 0) {
          return "zero, the guess is right.";
        }
        return `${_sign(value)}, the guess is too ${value < 0 ? "low" : "high"}.`;
      }
      if (kind === "dL_dW") {
        const matrix = state.t.gradients[k];
        const name = weights_name(k, state.layers).entry(row, column, [$len(matrix), $len(matrix[0])]);
        if (value === 0) {
          return `zero, ${$str(name)} does not move the loss.`;
        }
        return `${_sign(value)}, raising ${$str(name)} ${value > 0 ? "raises" : "lowers"} the loss.`;
      }
      const symbol = kind === "dL_dl" ? "l" : "z";
      if (value === 0) {
        return `zero, a larger ${symbol} would not move L.`;
      }
      return `${_sign(value)}, a larger ${symbol} would ${value > 0 ? "raise" : "lower"} L.`;
    }

    function _sign(value) {
      return value > 0 ? "positive" : "negative";
    }

    function _about_z(activation, z) {
      if (activation === "relu") {
        return z > 0 ? "z is positive, it passes." : "z is not positive, the unit is off.";
      }
      if (z === 0) {
        return "z is 0, in the middle.";
      }
      if (activation === "sigmoid") {
        return `z is ${_sign(z)}, σ(z) is ${z > 0 ? "above" : "below"} a half.`;
      }
      return `z is ${_sign(z)}, and so is what follows.`;
    }

    function _about_output(state, k, row, column, value) {
      if (k < state.layers - 1) {
        const slope = state.t.slopes[k][row][column];
        if (state.now.activation[k] === "relu") {
          return slope > 0 ? "the unit is on." : "the unit is off.";
        }
        return `this goes on to layer ${$str(k + 2)}.`;
      }
      const distance = value - state.now.y[row][column];
      if (distance === 0) {
        return "the guess is right.";
      }
      const size = $fixed(Math.abs(distance), 2);
      const by = size === "0.00" ? "less than 0.01" : size;
      return `the guess is ${by} ${distance > 0 ? "above" : "below"} the target.`;
    }

    return { about_entry };
  })();

  // explorer/derivation/net/products.py
  const derivation_net_products = (() => {
    const { as_given, readable } = derivation_numbers;
    const MOST_TERMS = 4;

    // Return a number for a place after an operator: in parentheses if it is negative.
    function factor(text) {
      return text.startsWith("−") ? `(${text})` : text;
    }

    // Return the sum of the products of numbers in pairs: "1.50 × 0.70 + 1.00 × (−0.80)".
    function dot(left, right) {
      const count = left.length;
      const shown = count <= MOST_TERMS ? count : MOST_TERMS - 1;
      const terms = [];
      for (let i = 0, $end = shown; i < $end; i++) {
        const first = i === 0 ? left[i] : factor(left[i]);
        terms.push(`${first} × ${factor(right[i])}`);
      }
      if (count > shown) {
        terms.push(`(${$str(count - shown)} more)`);
      }
      return terms.join(" + ");
    }

    // Write computed numbers, with four decimals.
    function computed(values) {
      return values.map((value) => readable(value));
    }

    // Write numbers that a person has given.
    function entered(values) {
      return values.map((value) => as_given(value));
    }

    return { factor, dot, computed, entered, MOST_TERMS };
  })();

  // explorer/derivation/net/entries.py
  const derivation_net_entries = (() => {
    const { sigmoid } = core_formulas;
    const { ACTIVATION_TEXTS } = derivation_net_activations;
    const { about_entry } = derivation_net_entry_sentences;
    const { weights_name } = derivation_net_names;
    const { computed, dot, entered, factor } = derivation_net_products;
    const { NetStep } = derivation_net_steps;
    const { matrix_of } = derivation_net_values;
    const { as_given, readable, spoken } = derivation_numbers;
    const { Weight } = model_net_snapshot;
    const { NetState } = model_net_state;

    // One entry of the matrix that a step computes.
    class Entry extends $NamedTuple {
      constructor(layer, row, column, name, numbers, value, sentence) {
        super();
        this.layer = layer;
        this.row = row;
        this.column = column;
        this.name = name;
        this.numbers = numbers;
        this.value = value;
        this.sentence = sentence;
      }
    }

    // Return the places of a step's entries, row by row; of the update those of all weights.
    function places(state, step) {
      let matrices;
      if (step.kind === "update") {
        matrices = $enumerate(state.now.weights).map(([k, matrix]) => [k, matrix]);
      } else {
        matrices = [[step.layer, matrix_of(state, step.matrix)]];
      }
      return matrices.flatMap(([k, matrix]) => $enumerate(matrix).flatMap(([row, entries]) => $enumerate(entries).map(([column, ]) => new Weight(k, row, column))));
    }

    // Return the place that belongs to the selected weight and example.
    function first_place(state, step) {
      const weight = state.now.weight, n = state.now.example;
      if (step.kind === "update") {
        return weight;
      }
      if (step.kind === "loss") {
        return new Weight(step.layer, n, 0);
      }
      if (step.kind === "dL_dyhat") {
        return new Weight(step.layer, n, state.now.target);
      }
      let unit = 0;
      if (step.layer === weight.layer) {
        unit = weight.column;
      } else if (step.layer === weight.layer - 1) {
        unit = weight.row;
      }
      if (step.kind !== "dL_dW") {
        return new Weight(step.layer, n, unit);
      }
      let row = 0;
      if (step.layer === weight.layer) {
        row = weight.row;
      } else if (step.layer === weight.layer + 1) {
        row = weight.column;
      }
      return new Weight(step.layer, row, unit);
    }

    // Return an entry of the matrix that a step computes.
    function entry_at(state, step, place) {
      const [layer, row, column] = place;
      if (step.kind === "update") {
        return _updated(state, place);
      }
      const values = matrix_of(state, step.matrix);
      const value = values[row][column];
      let name = step.matrix.entry(row, column, [$len(values), $len(values[0])]);
      if (step.kind === "loss" && state.examples > 1) {
        name = `L of example ${$str(row + 1)}`;
      }
      let said = about_entry(state, step, place, value);
      if (state.examples > 1 && step.kind !== "dL_dW") {
        said = `Example ${$str(row + 1)}: ${said}`;
      } else if (!said.startsWith("z ")) {
        said = `${said[0].toUpperCase()}${said.slice(1)}`;
      }
      return new Entry(layer, row, column, name, _numbers(state, step, place), value, said);
    }

    function _updated(state, place) {
      const [layer, row, column] = place;
      const now = state.now;
      const matrix = now.weights[layer];
      const w = matrix[row][column], slope = state.t.gradients[layer][row][column];
      const name = weights_name(layer, state.layers).entry(row, column, [$len(matrix), $len(matrix[0])]);
      if (now.only && !$equal(place, now.weight)) {
        return new Entry(layer, row, column, name, "", w, `Only w steps: ${$str(name)} stays.`);
      }
      const value = w - now.learning_rate * slope;
      let said = `${$str(name)} stays: its gradient is ${readable(slope)}.`;
      if (value !== w) {
        const goes = `${$str(name)} ${value > w ? "rises" : "falls"} by ${readable(Math.abs(value - w))}`;
        said = `With η = ${spoken(now.learning_rate)}, ${goes}.`;
      }
      const numbers = `${as_given(w)} − ${as_given(now.learning_rate)} × ${factor(readable(slope))}`;
      return new Entry(layer, row, column, name, numbers, value, said);
    }

    // Return a column of a matrix.
    function column_of(matrix, column) {
      return matrix.map((row) => row[column]);
    }

    function _numbers(state, step, place) {
      const [k, row, column] = place;
      const now = state.now, t = state.t;
      const kind = step.kind;
      if (kind === "z") {
        return dot(_incoming(state, k, row), entered(column_of(now.weights[k], column)));
      }
      if (kind === "l") {
        const z = readable(t.z[k][row][column]);
        const name = now.activation[k];
        return name !== "identity" ? `${ACTIVATION_TEXTS[name].symbol}(${z})` : "";
      }
      if (kind === "loss") {
        return _loss_numbers(now.loss, now.y[row], t.y_hat[row]);
      }
      if (kind === "dL_dyhat") {
        return _error_numbers(now.loss, now.y[row][column], t.y_hat[row][column], t.z[k][row][column]);
      }
      if (kind === "dL_dW") {
        const deltas = computed(column_of(t.deltas[k], column));
        if (k === 0) {
          return dot(entered(column_of(now.X, row)), deltas);
        }
        return dot(computed(column_of(t.activations[k], row)), deltas);
      }
      if (kind === "dL_dl") {
        return _from_above(state, k, row, column);
      }
      if (k < state.layers - 1) {
        return `(${_from_above(state, k, row, column)})${_slope_numbers(state, k, row, column)}`;
      }
      if (now.loss === "cross_entropy") {
        return `${readable(t.y_hat[row][column])} − ${as_given(now.y[row][column])}`;
      }
      const above = readable(t.dL_dactivations[k + 1][row][column]);
      const slope = _slope_numbers(state, k, row, column);
      return slope !== "" ? `${above}${slope}` : "";
    }

    // Return an example's row of what comes into a layer, written.
    function _incoming(state, k, row) {
      const values = state.t.activations[k][row];
      return k === 0 ? entered(values) : computed(values);
    }

    // Return an entry of Δ.Wᵀ in numbers.
    function _from_above(state, k, row, column) {
      return dot(computed(state.t.deltas[k + 1][row]), entered(state.now.weights[k + 1][column]));
    }

    // Return " × f′" in numbers; of the identity nothing.
    function _slope_numbers(state, k, row, column) {
      const name = state.now.activation[k];
      const l = state.t.activations[k + 1][row][column];
      if (name === "sigmoid") {
        return ` × ${readable(l)} × ${readable(sigmoid(state.t.z[k][row][column])[1])}`;
      }
      if (name === "tanh") {
        return ` × (1 − ${factor(readable(l))} × ${factor(readable(l))})`;
      }
      if (name === "relu") {
        return ` × ${state.t.slopes[k][row][column] > 0 ? "1" : "0"}`;
      }
      return "";
    }

    function _error_numbers(loss, y, y_hat, z) {
      const guess = readable(y_hat), target = factor(as_given(y));
      if (loss === "squared_error") {
        return `−(${as_given(y)} − ${factor(guess)})`;
      }
      return `(${guess} − ${target}) / (${guess} × ${readable(sigmoid(z)[1])})`;
    }

    function _loss_numbers(loss, targets, guesses) {
      const terms = [];
      for (const [y, y_hat] of $zip(targets, guesses)) {
        const guess = readable(y_hat);
        if (loss === "squared_error") {
          terms.push(`(${as_given(y)} − ${factor(guess)})²`);
        } else if (y === 1) {
          terms.push(`log ${guess}`);
        } else if (y === 0) {
          terms.push(`log(1 − ${guess})`);
        } else {
          const rest = `${as_given(1.0 - y)} × log(1 − ${guess})`;
          terms.push(`${as_given(y)} × log ${guess} + ${rest}`);
        }
      }
      const joined = terms.join(" + ");
      if (loss === "squared_error") {
        return terms.length === 1 ? `½ ${joined}` : `½ (${joined})`;
      }
      return terms.length === 1 && !joined.includes(" + ") ? `−${joined}` : `−(${joined})`;
    }

    return { Entry, places, first_place, entry_at, column_of };
  })();

  // explorer/derivation/net/segments.py
  const derivation_net_segments = (() => {
    const { factor } = derivation_net_products;
    const { readable } = derivation_numbers;
    const _MOST_TERMS = 5;
    const _SHOWN_TERMS = 3;

    // A piece of the line.
    class Segment extends $NamedTuple {
      constructor(text, slot, strong) {
        super();
        this.text = text;
        this.slot = slot;
        this.strong = strong;
      }
    }

    // Return a piece in the ink's colour.
    function plain(text) {
      return new Segment(text, "", false);
    }

    // Return a sum of names: in full, or its first and its last term.
    function short(names) {
      if (names.length <= _MOST_TERMS) {
        return names.join(" + ");
      }
      return `${names[0]} + … + ${names.at(-1)}`;
    }

    // Return the products of numbers in pairs, written.
    function products(left, right) {
      const pairs = $zip(left, right);
      return $enumerate(pairs).map(([i, [a, b]]) => `${$str(i === 0 ? a : factor(a))} × ${factor(b)}`);
    }

    // Return the terms of a sum; one of them may be emphasized, and is shown in any case.
    function sum_of(values, written, strong) {
      const count = values.length;
      let shown = [...$range(count)];
      if (count > _MOST_TERMS) {
        shown = [...$range(_SHOWN_TERMS)];
        if (strong >= _SHOWN_TERMS) {
          shown[_SHOWN_TERMS - 1] = strong;
        }
      }
      const segments = [];
      for (const i of shown) {
        if (segments.length > 0) {
          segments.push(plain(" + "));
        }
        segments.push(new Segment(written[i], "", i === strong));
      }
      if (shown.length < count) {
        let rest = 0.0;
        for (const [i, value] of $enumerate(values)) {
          if (!$contains(shown, i)) {
            rest += value;
          }
        }
        segments.push(plain(` + ${$str(count - shown.length)} more (${readable(rest)})`));
      }
      return segments;
    }

    // Return the end of an equation: " = " and its value.
    function result(value, slot) {
      return [plain(" = "), new Segment(readable(value), slot, true)];
    }

    return { Segment, plain, short, products, sum_of, result };
  })();

  // explorer/derivation/net/reader.py
  const derivation_net_reader = (() => {
    const { ACTIVATION_TEXTS } = derivation_net_activations;
    const { column_of, entry_at } = derivation_net_entries;
    const { equation_number } = derivation_net_equation_numbers;
    const { MatrixName, activations_name, delta_name, gradient_name, index, slope_name, subscript, weights_name, z_name } = derivation_net_names;
    const { computed, dot, entered, factor } = derivation_net_products;
    const { Segment, plain, products, result, short, sum_of } = derivation_net_segments;
    const { net_steps } = derivation_net_steps;
    const { matrix_of, shape_of } = derivation_net_values;
    const { as_given, readable } = derivation_numbers;
    const { Weight } = model_net_snapshot;
    const { NetState } = model_net_state;
    const _MOST_ASIDE = 2;
    const _SHAPED = { dL_dW: "W", delta_l: "z", dL_dl: "l", dL_dX: "X", dL_dyhat: "y_hat" };

    // The reader line: its pieces, and at its right the equation's number or the shape.
    class Line extends $NamedTuple {
      constructor(segments, right) {
        super();
        this.segments = segments;
        this.right = right;
      }
      // The pieces as one text.
      get text() {
        return this.segments.map((segment) => segment.text).join("");
      }
    }

    // Return the line of ∂L/∂w.
    function selected_line(state) {
      const [layer, row, column] = state.now.weight;
      return line(state, gradient_name(layer, state.layers), row, column);
    }

    // Return the line of the whole loss, the sum over the examples.
    function total_line(state) {
      const names = $range(state.examples).map((n) => `L${subscript(n + 1)}`);
      const terms = sum_of(state.t.losses, computed(state.t.losses), state.now.example);
      const segments = [new Segment(`L = ${short(names)} = `, "", false), ...terms];
      return new Line([...segments, ...result(state.t.loss, "")], "");
    }

    // Return the line of an entry; its place is counted from 0.
    function line(state, name, row, column) {
      const kind = name.kind;
      const left = `${_entry(state, name, row, column)} = `;
      const right = _right(state, name);
      if (kind === "X" || kind === "y" || kind === "W") {
        const value = as_given(matrix_of(state, name)[row][column]);
        return new Line([plain(left), new Segment(value, "", true)], _place(state, name, row, column));
      }
      if (kind === "z") {
        return new Line([plain(left), ..._z(state, name.layer - 1, row, column)], right);
      }
      if (kind === "dL_dW") {
        return new Line([plain(left), ..._gradient(state, name.layer - 1, row, column)], right);
      }
      if (kind === "delta_l") {
        return new Line([plain(left), ..._delta(state, name.layer - 1, row, column)], right);
      }
      if (kind === "dL_dl" || kind === "dL_dX") {
        return new Line([plain(left), ..._from_above(state, name.layer, row, column)], right);
      }
      return new Line([plain(left), ..._entrywise(state, name, row, column)], right);
    }

    // Return a row of l_{k−1} times a column of W_k; k counts the layers from 0.
    function _z(state, k, n, unit) {
      const source = activations_name(k, state.layers), weights = weights_name(k, state.layers);
      const inputs = state.t.activations[k][n];
      const column = column_of(state.now.weights[k], unit);
      const head = [
        new Segment(_row(state, source, n), "", false),
        plain(" . "),
        new Segment(_column(state, weights, unit), "", false),
        plain(" = "),
      ];
      const written = products(k === 0 ? entered(inputs) : computed(inputs), entered(column));
      const values = $zip(inputs, column).map(([a, b]) => a * b);
      return [...head, ...sum_of(values, written, -1), ...result(state.t.z[k][n][unit], "")];
    }

    // Return a column of l_{k−1} times a column of Δ_k.
    function _gradient(state, k, row, unit) {
      const source = activations_name(k, state.layers), delta = delta_name(k, state.layers);
      const inputs = column_of(state.t.activations[k], row);
      const deltas = column_of(state.t.deltas[k], unit);
      const several = state.examples > 1;
      let of_source = _column(state, source, row), of_delta = _column(state, delta, unit);
      if (!several) {
        [of_source, of_delta] = [_entry(state, source, 0, row), _entry(state, delta, 0, unit)];
      }
      const head = [
        new Segment(of_source, "dL_dW", false),
        plain(" . "),
        new Segment(of_delta, "dL_dW", false),
        plain(" = "),
      ];
      const written = products(k === 0 ? entered(inputs) : computed(inputs), computed(deltas));
      const values = $zip(inputs, deltas).map(([a, b]) => a * b);
      const strong = several ? state.now.example : -1;
      const total = state.t.gradients[k][row][unit];
      return [...head, ...sum_of(values, written, strong), ...result(total, "dL_dW")];
    }

    // Return a row of Δ_k times a row of W_k, which is a column of its transpose.
    function _from_above(state, k, n, unit) {
      const delta = delta_name(k, state.layers), weights = weights_name(k, state.layers);
      const deltas = state.t.deltas[k][n], out_of = state.now.weights[k][unit];
      const rows = shape_of(state, weights)[0];
      const of_weights = rows > 1 ? `row ${$str(unit + 1)} of ${$str(weights.text)}` : weights.text;
      const head = [
        new Segment(_row(state, delta, n), "dL_dyhat", false),
        plain(" . "),
        new Segment(of_weights, "dL_dyhat", false),
        plain(" = "),
      ];
      const written = products(computed(deltas), entered(out_of));
      const values = $zip(deltas, out_of).map(([a, b]) => a * b);
      const total = state.t.dL_dactivations[k][n][unit];
      return [...head, ...sum_of(values, written, -1), ...result(total, "dL_dyhat")];
    }

    // Return ∂L/∂l times the slope of the activation.
    function _delta(state, k, n, unit) {
      const layers = state.layers;
      const value = state.t.deltas[k][n][unit];
      const output = _entry(state, activations_name(k + 1, layers), n, unit);
      if (state.t.kind === "cross_entropy" && k === layers - 1) {
        const y = state.now.y[n][unit];
        const target = _entry(state, new MatrixName("y", 0, layers), n, unit);
        const numbers = `${readable(state.t.y_hat[n][unit])} − ${factor(as_given(y))}`;
        return [plain(`${output} − ${target} = ${numbers}`), ...result(value, "")];
      }
      const kind = state.now.activation[k];
      let slope = ACTIVATION_TEXTS[kind].derivative.replaceAll("{l}", () => output);
      if (kind === "tanh") {
        slope = `(${slope})`;
      } else if (slope === "") {
        slope = `f′(${_entry(state, z_name(k, layers), n, unit)})`;
      }
      const above = _entry(state, slope_name(k + 1, layers), n, unit);
      return [
        plain(`${above} × ${slope} = `),
        new Segment(readable(state.t.dL_dactivations[k + 1][n][unit]), "dL_dyhat", false),
        plain(" × "),
        new Segment(readable(state.t.slopes[k][n][unit]), "dyhat_dz", false),
        ...result(value, ""),
        ...k < layers - 1 ? _aside(state, k, n, unit) : [],
      ];
    }

    // Return the row times a column behind the slope from above, if it is short.
    function _aside(state, k, n, unit) {
      const out_of = state.now.weights[k + 1][unit];
      if ($len(out_of) > _MOST_ASIDE) {
        return [];
      }
      const delta = delta_name(k + 1, state.layers).text, weights = weights_name(k + 1, state.layers).text;
      const place = index(n, unit, [state.examples, $len(state.now.weights[k][0])]);
      const terms = dot(computed(state.t.deltas[k + 1][n]), entered(out_of));
      const value = readable(state.t.dL_dactivations[k + 1][n][unit]);
      return [
        new Segment("a row times a column: ", "aside", false),
        new Segment(`(${$str(delta)}.${$str(weights)}ᵀ)${place} = ${terms} = ${value}`, "dL_dyhat", false),
      ];
    }

    // Return l, ŷ, ∂L/∂ŷ or an example's loss, in the words of the walk's step.
    function _entrywise(state, name, n, column) {
      const kind = name.kind === "y_hat" ? "l" : name.kind;
      const layer = name.kind === "l" ? name.layer - 1 : state.layers - 1;
      for (const step of net_steps(state.now)) {
        if (step.kind === kind && (kind === "loss" || step.layer === layer)) {
          const numbers = entry_at(state, step, new Weight(step.layer, n, column)).numbers;
          const symbols = step.formula;
          const between = numbers !== "" ? `${symbols} = ${$str(numbers)}` : symbols;
          const slot = kind === "dL_dyhat" ? "dL_dyhat" : "";
          return [plain(between), ...result(matrix_of(state, name)[n][column], slot)];
        }
      }
      return [];
    }

    function _entry(state, name, row, column) {
      if (name.kind === "loss") {
        return state.examples > 1 ? `L${subscript(row + 1)}` : "L";
      }
      return name.entry(row, column, shape_of(state, name));
    }

    function _row(state, name, row) {
      return shape_of(state, name)[0] > 1 ? `row ${$str(row + 1)} of ${$str(name.text)}` : name.text;
    }

    function _column(state, name, column) {
      return shape_of(state, name)[1] > 1 ? `column ${$str(column + 1)} of ${$str(name.text)}` : name.text;
    }

    // Say what an entry of X, y or W is.
    function _place(state, name, row, column) {
      const of_example = state.examples > 1 ? ` of example ${$str(row + 1)}` : "";
      if (name.kind === "X") {
        return `input ${$str(column + 1)}${of_example}`;
      }
      if (name.kind === "y") {
        const of_output = $len(state.now.y[0]) > 1 ? ` for output ${$str(column + 1)}` : "";
        return `the target${of_output}${of_example}`;
      }
      const source = name.layer === 1 ? `input ${$str(row + 1)}` : `unit ${$str(row + 1)} of layer ${$str(name.layer - 1)}`;
      if (name.layer === state.layers) {
        return `from ${source} to output ${$str(column + 1)}`;
      }
      return `from ${source} to unit ${$str(column + 1)} of layer ${$str(name.layer)}`;
    }

    // Return the number of the equation, or the shapes where it has none.
    function _right(state, name) {
      const layer = name.kind === "dL_dyhat" ? state.layers - 1 : name.layer - 1;
      const number = equation_number(state.now, name.kind, layer);
      if (number !== "") {
        return number;
      }
      const inside = name.kind === "dL_dl" ? equation_number(state.now, "delta_l", layer) : "";
      if (inside !== "") {
        return `in ${inside}`;
      }
      const [rows, columns] = shape_of(state, name);
      const shape = `${$str(rows)}×${$str(columns)}`;
      if (Object.hasOwn(_SHAPED, name.kind)) {
        const same = new MatrixName(_SHAPED[name.kind], name.layer, name.layers);
        return `${$str(same.text)} = ${shape}, so ${$str(name.text)} = ${shape}`;
      }
      if (name.kind === "z") {
        const source = shape_of(state, activations_name(name.layer - 1, state.layers));
        const weights = shape_of(state, weights_name(name.layer - 1, state.layers));
        return `${$str(source[0])}×${$str(source[1])} . ${$str(weights[0])}×${$str(weights[1])} = ${shape}`;
      }
      return "";
    }

    return { Line, selected_line, total_line, line };
  })();

  // explorer/plots/net/connectors.py
  const plots_net_connectors = (() => {
    const { ACTIVATION_TEXTS } = derivation_net_activations;
    const { activations_name, weights_name } = derivation_net_names;
    const { NetState } = model_net_state;
    const { Block } = plots_net_blocks;
    const { Layout } = plots_net_columns;
    const _ROOM_FOR_WORD = 34.0;
    const _ROOM_FOR_SYMBOL = 20.0;
    const _HALF = 15.0;
    const _FROM_BRACKET = 7.0;
    const _OUTPUTS = 26.0;
    const _FROM_MATRIX = 9.0;
    const _BELOW = 7.0;

    // A sign or an arrow between two matrices.
    class Connector extends $NamedTuple {
      constructor(text, slot, start, end, x, y) {
        super();
        this.text = text;
        this.slot = slot;
        this.start = start;
        this.end = end;
        this.x = x;
        this.y = y;
      }
    }

    // Return the signs of both rows of matrices.
    function connectors(state, places) {
      let x;
      const middle = places.rows * places.line / 2.0;
      const half = $max(3.0, $min(_HALF, places.gap / 2.0 - _FROM_BRACKET));
      const found = [];
      for (const [left, right] of $zip(places.blocks, places.blocks.slice(1))) {
        const forward = _middle(places, right, false);
        if (left.band < right.band) {
          x = right.x - _OUTPUTS;
          found.push(new Connector(`${$str(left.forward.text)} .`, "", x, x, x, forward));
          continue;
        }
        x = (left.right + right.x) / 2.0;
        const sign = _sign(state, left, right);
        if (sign === "→") {
          const text = right.forward.kind !== "loss" ? _activation(state, right) : "";
          const shown = _fitting(text, places.gap);
          found.push(new Connector(shown, "", x - half, x + half, x, forward));
        } else if (sign !== "") {
          found.push(new Connector(sign, "", x, x, x, forward));
        }
      }
      for (let k = 1, $end = state.layers + 1; k < $end; k++) {
        const weights = places.find("W", k), z = places.find("z", k);
        const after = _output(state, places, k);
        const before = _output(state, places, k - 1);
        if (weights == null || z == null || after == null) {
          continue;
        }
        const backward = _middle(places, weights, true);
        const source = activations_name(k - 1, state.layers).text;
        x = (weights.right + z.x) / 2.0;
        let text = _fitting(`${$str(source)}ᵀ.`, places.gap);
        found.push(new Connector(text, "", x + half, x - half, x, backward));
        x = (z.right + after.x) / 2.0;
        const slope = state.now.activation[k - 1] === "sigmoid" ? "∗ σ′" : "∗ f′";
        text = _fitting(slope, places.gap);
        found.push(new Connector(text, "dyhat_dz", x + half, x - half, x, backward));
        if (before != null && before.backward != null) {
          const rows = $max(weights.visible_rows * places.line / 2.0 + _BELOW, middle - 5.0);
          const end = before.band === z.band ? before.right + _FROM_MATRIX : weights.x - _OUTPUTS;
          text = _fitting(`.${$str(weights_name(k - 1, state.layers).text)}ᵀ`, places.gap);
          found.push(new Connector(
            text,
            "dL_dyhat",
            z.x - _FROM_MATRIX,
            end,
            (end - _FROM_MATRIX + weights.x) / 2.0,
            backward + rows,
          ));
        }
      }
      return found;
    }

    // Return the height at which the signs beside a block stand.
    function _middle(places, block, backward) {
      return places.top(block, backward) + block.visible_rows * places.line / 2.0;
    }

    // Return what stands between two neighbours in the forward row.
    function _sign(state, left, right) {
      if (left.form === "stub" || right.form === "stub" || right.forward.kind === "y") {
        return "";
      }
      if (right.forward.kind === "W") {
        return ".";
      }
      return left.forward.kind === "W" ? "=" : "→";
    }

    // Return the symbol of the activation that leads to a block of outputs.
    function _activation(state, block) {
      const layer = block.forward.kind === "y_hat" ? state.layers : block.forward.layer;
      const kind = state.now.activation[layer - 1];
      return kind === "identity" ? "" : ACTIVATION_TEXTS[kind].symbol;
    }

    // Return the block of the outputs of a layer, counted from 1; X for 0.
    function _output(state, places, layer) {
      const name = activations_name(layer, state.layers);
      return places.find(name.kind, name.layer);
    }

    // Return a text if there is room for it over an arrow.
    function _fitting(text, gap) {
      return gap >= (text.length === 1 ? _ROOM_FOR_SYMBOL : _ROOM_FOR_WORD) ? text : "";
    }

    return { Connector, connectors };
  })();

  // explorer/plots/net/diagram.py
  const plots_net_diagram = (() => {
    const { Weight } = model_net_snapshot;
    const { NetState } = model_net_state;
    const { Block } = plots_net_blocks;
    const { Layout, beside_each_other } = plots_net_columns;
    const _HEIGHT = 106.0;
    const _UNITS = 4;
    const _HIGHER = 17.0;
    const _MARGIN = 7.0;
    const _PITCH = 32.0;
    const _UNIT = 24.0;
    const _APART = 5.0;
    const _INPUT = 40.0;
    const _OUTPUT = 30.0;
    const _DOT = 9.0;
    const _BEYOND = 25.0;
    const _BETWEEN = 92.0;
    const _BEFORE_LOSS = 20.0;
    const LOSS_BOX = [34.0, 13.0];
    const TARGET_BOX = [33.0, 11.0];
    const WEIGHT_BOX = [38.0, 9.5];
    const _TARGET = 33.0;
    const _PLACES = [0.3, 0.72];
    const _LONG = 150.0;
    const _ABOVE = 9.0;
    const _THIN = 0.7;
    const _STEEP = 1.3;
    const _THICK = 5.0;

    // An input (layer 0) or a unit.
    class Node extends $NamedTuple {
      constructor(layer, unit, form, left, right, y, height) {
        super();
        this.layer = layer;
        this.unit = unit;
        this.form = form;
        this.left = left;
        this.right = right;
        this.y = y;
        this.height = height;
      }
    }

    // A weight, as a line from the unit that it comes from to the one that it leads to.
    class Edge extends $NamedTuple {
      constructor(weight, x1, y1, x2, y2) {
        super();
        this.weight = weight;
        this.x1 = x1;
        this.y1 = y1;
        this.x2 = x2;
        this.y2 = y2;
      }
    }

    // The net's picture.
    class Picture extends $NamedTuple {
      constructor(height, nodes, edges, outputs, loss, target, wire) {
        super();
        this.height = height;
        this.nodes = nodes;
        this.edges = edges;
        this.outputs = outputs;
        this.loss = loss;
        this.target = target;
        this.wire = wire;
      }
    }

    // The middles of the labels at the selected weight: of w itself, and of its three slopes.
    class Labels extends $NamedTuple {
      constructor(w, dz_dW, dyhat_dz, dL_dyhat) {
        super();
        this.w = w;
        this.dz_dW = dz_dW;
        this.dyhat_dz = dyhat_dz;
        this.dL_dyhat = dL_dyhat;
      }
    }

    // Return the width of a weight's edge.
    function edge_width(w) {
      return $min(_THICK, _THIN + _STEEP * Math.abs(w));
    }

    // Return the picture of a net whose matrices are laid out.
    function picture(state, places) {
      places = beside_each_other(state, places);
      const sizes = [$len(state.now.X[0])];
      for (const matrix of state.now.weights) {
        sizes.push($len(matrix[0]));
      }
      const most = $max_of(sizes);
      const height = _HEIGHT + $max(0, most - _UNITS) * _HIGHER;
      const middle = height / 2.0 + 2.0;
      const tall = $min(_UNIT, (height - 2.0 * _MARGIN) / most - _APART);
      const layers = [];
      for (const [layer, size] of $enumerate(sizes)) {
        const pitch = $min(_PITCH, (height - 2.0 * _MARGIN) / size);
        const [form, left, right] = _box(state, places, layer);
        const own = form === "dot" ? $min(tall, 2.0 * _DOT) : tall;
        layers.push($range(size).map((u) => new Node(layer, u, form, left, right, middle + (u - (size - 1) / 2.0) * pitch, own)));
      }
      const edges = [];
      for (let k = 0, $end = state.layers; k < $end; k++) {
        for (const one of layers[k]) {
          for (const other of layers[k + 1]) {
            const place = new Weight(k, one.unit, other.unit);
            edges.push(new Edge(place, one.right, one.y, other.left, other.y));
          }
        }
      }
      const x = _loss_x(places);
      const outputs = layers.at(-1).map((unit) => new Edge(new Weight(state.layers, unit.unit, 0), unit.right, unit.y, x - LOSS_BOX[0], middle));
      const y = middle - _TARGET;
      const target = $min(_middle(places.find("y")), places.width - TARGET_BOX[0] - 2.0);
      const corner = target + TARGET_BOX[0];
      let wire = corner < x ? `M${$fixed(corner, 1)} ${$fixed(y, 1)}H${$fixed(x, 1)}` : `M${$fixed(x, 1)} ${$fixed(y + TARGET_BOX[1], 1)}`;
      wire = `${wire}V${$fixed(middle - LOSS_BOX[1], 1)}`;
      const nodes = layers.flatMap((layer) => [...layer]);
      return new Picture(height, nodes, edges, outputs, [x, middle], [target, y], wire);
    }

    // Return the places of the labels at the selected weight.
    function labels(state, drawn) {
      let onward;
      const [layer, , column] = state.now.weight;
      const edge = _edge(drawn.edges, state.now.weight);
      const unit = drawn.nodes.filter((node) => node.layer === layer + 1)[column];
      const long = edge.x2 - edge.x1 >= _LONG;
      const [first, second] = long ? _PLACES : [0.5, 0.5];
      const w = _along(edge, first);
      const above = long ? _ABOVE : WEIGHT_BOX[1] + 4.0;
      const slope = _along(edge, second);
      if ($truth(state.last)) {
        onward = drawn.outputs[column];
      } else {
        onward = _edge(drawn.edges, new Weight(layer + 1, column, 0));
      }
      const out = _along(onward, 0.5);
      return new Labels(
        w,
        [slope[0], slope[1] - above],
        [(unit.left + unit.right) / 2.0, unit.y - unit.height / 2.0],
        [out[0], out[1] - _ABOVE],
      );
    }

    function _edge(edges, weight) {
      return edges.filter((edge) => $equal(edge.weight, weight))[0];
    }

    function _along(edge, share) {
      return [edge.x1 + (edge.x2 - edge.x1) * share, edge.y1 + (edge.y2 - edge.y1) * share];
    }

    function _middle(block) {
      return block == null ? 0.0 : block.center;
    }

    // Return the middle of the box of L: over its column, but within the picture.
    function _loss_x(places) {
      return $min(_middle(places.find("loss")), places.width - LOSS_BOX[0] - 2.0);
    }

    // Return the form of a layer's units and their left and right ends; layer 0 is the inputs.
    function _box(state, places, layer) {
      let x;
      if (layer === 0) {
        const inputs = places.find("X");
        x = _middle(inputs);
        if (inputs != null && inputs.form === "numbers") {
          return ["input", x - _INPUT, x + _INPUT];
        }
        return ["dot", x - _DOT, x + _DOT];
      }
      const last = _loss_x(places) - LOSS_BOX[0] - _BEFORE_LOSS;
      const z = places.find("z", layer);
      const l = layer < state.layers ? places.find("l", layer) : places.find("y_hat");
      if (z != null && l != null) {
        const middle = (z.center + l.center) / 2.0;
        if (z.form === "numbers") {
          const half = $min(l.center - z.center, _BETWEEN) / 2.0 + _BEYOND;
          const right = $min(middle + half, last);
          return ["unit", right - 2.0 * half, right];
        }
        if (l.form === "tints") {
          const right = $min(middle + _DOT, last);
          return ["dot", right - 2.0 * _DOT, right];
        }
      }
      if (l != null) {
        const right = $min(l.center + _OUTPUT, last);
        return ["output", right - 2.0 * _OUTPUT, right];
      }
      x = _middle(places.stub(layer));
      return ["dot", x - _DOT, x + _DOT];
    }

    return { Node, Edge, Picture, Labels, edge_width, picture, labels, LOSS_BOX, TARGET_BOX, WEIGHT_BOX };
  })();

  // explorer/plots/net/legend.py
  const plots_net_legend = (() => {
    const { Layout } = plots_net_columns;
    const FORWARD = "forward →";
    const BACKWARD = "← backward";
    const PLACE_OF_GRADIENTS = ["A gradient stands under what it is", "the gradient of, in the same shape."];
    const POSITIVE = "w > 0";
    const NEGATIVE = "w < 0";
    const WIDTH_OF_EDGES = "thicker: larger |w|";
    const _ROOM = 215.0;
    const _ROWS = 4;

    // Whether there is room for the legend.
    function has_legend(places) {
      const first = $min_of(places.blocks.filter((block) => block.backward != null).map((block) => block.x));
      return first >= _ROOM;
    }

    // Whether there is room for the legend's last line, on the width of the edges.
    function explains_width(places) {
      return places.rows >= _ROWS;
    }

    return { has_legend, explains_width, FORWARD, BACKWARD, PLACE_OF_GRADIENTS, POSITIVE, NEGATIVE, WIDTH_OF_EDGES };
  })();

  // explorer/plots/net/tints.py
  const plots_net_tints = (() => {
    const _PALEST = 0.08;
    const _DARKER = 0.8;

    // Return the opacity for a number, from 0.08 for 0 to 0.88 for the largest one, or beyond it.
    function tint_strength(value, largest) {
      const size = Math.abs(value);
      return _PALEST + _DARKER * (size < largest ? size / largest : 1.0);
    }

    // Return the opacity of each entry of a matrix, compared with its largest one.
    function tint_strengths(matrix) {
      let largest = $max_of(matrix.map((row) => $max_of(row.map((value) => Math.abs(value)))));
      if (!(largest > 0.0)) {
        largest = 1.0;
      }
      return matrix.map((row) => row.map((value) => tint_strength(value, largest)));
    }

    return { tint_strength, tint_strengths };
  })();

  // explorer/plots/net/units.py
  const plots_net_units = (() => {
    const { Node } = plots_net_diagram;
    const { tint_strength } = plots_net_tints;
    const _PADDING = 10.0;
    const _LOW = 20.0;
    const _LOWEST = 16.0;
    const _SMALLER = 0.7;
    const _DOWN = 4.0;
    const _LESS_DOWN = 3.4;
    const _RADIUS = 5.5;
    const _AROUND = 2.0;
    const _HALF_CURVE = 11.0;
    const _NEARER = 1.0;
    const CURVES = {
      sigmoid: "M-11 6C2 6 -2 -6 11 -6",
      tanh: "M-11 6H-7C0 6 0 -6 7 -6H11",
      relu: "M-11 5H0L11 -6",
      identity: "M-11 6L11 -6",
    };

    // The places within an input or a unit.
    class Inside extends $NamedTuple {
      constructor(small, middle, baseline, name, input, z, l, curve_scale, radius) {
        super();
        this.small = small;
        this.middle = middle;
        this.baseline = baseline;
        this.name = name;
        this.input = input;
        this.z = z;
        this.l = l;
        this.curve_scale = curve_scale;
        this.radius = radius;
      }
    }

    // Return the places within an input or a unit.
    function inside(node) {
      const middle = (node.left + node.right) / 2.0;
      const small = node.height < _LOW;
      return new Inside(
        small,
        middle,
        node.y + (small ? _LESS_DOWN : _DOWN),
        node.left + _PADDING,
        node.right - _PADDING,
        (node.left + middle - _HALF_CURVE) / 2.0 + _NEARER,
        (node.right + middle + _HALF_CURVE) / 2.0 - _NEARER,
        node.height < _LOWEST ? _SMALLER : 1.0,
        $min(_RADIUS, node.height / 2.0 - _AROUND),
      );
    }

    // Return the opacity of a dot: full at an output of ±1, and at an input of ±2.
    function dot_strength(node, value) {
      return tint_strength(value, node.layer > 0 ? 1.0 : 2.0);
    }

    return { Inside, inside, dot_strength, CURVES };
  })();

  // explorer/derivation/net/part_1.py
  const derivation_net_part_1 = (() => {
    const { trace } = core_trace;
    const { NetState } = model_net_state;
    const { State } = model_state;

    // Return the state of part 1's explorer with the same x, y, W and learning rate.
    function part_1_state(state) {
      const now = state.now;
      const t = trace(now.X[0][0], now.y[0][0], now.weights[0][0][0]);
      return new State(t, now.learning_rate);
    }

    return { part_1_state };
  })();

  // explorer/session/net/walk.py
  const session_net_walk = (() => {
    const { as_text } = derivation_equations;
    const { entry_at, first_place, places } = derivation_net_entries;
    const { part_of } = derivation_net_equation_numbers;
    const { weights_name } = derivation_net_names;
    const { part_1_state } = derivation_net_part_1;
    const { NetStep, net_steps } = derivation_net_steps;
    const { readable } = derivation_numbers;
    const { STEPS } = derivation_steps;
    const { Weight } = model_net_snapshot;
    const { NetState } = model_net_state;

    // The contents of the panel of the walk.
    class WalkPanel extends $NamedTuple {
      constructor(heading, formula, entry, value, meaning, sentence, color, matrices, quantity, entry_index, entry_count, entry_at, step_count, reveals, highlights) {
        super();
        this.heading = heading;
        this.formula = formula;
        this.entry = entry;
        this.value = value;
        this.meaning = meaning;
        this.sentence = sentence;
        this.color = color;
        this.matrices = matrices;
        this.quantity = quantity;
        this.entry_index = entry_index;
        this.entry_count = entry_count;
        this.entry_at = entry_at;
        this.step_count = step_count;
        this.reveals = reveals;
        this.highlights = highlights;
      }
    }
    const _COLORS = { dL_dW: "dL_dW", update: "dL_dW", dL_dl: "dL_dyhat", dL_dyhat: "dL_dyhat" };

    // Return the number of steps: 5K + 2, or part 1's eleven.
    function step_count(state) {
      return part_of(state.now) === "part 1" ? STEPS.length : 5 * state.layers + 2;
    }

    // Return what the walk shows at a step.
    function walk_panel(state, number, at) {
      number = $min(number, step_count(state) - 1);
      if (part_of(state.now) === "part 1") {
        return _of_part_1(state, number);
      }
      const steps = net_steps(state.now);
      const step = steps[number];
      const found = places(state, step);
      const place = at == null ? first_place(state, step) : found[$min(at, found.length - 1)];
      const entry = entry_at(state, step, place);
      const relation = step.kind === "update" ? "←" : "=";
      const matrix = step.kind === "update" ? "W" : step.matrix.text;
      const sides = entry.numbers !== "" ? [entry.name, entry.numbers] : [entry.name];
      let quantity = step.matrix.quantity;
      if (step.kind === "update") {
        quantity = weights_name(place.layer, state.layers).quantity;
      }
      return new WalkPanel(
        _heading(number, steps.length, step.where, step.equation),
        `${$str(matrix)} ${relation} ${step.formula}`,
        `${sides.join(` ${relation} `)} ${sides.length === 2 ? "=" : relation}`,
        readable(entry.value),
        step.meaning,
        entry.sentence,
        $get(_COLORS, step.kind, ""),
        _matrices(step),
        quantity,
        _index(step, place),
        found.length,
        _position(found, place),
        steps.length,
        _reveals(step),
        [],
      );
    }

    function _heading(number, count, where, equation) {
      const parts = [`Step ${$str(number + 1)} of ${$str(count)}`];
      if (where !== "") {
        parts.push(where);
      }
      if (equation !== "") {
        parts.push(`equation ${equation}`);
      }
      return parts.join(" · ");
    }

    function _reveals(step) {
      if (step.kind === "update") {
        return "W_next";
      }
      return ["z", "l", "loss"].includes(step.kind) ? "" : step.matrix.quantity;
    }

    function _matrices(step) {
      return [...step.sources.map((name) => name.quantity), step.matrix.quantity];
    }

    // Return the hook of an entry: "3,1", and of an example's loss "3".
    function _index(step, place) {
      const row = $str(place.row + 1);
      return step.kind === "loss" ? row : `${row},${$str(place.column + 1)}`;
    }

    function _position(found, place) {
      for (const [i, one] of $enumerate(found)) {
        if ($equal(one, place)) {
          return i;
        }
      }
      return 0;
    }

    function _of_part_1(state, number) {
      const step = STEPS[number], single = part_1_state(state);
      const words = as_text(step, single, true).split(" ");
      const highlights = step.highlights.length > 0 ? [...step.highlights] : [step.quantity];
      return new WalkPanel(
        _heading(number, STEPS.length, "", step.equation),
        "",
        words.slice(0, -1).join(" "),
        words.at(-1),
        step.meaning,
        step.sentence(single),
        step.quantity,
        [],
        "",
        "",
        1,
        0,
        STEPS.length,
        step.quantity,
        highlights,
      );
    }

    return { WalkPanel, step_count, walk_panel };
  })();

  // explorer/derivation/net/posed.py
  const derivation_net_posed = (() => {
    const { MOST_CHOICES } = derivation_questions;

    // An answer to choose, and why it is wrong; for the right one why it is right.
    class Choice extends $NamedTuple {
      constructor(text, why) {
        super();
        this.text = text;
        this.why = why;
      }
    }

    // A question at a state.
    class Posed extends $NamedTuple {
      constructor(ask, choices, right, clue) {
        super();
        this.ask = ask;
        this.choices = choices;
        this.right = right;
        this.clue = clue;
      }
    }

    // Return a question with at most `MOST_CHOICES` different choices.
    function posed(ask, right, others, clue, ordered) {
      const choices = [right];
      for (const other of others) {
        if (choices.length < MOST_CHOICES && !$contains(choices.map((one) => one.text), other.text)) {
          choices.push(other);
        }
      }
      let texts = choices.map((one) => one.text);
      if (ordered) {
        texts = others.filter((one) => $contains(texts, one.text)).map((one) => one.text);
      } else {
        texts = $sorted(texts);
      }
      const found = texts.flatMap((text) => choices.filter((one) => $equal(one.text, text)));
      return new Posed(ask, found, $index(texts, right.text), clue);
    }

    return { Choice, Posed, posed };
  })();

  // explorer/derivation/net/questions_on_layers.py
  const derivation_net_questions_on_layers = (() => {
    const { delta_name, index, slope_name, weights_name } = derivation_net_names;
    const { Choice, Posed, posed } = derivation_net_posed;
    const { as_given, readable } = derivation_numbers;
    const { trace_of } = model_net_model;
    const { Weight, with_weight } = model_net_snapshot;
    const { NetState } = model_net_state;
    const _SAME = 1e-09;

    // The slope along a hidden unit's output when a weight above doubles.
    class Doubled extends $NamedTuple {
      constructor(weight, before, after, delta_before, delta_after) {
        super();
        this.weight = weight;
        this.before = before;
        this.after = after;
        this.delta_before = delta_before;
        this.delta_after = delta_after;
      }
    }

    // Return ∂L/∂l of the selected hidden unit, now and if its first weight above were doubled.
    function doubled(s) {
      const [layer, row, column] = s.now.weight;
      const [hidden, unit] = $truth(s.last) ? [layer - 1, row] : [layer, column];
      const weight = new Weight(hidden + 1, unit, 0);
      const n = s.now.example;
      const w = s.now.weights[weight.layer][weight.row][0];
      const then = trace_of($replace(s.now, { weights: with_weight(s.now.weights, weight, 2.0 * w) }));
      return new Doubled(
        weight,
        s.t.dL_dactivations[hidden + 1][n][unit],
        then.dL_dactivations[hidden + 1][n][unit],
        s.t.deltas[weight.layer][n][0],
        then.deltas[weight.layer][n][0],
      );
    }
    const _CHANGES = ["it stays as it is", "it doubles", "it more than doubles", "it less than doubles, or turns"];

    // Return the index in `_CHANGES` of what becomes of a slope.
    function change(before, after) {
      if (after === before) {
        return 0;
      }
      if (before !== 0 && Math.abs(after - 2.0 * before) <= _SAME * Math.abs(2.0 * before)) {
        return 1;
      }
      if (before !== 0 && after / before > 2.0) {
        return 2;
      }
      return 3;
    }

    // Ask what becomes of the slope along a hidden unit when a weight above doubles.
    function pose_doubling(s) {
      let why;
      const found = doubled(s);
      const k = found.weight.layer, unit = found.weight.row;
      const n = s.now.example;
      const W = s.now.weights[k];
      const weight = weights_name(k, s.layers).entry(unit, 0, [$len(W), $len(W[0])]);
      const slope = slope_name(k, s.layers).entry(n, unit, [s.examples, $len(W)]);
      const delta = delta_name(k, s.layers).entry(n, 0, [s.examples, $len(W[0])]);
      const formula = `${$str(delta_name(k, s.layers).text)}.${$str(weights_name(k, s.layers).text)}ᵀ`;
      const w = as_given(W[unit][0]);
      const deltas = `${$str(delta)} from ${readable(found.delta_before)} to ${readable(found.delta_after)}`;
      const goes = `${$str(slope)} goes from ${readable(found.before)} to ${readable(found.after)}`;
      if (W[unit][0] === 0) {
        why = `${$str(weight)} is 0, and twice 0 is 0.`;
      } else if (found.before === 0 && found.after === 0) {
        why = `${$str(slope)} is 0 before and after: the upstream gradient is 0.`;
      } else if (found.delta_before === found.delta_after) {
        why = `${$str(weight)} = ${w} doubles, and ${$str(delta)} does not feel it: ${goes}.`;
      } else {
        why = `${$str(weight)} = ${w} doubles, but the guess moves, too, and ${deltas}: ${goes}.`;
      }
      const alone = $len(W[0]) > 1 ? ` and ${$str(weight)} were the unit’s only way out` : "";
      const reasons = [
        `${$str(weight)} stands in ${formula} itself. ${why}`,
        `So it would be if ${$str(delta)} stayed${alone}. ${why}`,
        why,
        why,
      ];
      const choices = $enumerate(_CHANGES).map(([i, text]) => new Choice(text, reasons[i]));
      const right = new Choice(_CHANGES[change(found.before, found.after)], why);
      const ask = `If ${$str(weight)} doubles, what happens to ${$str(slope)}?`;
      const clue = `${$str(slope)} = (${formula})${index(n, unit, [s.examples, $len(W)])}. But ${$str(weight)} is `;
      return posed(ask, right, choices, `${clue}used forward, too.`, true);
    }

    return { Doubled, doubled, change, pose_doubling };
  })();

  // explorer/derivation/net/questions_on_shapes.py
  const derivation_net_questions_on_shapes = (() => {
    const { activations_name, delta_name, gradient_name, weights_name } = derivation_net_names;
    const { Choice, Posed, posed } = derivation_net_posed;
    const { size_text } = derivation_net_values;
    const { NetState } = model_net_state;

    // Tell whether the shape of the gradient can be mistaken.
    function has_shapes(s) {
      return _shape_choices(s).length > 0;
    }

    // Return the wrong shapes of the selected layer's gradient, with reasons.
    function _shape_choices(s) {
      const k = s.now.weight.layer;
      const W = s.now.weights[k];
      const right = size_text(W);
      const name = gradient_name(k, s.layers).text, weights = weights_name(k, s.layers).text;
      const found = [];
      if ($len(s.now.weights) === 2) {
        const other = weights_name(1 - k, 2).text;
        found.push(new Choice(
          size_text(s.now.weights[1 - k]),
          `That is the shape of ${$str(other)}: no step could subtract it from ${$str(weights)}.`,
        ));
      }
      const delta = delta_name(k, s.layers).text;
      found.push(new Choice(
        `${$str($len(W[0]))}×${$str($len(W))}`,
        `That is ${$str(weights)} lying on its side: W − η ∂L/∂W would not fit.`,
      ));
      found.push(new Choice(size_text(s.t.deltas[k]), `That is the shape of ${$str(delta)}, a row for each example.`));
      found.push(new Choice(
        `${$str($len(s.now.X))}×${$str($len(W))}`,
        `That is the shape of what comes in, not of ${$str(name)}.`,
      ));
      return found.filter((choice) => choice.text !== right);
    }

    // Ask for the shape of the selected weight's gradient.
    function pose_shape(s) {
      const k = s.now.weight.layer;
      const W = s.now.weights[k];
      const name = gradient_name(k, s.layers).text, weights = weights_name(k, s.layers).text;
      const source = activations_name(k, s.layers).text, delta = delta_name(k, s.layers).text;
      const lying = `${$str($len(W))}×${$str($len(s.now.X))}`;
      const why = `A gradient has the shape of what it is the gradient of. And ${$str(source)}ᵀ.${$str(delta)} is ${lying} times ${size_text(s.t.deltas[k])}.`;
      const right = new Choice(size_text(W), why);
      const clue = `The step is ${$str(weights)} − η ${$str(name)}, entry by entry.`;
      return posed(`Which shape does ${$str(name)} have?`, right, _shape_choices(s), clue, false);
    }

    return { has_shapes, pose_shape };
  })();

  // explorer/derivation/net/questions_on_shares.py
  const derivation_net_questions_on_shares = (() => {
    const { ACTIVATION_TEXTS } = derivation_net_activations;
    const { activations_name, delta_name, gradient_name, slope_name, weights_name } = derivation_net_names;
    const { Choice, Posed, posed } = derivation_net_posed;
    const { readable } = derivation_numbers;
    const { MOST_CHOICES } = derivation_questions;
    const { ALMOST_ZERO } = derivation_sentences;
    const { NetState } = model_net_state;

    function _share_name(s) {
      const of = s.examples > 1 ? `example ${$str(s.now.example + 1)}’s share of ` : "";
      return `${of}${_gradient_entry(s)}`;
    }

    function _gradient_entry(s) {
      const [layer, row, column] = s.now.weight;
      return gradient_name(layer, s.layers).entry(row, column, s.shape);
    }

    function _input_entry(s, n, i) {
      const name = activations_name(s.now.weight.layer, s.layers);
      return name.entry(n, i, [s.examples, s.shape[0]]);
    }

    function _delta_entry(s, n, j) {
      return delta_name(s.now.weight.layer, s.layers).entry(n, j, [s.examples, s.shape[1]]);
    }

    // Ask which two entries multiply to the share of the selected example.
    function pose_factors(s) {
      const n = s.now.example;
      const [layer, i, j] = s.now.weight;
      const comes = _input_entry(s, n, i), delta = _delta_entry(s, n, j);
      const weight = weights_name(layer, s.layers).entry(i, j, s.shape);
      const above = slope_name(layer + 1, s.layers).entry(n, j, [s.examples, s.shape[1]]);
      const right = new Choice(
        `${comes} and ${delta}`,
        `w sends ${comes} on to z, so ∂L/∂w is what comes in times what is wanted of z.`,
      );
      const others = [new Choice(
        `${comes} and ${$str(weight)}`,
        "That is forward: the product is w’s part of z, not of the gradient.",
      )];
      if (s.now.activation[layer] !== "identity") {
        others.push(new Choice(`${comes} and ${$str(above)}`, "The slope of the unit is missing: Δ has it already."));
      }
      if (s.examples > 1) {
        const m = n > 0 ? n - 1 : 1;
        others.push(new Choice(
          `${_input_entry(s, m, i)} and ${delta}`,
          `Those are of two examples, ${$str(m + 1)} and ${$str(n + 1)}: each example multiplies its own.`,
        ));
      } else if (s.shape[0] > 1) {
        const m = i > 0 ? i - 1 : 1;
        others.push(new Choice(
          `${_input_entry(s, n, m)} and ${delta}`,
          `${_input_entry(s, n, m)} comes in at another weight.`,
        ));
      }
      const clue = `w takes ${comes} to z, and Δ is ∂L/∂z.`;
      const ask = `Which two entries multiply to ${_share_name(s)}?`;
      return posed(ask, right, others, clue, false);
    }

    function _named(number) {
      return number > 0 ? "positive" : number < 0 ? "negative" : "0";
    }

    // Ask for the sign of the share of the selected example.
    function pose_sign(s) {
      let why;
      const comes = _input_entry(s, s.now.example, s.now.weight.row);
      const delta = _delta_entry(s, s.now.example, s.now.weight.column);
      const inputs = s.dz_dW, deltas = s.delta, share = s.share;
      const first = `${comes} = ${readable(inputs)}`;
      const both = `${first} is ${_named(inputs)} and ${delta} = ${readable(deltas)} is ${_named(deltas)}`;
      if (share === 0 && inputs !== 0 && deltas !== 0) {
        why = `${both}, but their product is too small for a number of 64 bits.`;
      } else if (share === 0) {
        why = inputs === 0 ? `${first}: nothing comes in.` : `${delta} is 0: nothing is wanted.`;
      } else {
        why = `${both}: the product is ${_named(share)}.`;
      }
      const choices = ["positive", "negative", "0"].map((text) => new Choice(text, why));
      const right = new Choice(_named(share), why);
      const ask = `Is ${_share_name(s)} positive, negative or 0?`;
      const clue = `It is ${comes} × ${delta}, and ${first}. Find the sign of ${delta}.`;
      return posed(ask, right, choices, clue, true);
    }

    // Ask which factor makes the share of the selected example almost 0, if one does.
    function pose_killer(s) {
      const output = $truth(s.last) ? "ŷ" : "l";
      const steepest = s.kind === "sigmoid" ? 0.25 : 1.0;
      const names = [`∂L/∂${output}`, `∂${output}/∂z`, "∂z/∂w"];
      const values = [s.dL_dl, s.dl_dz, s.dz_dW];
      const sizes = [Math.abs(s.dL_dl), s.dl_dz / steepest, Math.abs(s.dz_dW)];
      const equal = $zip(names, values).map(([name, value]) => `${$str(name)} = ${readable(value)}`);
      const reasons = [
        $truth(s.last) ? "the guess is right" : "(almost) nothing comes from above",
        ACTIVATION_TEXTS[s.kind].flat,
        "(almost) nothing comes in",
      ];
      const dead = Math.abs(s.share) < ALMOST_ZERO;
      const guilty = $index(sizes, $min_of(sizes));
      const choices = $enumerate(equal).map(([i, one]) => new Choice(
        names[i],
        dead && i === guilty ? `${$str(one)}: ${reasons[i]}.` : `${$str(one)} is not to blame.`,
      ));
      const lets = dead ? "almost 0." : "and each factor lets the correction through.";
      choices.push(new Choice("none does", `The share is ${readable(s.share)}, ${lets}`));
      const right = dead ? choices[guilty] : choices.at(-1);
      const clue = `${equal.join(", ")}. The slope of the unit is ${$fixed(steepest, 2)} at most.`;
      return posed(`Does a factor kill ${_share_name(s)}, and which?`, right, choices, clue, true);
    }

    function _example(n) {
      return `example ${$str(n + 1)}`;
    }

    // Ask which example pulls hardest against the sum of the shares.
    function pose_opposite(s) {
      let why;
      const shares = s.shares(), total = s.dL_dW;
      const against = shares.map((share) => total > 0 ? share : -share);
      const order = $sorted($range($len(shares)), (n) => against[n]);
      const first = order[0];
      const opposed = total !== 0 && against[first] < 0;
      const others = order.slice(1).filter((n) => !opposed || !$equal(against[n], against[first]));
      const listed = $sorted([first, ...others.slice(0, MOST_CHOICES - 2)]);
      const sums = `and the sum is ${readable(total)}.`;
      const choices = listed.map((n) => new Choice(_example(n), `Its share is ${readable(shares[n])}, ${sums}`));
      if (total === 0) {
        why = "The shares add up to 0: there is no way for one of them to pull against.";
      } else if (opposed) {
        why = `The share of ${_example(first)} is ${readable(shares[first])}, ${sums}`;
      } else {
        why = `No share has another sign than the sum, ${readable(total)}.`;
      }
      choices.push(new Choice("none of them", why));
      const right = opposed ? choices[$index(listed, first)] : choices.at(-1);
      const [layer, row, column] = s.now.weight;
      const clue = `Compare the signs of column ${$str(row + 1)} of ${$str(activations_name(layer, s.layers).text)} and column ${$str(column + 1)} of ${$str(delta_name(layer, s.layers).text)}, example by example.`;
      const ask = `Which share of ${_gradient_entry(s)} pulls hardest against the sum?`;
      return posed(ask, right, choices, clue, true);
    }

    return { pose_factors, pose_sign, pose_killer, pose_opposite };
  })();

  // explorer/derivation/net/questions_on_zeros.py
  const derivation_net_questions_on_zeros = (() => {
    const { activations_name, delta_name, weights_name } = derivation_net_names;
    const { Choice, Posed, posed } = derivation_net_posed;
    const { MOST_CHOICES } = derivation_questions;
    const { NetState } = model_net_state;

    // Return the rows of a matrix that are 0 throughout.
    function zero_rows(matrix) {
      return $enumerate(matrix).filter(([i, row]) => $all(row.map((entry) => entry === 0))).map(([i, row]) => i);
    }

    // Return the columns of a matrix that are 0 throughout.
    function zero_columns(matrix) {
      return $range($len(matrix[0])).filter((j) => $all(matrix.map((row) => row[j] === 0)));
    }

    // Say which entries of a gradient are 0.
    function which_zero(gradient) {
      const count = $sum(gradient.flatMap((row) => row.filter((entry) => entry === 0).map((entry) => 1)));
      if (count === 0) {
        return "none";
      }
      if (count === $len(gradient) * $len(gradient[0])) {
        return "all of them";
      }
      const rows = zero_rows(gradient), columns = zero_columns(gradient);
      const whole = rows.length * $len(gradient[0]) + columns.length * ($len(gradient) - rows.length);
      if (whole !== count) {
        return "some entries";
      }
      const parts = rows.length > 0 ? [_listed("row", rows)] : [];
      if (columns.length > 0) {
        parts.push(_listed("column", columns));
      }
      return parts.join(" and ");
    }

    function _listed(word, found) {
      const numbers = found.map((i) => $str(i + 1));
      if (numbers.length === 1) {
        return `${word} ${numbers[0]}`;
      }
      return `${word}s ${numbers.slice(0, -1).join(", ")} and ${numbers.at(-1)}`;
    }

    function _why_zero(s) {
      const k = s.now.weight.layer;
      const source = activations_name(k, s.layers).text, delta = delta_name(k, s.layers).text;
      const gradient = s.t.gradients[k];
      const rows = zero_columns(s.t.activations[k]), columns = zero_columns(s.t.deltas[k]);
      const reasons = [];
      if (rows.length > 0) {
        reasons.push(`${_listed("column", rows)} of ${$str(source)} is 0: nothing comes in there`);
      }
      if (columns.length > 0) {
        reasons.push(`${_listed("column", columns)} of ${$str(delta)} is 0: nothing is wanted there`);
      }
      if (reasons.length === 0) {
        if (which_zero(gradient) === "none") {
          return `No column of ${$str(source)} and none of ${$str(delta)} is 0, and no shares cancel.`;
        }
        if (_some_cancel(s)) {
          return "The shares of the examples cancel there.";
        }
        return `In each example the entry of ${$str(source)} or that of ${$str(delta)} is 0.`;
      }
      const said = reasons.join("; ");
      return `${said[0].toUpperCase()}${said.slice(1)}.`;
    }

    // Tell whether an entry of the gradient is 0 although some share of it is not.
    function _some_cancel(s) {
      const k = s.now.weight.layer;
      return $any([s.t.activations[k]].flatMap((rows) => $enumerate(s.t.gradients[k]).flatMap(([i, row]) => $enumerate(row).map(([j, entry]) => entry === 0 && $any($enumerate(rows).map(([n, inputs]) => inputs[i] * s.t.deltas[k][n][j] !== 0))))));
    }

    // Ask which weights of the selected layer have gradient 0.
    function pose_zeros(s) {
      const [layer, row, column] = s.now.weight;
      const gradient = s.t.gradients[layer];
      const [rows, columns] = s.shape;
      const why = _why_zero(s);
      let texts = ["none", "all of them"];
      if (rows > 1) {
        texts.push(`row ${$str(row + 1)}`);
      }
      if (columns > 1) {
        texts.push(`column ${$str(column + 1)}`);
      }
      const right = new Choice(which_zero(gradient), why);
      if (!$contains(texts, right.text)) {
        texts = [...texts.slice(0, MOST_CHOICES - 1), right.text];
      }
      const source = activations_name(layer, s.layers).text, delta = delta_name(layer, s.layers).text;
      const ask = `Which weights of ${$str(weights_name(layer, s.layers).text)} have gradient 0?`;
      const clue = `It is ${$str(source)}ᵀ.${$str(delta)}: look for columns of ${$str(source)} and of ${$str(delta)} that are 0.`;
      return posed(ask, right, texts.map((text) => new Choice(text, why)), clue, true);
    }

    return { zero_rows, zero_columns, which_zero, pose_zeros };
  })();

  // explorer/derivation/net/questions.py
  const derivation_net_questions = (() => {
    const { part_of } = derivation_net_equation_numbers;
    const { part_1_state } = derivation_net_part_1;
    const { Choice, Posed } = derivation_net_posed;
    const { pose_doubling } = derivation_net_questions_on_layers;
    const { has_shapes, pose_shape } = derivation_net_questions_on_shapes;
    const { pose_factors, pose_killer, pose_opposite, pose_sign } = derivation_net_questions_on_shares;
    const { pose_zeros } = derivation_net_questions_on_zeros;
    const { QUESTIONS, Question } = derivation_questions;
    const { NetState } = model_net_state;
    const { State } = model_state;

    // A question on the backward pass.
    class NetQuestion extends $NamedTuple {
      constructor(name, about, applies, pose, opens) {
        super();
        this.name = name;
        this.about = about;
        this.applies = applies;
        this.pose = pose;
        this.opens = opens;
      }
    }
    const NET_QUESTIONS = [
      new NetQuestion("shape", "the shape of a gradient", has_shapes, pose_shape, []),
      new NetQuestion("factors", "the two factors of a share", (s) => true, pose_factors, []),
      new NetQuestion(
        "sign",
        "the sign of a share",
        (s) => true,
        pose_sign,
        ["dz_dW", "dyhat_dz", "dl_dz", "dL_dyhat", "delta_l"],
      ),
      new NetQuestion("killer", "the factor to blame", (s) => true, pose_killer, []),
      new NetQuestion("opposite", "opposite pulls", (s) => s.examples > 1, pose_opposite, ["share"]),
      new NetQuestion(
        "doubling",
        "what a weight above does",
        (s) => s.layers > 1,
        pose_doubling,
        ["dL_dl"],
      ),
      new NetQuestion(
        "zeros",
        "gradients of 0",
        (s) => true,
        pose_zeros,
        ["share", "dL_dW", "dL_dX", "dL_dx", "dL_dtwin", "W_next", "gradient"],
      ),
    ];

    // Return a question of part 1 for a net of one weight.
    function _from_part_1(question) {
      return new NetQuestion(
        question.about,
        question.about,
        (s) => true,
        (s) => _pose_as_in_part_1(question, part_1_state(s)),
        question.opens,
      );
    }

    function _pose_as_in_part_1(question, state) {
      const why = question.why(state);
      const choices = question.choices.map((text) => new Choice(text, why));
      const clue = question.clue != null ? question.clue(state) : "";
      return new Posed(question.ask, choices, question.answer(state), clue);
    }

    // Return the questions that can be asked of a net; of part 1's net those of part 1.
    function questions_for(s) {
      if (part_of(s.now) === "part 1") {
        return QUESTIONS.map((question) => _from_part_1(question));
      }
      return NET_QUESTIONS.filter((question) => $truth(question.applies(s)));
    }

    return { NetQuestion, questions_for, NET_QUESTIONS };
  })();

  // explorer/session/net/quiz.py
  const session_net_quiz = (() => {
    const { Posed } = derivation_net_posed;
    const { NET_QUESTIONS, NetQuestion } = derivation_net_questions;
    const { NetState } = model_net_state;
    const { Asked, closing, marked, verdict_on } = session_quiz;

    // A person's answer.
    class NetGiven extends $NamedTuple {
      constructor(choice, answer) {
        super();
        this.choice = choice;
        this.answer = answer;
      }
    }

    // Return an answer by the index of the choice, or None to reveal.
    function answered(question, state, choice) {
      const posed = question.pose(state);
      const text = choice == null ? null : posed.choices[choice].text;
      return new NetGiven(text, posed.choices[posed.right].text);
    }

    // Return a question at the current state.
    function ask_net(questions, at, state, given, helped) {
      const posed = questions[at].pose(state);
      const heading = `Question ${$str(at + 1)} of ${$str(questions.length)} · ${questions[at].about}`;
      const choices = [...$range(posed.choices.length).map((i) => _marked(posed, i, given))];
      if (given == null) {
        return new Asked(heading, posed.ask, choices, null, "", helped ? posed.clue : "");
      }
      const right = posed.choices[posed.right];
      return new Asked(
        heading,
        posed.ask,
        choices,
        posed.right,
        verdict_on(given, $equal(given.answer, right.text), right.text),
        _why(posed, given),
      );
    }

    function _marked(posed, i, given) {
      const text = posed.choices[i].text;
      const chosen = given != null && $equal(text, given.choice);
      return marked(i, text, given, i === posed.right, chosen);
    }

    // Return why the right answer is right and, before it, why a wrong one is wrong.
    function _why(posed, given) {
      const right = posed.choices[posed.right].why;
      for (const [i, choice] of $enumerate(posed.choices)) {
        if ($equal(choice.text, given.choice) && !$equal(i, posed.right) && !$equal(choice.why, right)) {
          return !$contains(choice.why, right) ? `${$str(choice.why)} ${$str(right)}` : choice.why;
        }
      }
      return right;
    }

    // Return the closing words, after all questions.
    function net_summary(questions, given) {
      return closing(questions.map((question) => question.about), given);
    }
    const _OF_LAYERS = ["delta_l", "dL_dl", "dL_dW"];

    // Return the hooks of the quantities that stay hidden after so many answers.
    function net_hidden(questions, count, layers) {
      if (count === questions.length) {
        return [];
      }
      const opened = questions.slice(0, count).flatMap((question) => [...question.opens]);
      const found = [];
      for (const question of [...NET_QUESTIONS, ...questions]) {
        for (const name of question.opens) {
          if (!opened.includes(name) && !found.includes(name)) {
            found.push(name);
          }
        }
      }
      const numbered = _OF_LAYERS.filter((name) => found.includes(name)).flatMap((name) => $range(layers).map((k) => `${name}${$str(k + 1)}`));
      return [...found, ...numbered.filter((name) => !found.includes(name))];
    }

    // Tell whether the shapes of the gradients are hidden, too, as they are asked for.
    function shapes_hidden(questions, count) {
      return questions.slice(count).map((question) => question.name).includes("shape");
    }

    return { NetGiven, answered, ask_net, net_summary, net_hidden, shapes_hidden };
  })();

  // explorer/core/net/changes.py
  const core_net_changes = (() => {
    const { sigmoid } = core_formulas;
    const { activated, entry_loss, error } = core_net_formulas;
    const { NetTrace } = core_net_trace;

    // The change of an example's loss.
    class Change {
      constructor(loss, kink) {
        this.loss = loss;
        this.kink = kink;
      }
    }

    // Return how the loss of example n changes if one z of it does by dz.
    function loss_change(t, layer, n, column, dz) {
      let changes = $range($len(t.z[layer][n])).map((j) => j === column ? dz : 0.0);
      const last = $len(t.weights) - 1;
      let kink = false;
      for (let k = layer, $end = last + 1; k < $end; k++) {
        const name = t.activation[k];
        const before = t.z[k][n];
        if (name === "relu") {
          for (const [z, change] of $zip(before, changes)) {
            kink = $or(kink, () => z > 0.0 !== z + change > 0.0);
          }
        }
        if (k === last) {
          break;
        }
        const rises = $zip(before, changes).map(([z, change]) => rise(name, z, change));
        changes = [];
        for (let j = 0, $end = $len(t.z[k + 1][n]); j < $end; j++) {
          let total = 0.0;
          for (const [i, one] of $enumerate(rises)) {
            total += one * t.weights[k + 1][i][j];
          }
          changes.push(total);
        }
      }
      let loss = 0.0;
      for (const [y, z, change] of $zip(t.y[n], t.z[last][n], changes)) {
        loss += loss_rise(t.kind, t.activation[last], y, z, change);
      }
      return new Change(loss, kink);
    }

    // Return f(z + dz) − f(z) with the digits that subtracting would lose.
    function rise(name, z, dz) {
      if (name === "tanh") {
        return 2.0 * rise("sigmoid", 2.0 * z, 2.0 * dz);
      }
      if (name === "sigmoid") {
        const [low, high] = dz > 0.0 ? [z, z + dz] : [z + dz, z];
        const found = sigmoid(high)[0] * (sigmoid(low)[1] * -Math.expm1(-Math.abs(dz)));
        return $copysign(found, dz);
      }
      if (name === "identity" || z > 0.0 && z + dz > 0.0) {
        return dz;
      }
      return activated(name, z + dz) - activated(name, z);
    }

    // Return the change of an output's loss with the digits that subtracting would lose.
    function loss_rise(loss, name, y, z, dz) {
      if (loss === "squared_error") {
        const change = rise(name, z, dz);
        return -change * (error(name, y, z) - 0.5 * change);
      }
      if (Math.abs(dz) > 1.0) {
        return entry_loss(loss, name, y, z + dz) - entry_loss(loss, name, y, z);
      }
      const [y_hat, complement] = sigmoid(z);
      if (z >= 0.0) {
        return (1.0 - y) * dz + Math.log1p(complement * Math.expm1(-dz));
      }
      return -y * dz + Math.log1p(y_hat * Math.expm1(dz));
    }

    return { Change, loss_change, rise, loss_rise };
  })();

  // explorer/core/net/central_difference.py
  const core_net_central_difference = (() => {
    const { EPS, GradientCheck, both_sides, default_step } = core_central_difference;
    const { loss_change } = core_net_changes;
    const { NetTrace } = core_net_trace;
    const _PROBE = 6e-06;
    const _SMALLEST = 5e-324;

    // The gradients of a net beside their finite differences, as `check_gradient` returns them.
    class NetGradientCheck {
      constructor(analytic, numeric, absolute_error, relative_error, tolerance, step, agrees, ok, worst) {
        this.analytic = analytic;
        this.numeric = numeric;
        this.absolute_error = absolute_error;
        this.relative_error = relative_error;
        this.tolerance = tolerance;
        this.step = step;
        this.agrees = agrees;
        this.ok = ok;
        this.worst = worst;
      }
    }

    // Compare gradients with central differences, on lists of rows.
    function compare(t, steps, analytic) {
      const checked = (k, i, j) => {
        return compare_entry(t, k, i, j, steps[k][i][j], analytic[k][i][j]);
      };
      const checks = for_each_weight(t, checked);
      let worst = [0, 0, 0];
      for (const [k, matrix] of $enumerate(checks)) {
        for (const [i, row] of $enumerate(matrix)) {
          for (const [j, check] of $enumerate(row)) {
            if (_is_worse(check, checks[worst[0]][worst[1]][worst[2]])) {
              worst = [k, i, j];
            }
          }
        }
      }
      const field = (of) => {
        return checks.map((matrix) => matrix.map((row) => row.map((check) => of(check))));
      };
      return new NetGradientCheck(
        analytic,
        field((check) => check.numeric),
        field((check) => check.absolute_error),
        field((check) => check.relative_error),
        field((check) => check.tolerance),
        steps,
        field((check) => check.ok),
        checks[worst[0]][worst[1]][worst[2]].ok,
        worst,
      );
    }

    // Compare the gradient of one weight with the central difference.
    function compare_entry(t, layer, row, column, h, analytic) {
      let following;
      let [numeric, doubt] = _central_difference(t, layer, row, column, h);
      const enough = default_step_of(t, layer, row, column);
      let finer = h, latest = numeric, change = 0.0, sum_of_changes = 0.0;
      while (finer > enough || finer === h) {
        finer /= 2.0;
        [following, doubt] = _central_difference(t, layer, row, column, finer);
        change = Math.abs(following - latest);
        sum_of_changes += change;
        latest = following;
      }
      const tolerance = (sum_of_changes + 3.0 * change + doubt) * (1.0 + 100.0 * EPS);
      const apart = Math.abs(analytic - numeric);
      const largest = $max(Math.abs(analytic), Math.abs(numeric));
      const relative = largest > 0.0 ? apart / largest : 0.0;
      return new GradientCheck(analytic, numeric, apart, relative, tolerance, h, apart <= tolerance);
    }

    // Return the default h for each weight: see `default_step_of`.
    function default_steps(t) {
      return for_each_weight(t, (k, i, j) => default_step_of(t, k, i, j));
    }

    // Return an h that moves no z by more than about the cube root of eps.
    function default_step_of(t, layer, row, column) {
      const growth = _growth(t, layer);
      const largest = $max_of(t.activations[layer].map((entries) => Math.abs(entries[row])));
      const scaled = default_step(largest, t.weights[layer][row][column] * growth);
      return scaled / growth;
    }

    // Return by how much a change of z in a layer may grow on the way up, at least 1.
    function _growth(t, layer) {
      let growth = 1.0, most = 1.0;
      for (let k = layer + 1, $end = $len(t.weights); k < $end; k++) {
        const steepest = t.activation[k - 1] === "sigmoid" ? 0.25 : 1.0;
        const sums = [];
        for (const row of t.weights[k]) {
          let total = 0.0;
          for (const w of row) {
            total += Math.abs(w);
          }
          sums.push(total);
        }
        growth *= steepest * $max_of(sums);
        most = $max(most, growth);
      }
      return most;
    }

    // Return what a function gives for the layer, row and column of each weight.
    function for_each_weight(t, f) {
      return $enumerate(t.weights).map(([k, matrix]) => $enumerate(matrix).map(([i, row]) => $range($len(row)).map((j) => f(k, i, j))));
    }

    function _is_worse(check, worst) {
      if (!$equal(check.ok, worst.ok)) {
        return !$truth(check.ok);
      }
      return check.absolute_error > worst.absolute_error;
    }

    // Return the central difference of the loss, and how far rounding and kinks may put it off.
    function _central_difference(t, layer, row, column, h) {
      const w = t.weights[layer][row][column];
      const [above, below] = both_sides(w, h);
      const width = above - below;
      let numeric = 0.0;
      let tolerance = _SMALLEST / width;
      for (let n = 0, $end = $len(t.X); n < $end; n++) {
        const z = t.z[layer][n][column];
        const up = loss_change(t, layer, n, column, _z_at(t, layer, n, row, column, above) - z);
        const down = loss_change(t, layer, n, column, _z_at(t, layer, n, row, column, below) - z);
        numeric += (up.loss - down.loss) / width;
        let terms = $len(t.weights[layer]), size = 0.0;
        for (let i = 0, $end = terms; i < $end; i++) {
          size += Math.abs(t.activations[layer][n][i] * t.weights[layer][i][column]);
        }
        size += Math.abs(t.activations[layer][n][row]) * h;
        const followed = Math.abs(loss_change(t, layer, n, column, _PROBE).loss) / _PROBE;
        let rounding = 2.0 * (terms + 1) * EPS * size * followed;
        rounding += 16.0 * EPS * (Math.abs(up.loss) + Math.abs(down.loss));
        const kink = up.kink || down.kink ? 2.0 * Math.abs(up.loss + down.loss) : 0.0;
        tolerance += (rounding + kink) / width;
      }
      return [numeric + 0.0, tolerance];
    }

    // Return the z of example n and the unit that a weight leads to, for another value of it.
    function _z_at(t, layer, n, row, column, w) {
      let total = 0.0;
      for (const [i, l] of $enumerate(t.activations[layer][n])) {
        total += l * (i === row ? w : t.weights[layer][i][column]);
      }
      return total;
    }

    return { NetGradientCheck, compare, compare_entry, default_steps, default_step_of, for_each_weight };
  })();

  // explorer/derivation/net/erratum.py
  const derivation_net_erratum = (() => {
    const { STORY } = derivation_erratum;
    const { part_of } = derivation_net_equation_numbers;
    const { part_1_state } = derivation_net_part_1;
    const { factor } = derivation_net_products;
    const { size_text } = derivation_net_values;
    const { readable } = derivation_numbers;
    const { NetState } = model_net_state;

    // A slip of the series.
    class Slip extends $NamedTuple {
      constructor(where, correct, printed, flips = false) {
        super();
        this.where = where;
        this.correct = correct;
        this.printed = printed;
        this.flips = flips;
      }
    }
    const _STORIES = {
      "": "The series has no page on this net.",
      "part 1": STORY,
      "part 2": "Part 2 is right; only its notation wavers.",
      "part 3": "A revision of part 3 has a sign error; the page itself is right.",
      "part 4a": "Part 4a is right as it is printed.",
      "part 4b": "An older version of part 4b has the signs wrong; the later one is right there, but its summary swaps two names, and its code swaps two updates. The shapes tell.",
    };

    // Return a sentence or two about the part of the series that has this net.
    function story(state) {
      return _STORIES[part_of(state.now)];
    }

    // Return the slips of the part of the series that has this net.
    function slips(state) {
      const part = part_of(state.now);
      if (part === "part 1") {
        return _of_part_1(state);
      }
      if (part === "part 2") {
        return [new Slip("components", `X[1] = ${readable(state.now.X[0][0])}`, "both x¹ and x₁")];
      }
      if (part === "part 3") {
        return _of_part_3(state);
      }
      return part === "part 4b" ? _of_part_4b(state) : [];
    }

    function _of_part_1(state) {
      const single = part_1_state(state);
      const t = single.t;
      const rest = "ŷ(1 − ŷ)";
      return [
        new Slip(
          "(3)",
          `∂ŷ/∂W = ${rest} × X = ${readable(t.dyhat_dW)}`,
          `∂ŷ/∂W = ${rest} × (−X) = ${readable(-t.dyhat_dW)}`,
          true,
        ),
        new Slip(
          "(4)",
          `∂L/∂W = −(y − ŷ) × ${rest} × X = ${readable(t.dL_dW)}`,
          `∂L/∂W = (y − ŷ) × ${rest} × X = ${readable(-t.dL_dW)}`,
          true,
        ),
        new Slip(
          "(5)",
          `Δl₁ = −(y − ŷ) × ${rest} = ${readable(t.delta_l1)}`,
          `Δl₁ = (y − ŷ) × ${rest} = ${readable(-t.delta_l1)}`,
          true,
        ),
      ];
    }

    function _of_part_3(state) {
      const name = $len(state.now.weights[0]) > 1 ? "∂L/∂w" : "∂L/∂W";
      const mean = state.t.loss / state.examples;
      return [
        new Slip(
          "(11), revision",
          `${name} = Σ (ŷ − y) … = ${readable(state.dL_dW)}`,
          `${name} = Σ (y − ŷ) … = ${readable(-state.dL_dW)}`,
          true,
        ),
        new Slip(
          "the loss, in part 0",
          `L = Σ ½ (y − ŷ)² = ${readable(state.t.loss)}`,
          `the average of ½ (y − ŷ)², ${readable(mean)}`,
        ),
      ];
    }

    function _of_part_4b(state) {
      const n = state.now.example;
      const delta = state.t.deltas[1][n][0], came_in = state.t.activations[1][n][0];
      const first = size_text(state.now.weights[0]), second = size_text(state.now.weights[1]);
      const fits = first === second ? "fits" : "does not fit";
      const one = size_text(state.t.activations[1].slice(0, 1));
      return [
        new Slip(
          "(43), older version",
          `… × l₁¹ = … × ${readable(came_in)}`,
          `… × (−l₁¹) = … × ${factor(readable(-came_in))}`,
          true,
        ),
        new Slip(
          "(46), older version",
          `Δl₂ = (ŷ − y) ∗ ŷ ∗ (1 − ŷ) = ${readable(delta)}`,
          `Δl₂ = (y − ŷ) ∗ ŷ ∗ (1 − ŷ) = ${readable(-delta)}`,
          true,
        ),
        new Slip(
          "the summary",
          "Δl₁ = (Δl₂.W₂ᵀ) ∗ l₁ ∗ (1 − l₁)  (79)",
          "Δl₂ = (Δl₂.W₂ᵀ) ∗ …  (79), and Δl₁ = (ŷ − y) ∗ …  (46)",
        ),
        new Slip(
          "the code",
          `W₁ − η ∂L/∂W₁: ${first} and ${first}`,
          `W₁ − η ∂L/∂W₂: ${first} and ${second}, which ${fits}`,
        ),
        new Slip("the shapes", `W₂ is ${second}, an example’s l₁ ${one}`, "32×1 and 1×1"),
      ];
    }

    return { Slip, story, slips };
  })();

  // explorer/session/net/check.py
  const session_net_check = (() => {
    const { GradientCheck, least_step } = core_central_difference;
    const { compare, compare_entry, default_step_of, default_steps } = core_net_central_difference;
    const { slips, story } = derivation_net_erratum;
    const { gradient_name } = derivation_net_names;
    const { precise, short, verdict, verdict_on_printed } = derivation_verdict;
    const { NetState } = model_net_state;
    const { STEPS, across, curve, up } = plots_check_chart;
    const { linspace } = plots_curves;
    const { power_of_ten } = session_check;
    const _POINTS = 49;

    // Return both values of ∂L/∂w and their distance, in words.
    function net_check_panel(state, power) {
      const [layer, row, column] = state.now.weight;
      let h = default_step_of(state.t, layer, row, column);
      if (power != null) {
        h = $max(power_of_ten($min($max(power, STEPS[0]), STEPS[1])), least_step(state.w));
      }
      const check = _check(state, h);
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

    // Return how many entries of the gradient agree with their differences, and the worst.
    function all_checked(state) {
      const check = compare(state.t, default_steps(state.t), state.t.gradients);
      const verdicts = check.agrees.flatMap((matrix) => matrix.flatMap((entries) => [...entries]));
      const agree = verdicts.filter((ok) => $truth(ok)).length;
      const [layer, row, column] = check.worst;
      const name = gradient_name(layer, state.layers);
      const matrix = state.now.weights[layer];
      const entry = name.entry(row, column, [$len(matrix), $len(matrix[0])]);
      const apart = short(check.absolute_error[layer][row][column]);
      const sign = $truth(check.ok) ? "✓" : "✗";
      return {
        verdict: `${sign} ${$str(agree)} of ${$str(verdicts.length)} agree, furthest ${apart} (${$str(entry)}).`,
        ok: check.ok,
        quantity: name.quantity,
        index: `${$str(row + 1)},${$str(column + 1)}`,
      };
    }

    // Return the lines of the chart for w: the distance and the tolerance at each h.
    function net_check_chart(state) {
      const lowest = Math.log10($max(power_of_ten(STEPS[0]), least_step(state.w)));
      const steps = linspace(lowest, STEPS[1], _POINTS).map((power) => power_of_ten(power));
      const checks = steps.map((h) => _check(state, h));
      return {
        distance: curve(steps, checks.map((check) => check.absolute_error)),
        allowed: curve(steps, checks.map((check) => check.tolerance)),
      };
    }

    // Return the slips of the series for this net, and the check's verdict on the wrong sign.
    function net_erratum_panel(state) {
      const [layer, row, column] = state.now.weight;
      const found = slips(state);
      const h = default_step_of(state.t, layer, row, column);
      const check = compare_entry(state.t, layer, row, column, h, -state.dL_dW);
      const flips = $any(found.map((slip) => slip.flips));
      return {
        slips: found,
        story: story(state),
        verdict: flips ? verdict_on_printed(check) : "",
        ok: $or(check.ok, () => !flips),
      };
    }

    function _check(state, h) {
      const [layer, row, column] = state.now.weight;
      return compare_entry(state.t, layer, row, column, h, state.dL_dW);
    }

    return { net_check_panel, all_checked, net_check_chart, net_erratum_panel };
  })();

  // explorer/session/net/descent.py
  const session_net_descent = (() => {
    const { gradient_name } = derivation_net_names;
    const { why_stop } = derivation_net_stopping;
    const { readable } = derivation_numbers;
    const { LONGEST } = model_history;
    const { stepped, trace_of } = model_net_model;
    const { NetState } = model_net_state;
    const { Ranges } = model_ranges;
    const { BOX } = session_descent;
    const { NetSession } = session_net_session;
    const MANY = 1000;
    const _POINTS = 100;
    const _SMALLEST = 1e-06;

    // The loss at each step of a descent, of which only new ones are computed.
    class Losses extends $Object {
      __init__() {
        this._trail = [];
        this._found = [];
        this._of = null;
      }
      // Return the losses along the trail of a state; of an empty trail the present one.
      along(state) {
        const now = state.now;
        const of = [now.X, now.y, now.activation, now.loss, now.origin];
        const count = $len(this._found);
        const longer = state.trail.length >= count && count > 0;
        if (!longer || !$equal(of, this._of) || !$equal(state.trail.slice(0, count), this._trail)) {
          this._found = [];
        }
        for (const weights of state.trail.slice($len(this._found))) {
          this._found.push(trace_of($replace(now, { weights: weights })).loss);
        }
        this._trail = state.trail;
        this._of = of;
        return $len(this._found) > 0 ? this._found : [state.t.loss];
      }
    }

    // The size of a layer's gradient.
    class Bar extends $Object {
      __init__(name, size) {
        this.name = name;
        this.text = readable(size);
        this.share = bar_share(size);
      }
    }

    // Return the length of a bar, from 0 to 1, on a logarithmic scale from 1e−6 to 1.
    function bar_share(size) {
      if (size <= _SMALLEST) {
        return 0.0;
      }
      return $min(1.0 - Math.log10(size) / Math.log10(_SMALLEST), 1.0);
    }

    // Return the losses so far as a path, and the number of steps or the reason to stop.
    function net_descent_panel(state, ranges, losses) {
      const found = losses.along(state);
      const steps = found.length - 1;
      const stop = why_stop(state, ranges);
      const counted = `${$str(steps)} step` + (steps === 1 ? "" : "s");
      let text = `${counted}, L = ${readable(state.t.loss)}.`;
      if (steps === LONGEST) {
        text = `${counted}, L = ${readable(state.t.loss)}: the chart is full. Play begins another.`;
      }
      return {
        line: net_losses_line(found, LONGEST),
        stop,
        begun: state.now.rates.length > 0,
        text: stop !== "" ? stop : text,
        full: steps === LONGEST,
        bars: state.layers > 2 ? layer_bars(state) : [],
      };
    }

    // Say that the descent was taken back.
    function net_reset_text(state) {
      const what = state.now.only ? "w is" : "The weights are";
      return `${what} back where the descent began. Undo brings the steps back.`;
    }

    // Return the mean size of the entries of each layer's gradient.
    function layer_bars(state) {
      return $enumerate(state.t.gradients).map(([k, matrix]) => new Bar(`|${$str(gradient_name(k, state.layers).text)}|`, mean_size(matrix)));
    }

    // Return the mean absolute value of a matrix's entries.
    function mean_size(matrix) {
      let total = 0.0;
      for (const row of matrix) {
        for (const entry of row) {
          total += Math.abs(entry);
        }
      }
      return total / ($len(matrix) * $len(matrix[0]));
    }

    // Return losses against steps as the ``d`` of a path in the small plot.
    function net_losses_line(losses, steps) {
      const [left, top, right, bottom] = BOX;
      const highest = $max_of([...losses.filter((one) => Number.isFinite(one)), 1e-300]);
      const places = [];
      for (const [i, height] of $enumerate(losses)) {
        const x = left + (right - left) * i / steps;
        const y = bottom - (bottom - top) * $min(height / highest, 1.0);
        places.push(`${$fixed(x, 1)} ${$fixed(y, 1)}`);
      }
      return `M${places.join("L")}h0`;
    }

    // Take many steps of gradient descent at once, until one is refused; they leave no path.
    function take_many(session, gesture) {
      const model = session.model;
      const state = model.state;
      let at = model.now, t = state.t;
      const first = t.loss;
      const losses = [first];
      let count = 0;
      while (count < MANY && why_stop($replace(state, { now: at, t: t }), model.ranges) === "") {
        at = $replace(at, { weights: stepped(at, t.gradients, at.learning_rate) });
        t = trace_of(at);
        count += 1;
        if ($mod(count, $floor_div(MANY, _POINTS)) === 0) {
          losses.push(t.loss);
        }
      }
      if (count > 0) {
        session.choose($replace(at, { origin: [], rates: [] }), gesture);
      }
      const steps = `${$str(count)} step` + (count === 1 ? "" : "s");
      return {
        line: net_losses_line(losses, _POINTS),
        text: `${steps} took L from ${readable(first)} to ${readable(t.loss)}.`,
      };
    }

    return { Losses, Bar, bar_share, net_descent_panel, net_reset_text, layer_bars, mean_size, net_losses_line, take_many, MANY };
  })();

  // explorer/derivation/net/cases.py
  const derivation_net_cases = (() => {
    const { DEEP, FROM_TWO, TO_TWO, X4, XOR_X, XOR_Y, Y4, net_named, squared } = derivation_net_nets;
    const { NetSnapshot, Weight, snapshot } = model_net_snapshot;
    const { Ranges } = model_ranges;

    // A state worth seeing, and one sentence that says why.
    class NetCase extends $NamedTuple {
      constructor(name, title, now, sentence, option = "") {
        super();
        this.name = name;
        this.title = title;
        this.now = now;
        this.sentence = sentence;
        this.option = option;
      }
    }
    const _ZERO_COLUMN = X4.map((row) => [row[0], 0.0, row[2]]);
    const _POSITIVE = X4.map((row) => row.map((x) => Math.abs(x)));
    const _DEAD = [[-0.7, 1.7], [-0.8, 0.6], [-0.4, 0.8]];
    const _TWIN = [[[0.5, 0.5], [-0.5, -0.5], [0.2, 0.2]], [[0.8], [0.8]]];
    const _SAME = [[1.0, 1.5, 0.5], [1.0, 1.5, 0.5]];
    const _CONFIDENT = [[0.7], [-5.95]];
    const CASES = [
      new NetCase(
        "pulls",
        "Opposite pulls",
        net_named("part-6").now,
        "Three examples raise w, example 4 lowers it. Drag w to 0.16: they cancel, and w rests in a valley, though no example is content.",
      ),
      new NetCase(
        "same",
        "Same x, both answers",
        squared(_SAME, [[1.0], [0.0]], [[[0.0], [0.0], [0.0]]]),
        "Two equal examples want opposite answers: with W = 0 their shares cancel, ∂L/∂W is exactly 0, and L = ¼.",
      ),
      new NetCase(
        "twins",
        "Twins",
        squared(XOR_X, XOR_Y, _TWIN, 1.0, 1),
        "Two equal units get equal gradients: after 2,000 steps they are still equal bit for bit, and L = 0.500. Change one weight by 0.1, and 1,000 steps lead to L = 0.199.",
      ),
      new NetCase(
        "xor",
        "XOR, stuck",
        net_named("xor-two").now,
        "From this start two hidden units stay above L = ¼, however long they descend: two examples get the same guess. Then choose the net with three: there L falls below 0.02.",
      ),
      new NetCase(
        "zero-column",
        "A zero column",
        squared(_ZERO_COLUMN, Y4, [TO_TWO, FROM_TWO], undefined, 2),
        "Column 2 of X is 0, so row 2 of ∂L/∂W₁ is 0, whatever the error: what never comes in cannot be blamed.",
      ),
      new NetCase(
        "dead",
        "A dead unit",
        snapshot(
          _POSITIVE,
          Y4,
          [_DEAD, FROM_TWO],
          ["relu", "sigmoid"],
          "squared_error",
          2.0,
          2,
          new Weight(0, 1, 0),
        ),
        "Hidden unit 1 is off in every example: its column of l₁, Δl₁ and ∂L/∂W₁ is 0, and so is ∂L/∂W₂[1]. No step revives it.",
      ),
      new NetCase(
        "vanishing",
        "Vanishing gradients",
        squared(X4, Y4, DEEP, undefined, 2),
        "Each layer of σ multiplies by a slope of ¼ at most: ∂L/∂W₁ is 2 % of ∂L/∂W₄ in size; with tanh it is 53 %, with ReLU 87 %.",
        "activation",
      ),
      new NetCase(
        "losses",
        "Two losses",
        squared(X4, Y4, [TO_TWO, _CONFIDENT], undefined, 1),
        "Example 2 is confidently wrong. With the squared error Δl₂[2] is only −0.0146; with cross-entropy it is −0.985 = ŷ − y, as ∂L/∂ŷ undoes the slope of σ.",
        "loss",
      ),
    ];
    const OPTIONS = {
      activation: [["sigmoid", "σ"], ["tanh", "tanh"], ["relu", "ReLU"]],
      loss: [["squared_error", "squared error"], ["cross_entropy", "cross-entropy"]],
    };

    // Return the cases that the sliders' ranges allow.
    function cases_within(ranges) {
      return CASES.filter((one) => within(ranges, one.now));
    }

    // Tell whether all entries of a state's net are within the sliders' ranges.
    function within(ranges, now) {
      const given = [
        ...now.X.flatMap((entries) => entries.map((entry) => ranges.refusal("x", entry))),
        ...now.y.flatMap((entries) => entries.map((entry) => ranges.refusal("y", entry))),
        ...now.weights.flatMap((matrix) => matrix.flatMap((row) => row.map((w) => ranges.refusal("W", w)))),
      ];
      return $all(given.map((refusal) => refusal === ""));
    }

    // Tell whether a state is still the case's, whatever is selected or switched in it.
    function still_shows(chosen, now) {
      const there = chosen.now;
      return $equal(there.X, now.X) && $equal(there.y, now.y) && $equal(there.weights, now.weights);
    }

    // Return the state with another activation in the hidden layers, or with another loss.
    function with_option(now, option, name) {
      if (option === "loss") {
        return $replace(now, { loss: name });
      }
      const last = $len(now.activation) - 1;
      return $replace(now, { activation: $enumerate(now.activation).map(([k, a]) => k === last ? a : name) });
    }

    // Return the name of the loss, or of the first layer's activation.
    function option_at(now, option) {
      return option === "loss" ? now.loss : now.activation[0];
    }

    // Return the index of the next case that is not the state's own, from a start on; else −1.
    function another_case(cases, now, start) {
      for (let i = 0, $end = cases.length; i < $end; i++) {
        const found = $mod(start + i, cases.length);
        if (!still_shows(cases[found], now)) {
          return found;
        }
      }
      return -1;
    }

    return { NetCase, cases_within, within, still_shows, with_option, option_at, another_case, CASES, OPTIONS };
  })();

  // explorer/derivation/net/texts.py
  const derivation_net_texts = (() => {
    const { SIGNED } = core_net_formulas;
    const { activations_name, delta_name, gradient_name, slope_name, weights_name, z_name } = derivation_net_names;
    const { NetStep, net_steps } = derivation_net_steps;
    const { NetSnapshot } = model_net_snapshot;
    const { NetState } = model_net_state;
    const { Ranges } = model_ranges;
    const NET_SOURCE = "The derivation follows Anuj Gupta, “Gradients”, parts 1 to 4 (2016).";
    const NET_ADDRESS = "https://anujgupta82.github.io/2016/08/24/gradients-0/";
    const _NUMPY = { sigmoid: "sigmoid({z})", tanh: "np.tanh({z})", relu: "np.maximum({z}, 0)" };
    const _NUMPY_SLOPES = { sigmoid: " * {l} * (1 - {l})", tanh: " * (1 - {l} * {l})", relu: " * ({z} > 0)" };
    const _TORCH = { sigmoid: "torch.sigmoid({z})", tanh: "torch.tanh({z})" };

    // Return the lines of Python that open the explorer of nets at this state.
    function net_as_python(state, ranges) {
      const now = state.now, usual = new Ranges();
      const [layer, row, column] = now.weight;
      const names = now.activation.map((name) => `"${$str(name)}"`);
      const alike = $all(names.map((name) => name === names[0]));
      const given = [
        `X=${_matrix(now.X)}`,
        `y=${_matrix(now.y)}`,
        `weights=[${now.weights.map((matrix) => _matrix(matrix)).join(", ")}]`,
        `activation=${alike ? names[0] : "[" + names.join(", ") + "]"}`,
        `loss="${$str(now.loss)}"`,
        `learning_rate=${$repr(now.learning_rate)}`,
        `selected=(${$str(now.example)}, ${$str(layer)}, ${$str(row)}, ${$str(column)})`,
      ];
      const signed = $contains(SIGNED, now.activation.at(-1));
      for (const name of ["x", "y", "W"]) {
        const [low, high] = ranges.ends(name);
        if (!$equal([low, high], usual.ends(name)) || name === "y" && signed) {
          given.push(`${name.toLowerCase()}_range=(${$repr(low)}, ${$repr(high)})`);
        }
      }
      const lines = given.map((one) => `    ${one},\n`);
      return `from explorer import NetExplorer\n\nNetExplorer(\n${lines.join("")})\n`;
    }

    function _matrix(matrix) {
      const rows = matrix.map((row) => `[${row.map((entry) => $repr(entry)).join(", ")}]`);
      return `[${rows.join(", ")}]`;
    }

    // Return the derivation as a NumPy program that prints the gradients.
    function net_as_numpy(state) {
      const now = state.now, layers = state.layers;
      const lines = [
        `# ${NET_SOURCE}`,
        "import numpy as np",
        "",
        `X = np.array(${_matrix(now.X)})`,
        `y = np.array(${_matrix(now.y)})`,
      ];
      for (const [k, matrix] of $enumerate(now.weights)) {
        lines.push(`${weights_name(k, layers).quantity} = np.array(${_matrix(matrix)})`);
      }
      $extend(lines, [`learning_rate = ${$repr(now.learning_rate)}`, "", ""]);
      if ($contains(now.activation, "sigmoid")) {
        $extend(lines, ["def sigmoid(z):", "    return 1 / (1 + np.exp(-z))", "", ""]);
      }
      for (const step of net_steps(now)) {
        $extend(lines, _numpy_lines(now, step));
      }
      lines.push("");
      for (let k = 0, $end = layers; k < $end; k++) {
        lines.push(`print(${gradient_name(k, layers).quantity})`);
      }
      return lines.join("\n") + "\n";
    }

    function _numpy_lines(now, step) {
      if (step.kind === "update") {
        const lines = [`# ${step.meaning}`];
        for (let k = 0, $end = $len(now.weights); k < $end; k++) {
          const W = weights_name(k, $len(now.weights)).quantity;
          const slope = gradient_name(k, $len(now.weights)).quantity;
          lines.push(`${W}_next = ${W} - learning_rate * ${slope}`);
        }
        return lines;
      }
      const comment = [step.equation, step.meaning].filter((part) => part !== "").join(" ");
      return [`# ${comment}`, `${step.matrix.quantity} = ${numpy_code(now, step)}`];
    }

    // Return the right-hand side of a step in Python, in terms of the earlier matrices' names.
    function numpy_code(now, step) {
      const k = step.layer, layers = $len(now.weights);
      const last = k === layers - 1;
      const z = z_name(k, layers).quantity, l = activations_name(k + 1, layers).quantity;
      const source = activations_name(k, layers).quantity;
      if (step.kind === "z") {
        return `${source} @ ${weights_name(k, layers).quantity}`;
      }
      if (step.kind === "l") {
        return $get(_NUMPY, now.activation[k], "{z}").replaceAll("{z}", () => z);
      }
      if (step.kind === "loss") {
        if (now.loss === "squared_error") {
          return "0.5 * np.sum((y - y_hat) ** 2)";
        }
        return `np.sum(np.logaddexp(0, ${z}) - y * ${z})`;
      }
      if (step.kind === "dL_dyhat") {
        if (now.loss === "squared_error") {
          return "-(y - y_hat)";
        }
        return "(y_hat - y) / (y_hat * (1 - y_hat))";
      }
      if (step.kind === "dL_dW") {
        return `${source}.T @ ${delta_name(k, layers).quantity}`;
      }
      if (step.kind === "dL_dl") {
        return `${delta_name(k + 1, layers).quantity} @ ${weights_name(k + 1, layers).quantity}.T`;
      }
      if (last && now.loss === "cross_entropy") {
        return "y_hat - y";
      }
      const slope = $get(_NUMPY_SLOPES, now.activation[k], "").replaceAll("{l}", () => l).replaceAll("{z}", () => z);
      return `${slope_name(k + 1, layers).quantity}${slope}`;
    }

    // Return a PyTorch program whose autograd finds the same gradients.
    function net_as_pytorch(state) {
      const now = state.now, layers = state.layers;
      const lines = [
        `# ${NET_SOURCE}`,
        "import torch",
        "",
        `X = torch.tensor(${_matrix(now.X)}, dtype=torch.float64)`,
        `y = torch.tensor(${_matrix(now.y)}, dtype=torch.float64)`,
      ];
      for (const [k, matrix] of $enumerate(now.weights)) {
        const values = `${_matrix(matrix)}, dtype=torch.float64, requires_grad=True`;
        lines.push(`${weights_name(k, layers).quantity} = torch.tensor(${values})`);
      }
      lines.push("");
      for (const [k, name] of $enumerate(now.activation)) {
        const z = z_name(k, layers).quantity;
        const source = activations_name(k, layers).quantity;
        lines.push(`${z} = ${source} @ ${weights_name(k, layers).quantity}`);
        const code = name === "relu" ? "torch.relu({z})" : $get(_TORCH, name, "{z}");
        lines.push(`${activations_name(k + 1, layers).quantity} = ${code.replaceAll("{z}", () => z)}`);
      }
      if (now.loss === "squared_error") {
        lines.push("loss = 0.5 * ((y - y_hat) ** 2).sum()");
      } else {
        const of = "torch.nn.functional.binary_cross_entropy_with_logits";
        lines.push(`loss = ${of}(${z_name(layers - 1, layers).quantity}, y, reduction="sum")`);
      }
      $extend(lines, ["loss.backward()  # the chain rule, layer by layer", ""]);
      for (let k = 0, $end = layers; k < $end; k++) {
        lines.push(`print(${weights_name(k, layers).quantity}.grad)`);
      }
      return lines.join("\n") + "\n";
    }

    return { net_as_python, net_as_numpy, numpy_code, net_as_pytorch, NET_SOURCE, NET_ADDRESS };
  })();

  // explorer/derivation/net/latex.py
  const derivation_net_latex = (() => {
    const { MatrixName, activations_name, delta_name, gradient_name, slope_name, weights_name, z_name } = derivation_net_names;
    const { NetStep, net_steps } = derivation_net_steps;
    const { NET_SOURCE } = derivation_net_texts;
    const { matrix_of } = derivation_net_values;
    const { readable } = derivation_numbers;
    const { NetSnapshot } = model_net_snapshot;
    const { NetState } = model_net_state;
    const _SYMBOLS = {
      X: "X",
      y: "y",
      W: "W",
      z: "z",
      l: "l",
      y_hat: "\\hat{y}",
      loss: "L",
      delta_l: "\\Delta l",
      dL_dyhat: "\\frac{\\partial L}{\\partial \\hat{y}}",
    };
    const _TRANSPOSED = "^{\\mathsf{T}}";
    const _FUNCTIONS = { sigmoid: "\\sigma", tanh: "\\tanh", relu: "\\mathrm{ReLU}" };

    // Return the symbol of a matrix in TeX.
    function tex_name(name) {
      const numbered = !$equal(name.text, new MatrixName(name.kind, 0, name.layers).text);
      const subscript = numbered ? `_${$str(name.layer)}` : "";
      if (["dL_dW", "dL_dl"].includes(name.kind)) {
        return `\\frac{\\partial L}{\\partial ${name.kind.slice(4)}${subscript}}`;
      }
      return `${_SYMBOLS[name.kind]}${subscript}`;
    }

    // Return the derivation with its matrices, as an ``align*`` of amsmath.
    function net_as_latex(state) {
      const now = state.now, layers = state.layers;
      let rows = [];
      for (let k = 0, $end = layers; k < $end; k++) {
        const name = weights_name(k, layers);
        rows.push(`  ${tex_name(name)} &= ${tex_matrix(now.weights[k])}`);
      }
      rows = [`  X &= ${tex_matrix(now.X)}`, `  y &= ${tex_matrix(now.y)}`, ...rows];
      for (const step of net_steps(now)) {
        if (step.kind !== "update") {
          const tag = step.equation !== "" ? ` \\tag{${step.equation.slice(1, -1)}}` : "";
          let values = tex_matrix(matrix_of(state, step.matrix));
          if (step.kind === "loss") {
            values = _tex_number(state.t.loss);
          }
          const sides = `${tex_name(step.matrix)} &= ${tex_formula(now, step)} = ${values}`;
          rows.push(`  ${sides}${tag}`);
        }
      }
      for (let k = 0, $end = layers; k < $end; k++) {
        const W = tex_name(weights_name(k, layers)), slope = tex_name(gradient_name(k, layers));
        rows.push(`  ${W} &\\leftarrow ${W} - \\eta\\,${slope}`);
      }
      const body = rows.join(" \\\\\n");
      return `% ${NET_SOURCE}\n\\begin{align*}\n${body}\n\\end{align*}\n`;
    }

    // Return the right-hand side of a step in symbols, in TeX.
    function tex_formula(now, step) {
      let above;
      const k = step.layer, layers = $len(now.weights);
      const z = tex_name(z_name(k, layers)), l = tex_name(activations_name(k + 1, layers));
      const source = tex_name(activations_name(k, layers)), delta = tex_name(delta_name(k, layers));
      if (step.kind === "z") {
        return `${source} .\\, ${tex_name(weights_name(k, layers))}`;
      }
      if (step.kind === "l") {
        const symbol = $get(_FUNCTIONS, now.activation[k], "");
        return symbol !== "" ? `${$str(symbol)}(${z})` : z;
      }
      if (step.kind === "loss") {
        if (now.loss === "squared_error") {
          return "\\sum \\tfrac{1}{2}\\,(y-\\hat{y})^2";
        }
        return "-\\sum \\left(y \\log \\hat{y} + (1-y) \\log(1-\\hat{y})\\right)";
      }
      if (step.kind === "dL_dyhat") {
        if (now.loss === "squared_error") {
          return "-(y-\\hat{y})";
        }
        return "\\frac{\\hat{y}-y}{\\hat{y}\\,(1-\\hat{y})}";
      }
      if (step.kind === "dL_dW") {
        return `${source}${_TRANSPOSED} .\\, ${delta}`;
      }
      if (step.kind === "dL_dl") {
        return _tex_from_above(k, layers);
      }
      if (k === layers - 1) {
        if (now.loss === "cross_entropy") {
          return "\\hat{y}-y";
        }
        above = tex_name(slope_name(layers, layers));
      } else {
        above = `(${_tex_from_above(k, layers)})`;
      }
      return `${above}${_tex_slope(now.activation[k], l, z)}`;
    }

    function _tex_from_above(k, layers) {
      const delta = tex_name(delta_name(k + 1, layers)), weights = tex_name(weights_name(k + 1, layers));
      return `${delta} .\\, ${weights}${_TRANSPOSED}`;
    }

    function _tex_slope(activation, l, z) {
      if (activation === "sigmoid") {
        return ` \\ast ${l} \\ast (1-${l})`;
      }
      if (activation === "tanh") {
        return ` \\ast (1-${l} \\ast ${l})`;
      }
      return activation === "relu" ? ` \\ast [${z} > 0]` : "";
    }

    // Return a matrix with its numbers, in TeX.
    function tex_matrix(matrix) {
      const rows = matrix.map((row) => row.map((entry) => _tex_number(entry)).join(" & "));
      const body = rows.join(" \\\\ ");
      return `\\begin{pmatrix} ${body} \\end{pmatrix}`;
    }

    function _tex_number(value) {
      const text = readable(value).replaceAll("−", "-");
      if (!text.includes("e")) {
        return text;
      }
      const [mantissa, exponent] = text.split("e");
      return `${mantissa} \\cdot 10^{${exponent}}`;
    }

    return { tex_name, net_as_latex, tex_formula, tex_matrix };
  })();

  // explorer/plots/net/rest.py
  const plots_net_rest = (() => {
    const { activated, entry_loss } = core_net_formulas;

    // The loss of one example as a function of one unit, while the others of its layer are fixed.
    class Rest extends $Object {
      __init__(state, example, layer, unit) {
        const t = state.t;
        this._unit = unit;
        this._kind = t.kind;
        this._targets = t.y[example];
        this._names = t.activation.slice(layer);
        this._weights = t.weights.slice(layer + 1);
        this._z = t.z.slice(layer + 1).map((rows) => [...rows[example]]);
        this._fixed = [];
        this._others = 0.0;
        this.fix(t.z[layer][example]);
      }
      // Fix the other units of the layer at these z.
      fix(z) {
        if ($len(this._weights) === 0) {
          this._others = 0.0;
          for (let i = 0, $end = z.length; i < $end; i++) {
            if (i !== this._unit) {
              this._others += this._entry_loss(i, z[i]);
            }
          }
          return null;
        }
        this._fixed = this._z[0].map((_) => 0.0);
        for (let i = 0, $end = z.length; i < $end; i++) {
          if (i !== this._unit) {
            const l = activated(this._names[0], z[i]);
            const row = this._weights[0][i];
            for (let j = 0, $end = row.length; j < $end; j++) {
              this._fixed[j] += l * row[j];
            }
          }
        }
      }
      // Return the loss where the unit's activation has this argument.
      loss_at_z(z) {
        if ($len(this._weights) === 0) {
          return this._others + this._entry_loss(this._unit, z);
        }
        return this.loss_at_output(activated(this._names[0], z));
      }
      // Return the loss where the unit, which is in a hidden layer, has this output.
      loss_at_output(l) {
        const first = this._z[0];
        const out_of = this._weights[0][this._unit];
        for (let j = 0, $end = first.length; j < $end; j++) {
          first[j] = this._fixed[j] + l * out_of[j];
        }
        for (let k = 1, $end = $len(this._z); k < $end; k++) {
          this._forward(this._z[k - 1], this._names[k], this._weights[k], this._z[k]);
        }
        const outputs = this._z.at(-1);
        let total = 0.0;
        for (let j = 0, $end = outputs.length; j < $end; j++) {
          total += this._entry_loss(j, outputs[j]);
        }
        return total;
      }
      // Compute z of a layer from that of the layer before.
      _forward(before, name, matrix, after) {
        for (let j = 0, $end = after.length; j < $end; j++) {
          after[j] = 0.0;
        }
        for (let i = 0, $end = before.length; i < $end; i++) {
          const l = activated(name, before[i]);
          const row = matrix[i];
          for (let j = 0, $end = after.length; j < $end; j++) {
            after[j] += l * row[j];
          }
        }
      }
      _entry_loss(unit, z) {
        return entry_loss(this._kind, this._names.at(-1), this._targets[unit], z);
      }
    }

    return { Rest };
  })();

  // explorer/plots/net/windows.py
  const plots_net_windows = (() => {
    const { SIGNED } = core_net_formulas;
    const { NetState } = model_net_state;
    const { USUAL, Axis, factor, z_axis } = plots_windows;
    const NET_DIGITS = [1.0, 2.0, 5.0];

    // The axes that change with the state.
    class Axes extends $NamedTuple {
      constructor(z, l, loss, total) {
        super();
        this.z = z;
        this.l = l;
        this.loss = loss;
        this.total = total;
      }
    }

    // Return the axis of l: from 0 to a factor or, for both signs, from minus the factor.
    function l_axis(factor, signed) {
      return new Axis(signed ? -factor : 0.0, factor, 0.08);
    }

    // Return the axis of a loss: from 0 to ½, the highest loss of one guess, times a factor.
    function loss_axis(factor) {
      return new Axis(0.0, 0.5 * factor, 0.07);
    }
    const FIRST = new Axes(z_axis(1.0), l_axis(1.0, false), loss_axis(1.0), loss_axis(1.0));

    // Return the axis of z on which the selected example lies.
    function z_axis_of(state) {
      return z_axis(factor(Math.abs(state.z) / USUAL));
    }

    // Return the axis of l on which the selected example lies and, at the output, its target.
    function l_axis_of(state) {
      const values = shown_outputs(state);
      const signed = SIGNED.includes(state.kind) || $any(values.map((value) => value < 0.0));
      return l_axis(factor($max_of(values.map((value) => Math.abs(value))), NET_DIGITS), signed);
    }

    // Return l of the selected example and, at the output, its target.
    function shown_outputs(state) {
      if (!$truth(state.last)) {
        return [state.l];
      }
      return [state.l, state.now.y[state.now.example][state.now.weight.column]];
    }

    // Return the axis of a loss on which the point lies.
    function loss_axis_of(point, curve, usual) {
      const most = point <= usual ? usual : 2.0 * point;
      const highest = $max_of([0.0, ...curve.filter((value) => !Number.isNaN(value))]);
      return loss_axis(factor($max(point, $min(highest, most)) / 0.5, NET_DIGITS));
    }

    return { Axes, l_axis, loss_axis, z_axis_of, l_axis_of, shown_outputs, loss_axis_of, NET_DIGITS, FIRST };
  })();

  // explorer/plots/net/curves.py
  const plots_net_curves = (() => {
    const { entry_loss } = core_net_formulas;
    const { NetState } = model_net_state;
    const { Ranges } = model_ranges;
    const { linspace, squared_error } = plots_curves;
    const { Rest } = plots_net_rest;
    const { Axes, l_axis_of, loss_axis_of, z_axis_of } = plots_net_windows;
    const { held } = plots_windows;
    const ALONG_L = 97;
    const ALONG_W = 121;

    // A state with the curves through it, from which the marks of a net's plots are placed.
    class NetCurves extends $NamedTuple {
      constructor(state, axes, along_l, along_w, total) {
        super();
        this.state = state;
        this.axes = axes;
        this.along_l = along_l;
        this.along_w = along_w;
        this.total = total;
      }
    }

    // Return a state with the curves through it.
    function net_curves(state, ranges, before = null, moving = false) {
      let z = z_axis_of(state), l = l_axis_of(state);
      const hold = before != null && moving;
      if (before != null && hold) {
        z = held(before.axes.z, z, [state.z]);
        l = held(before.axes.l, l, [state.l]);
      }
      let outputs = linspace(...l.ends, ALONG_L);
      if ($truth(state.last) && state.t.kind === "cross_entropy") {
        outputs = linspace(0.0, 1.0, ALONG_L);
      }
      const along_l = loss_along(state, outputs);
      const weights = linspace(...ranges.padded("W"), ALONG_W);
      const along_w = loss_along_weight(state, weights);
      const total = sums(along_w);
      const point = state.t.losses[state.now.example];
      const usual = 0.5 * $len(state.now.y[0]);
      let loss = loss_axis_of(point, along_l, usual);
      let whole = loss_axis_of(state.t.loss, total, usual * state.examples);
      if (before != null && hold) {
        loss = held(before.axes.loss, loss, [point]);
        whole = held(before.axes.total, whole, [state.t.loss]);
      }
      return new NetCurves(
        state,
        new Axes(z, l, loss, whole),
        curve(outputs, along_l, 2.0 * loss.high),
        along_w.map((losses) => curve(weights, losses, 2.0 * whole.high)),
        curve(weights, total, 2.0 * whole.high),
      );
    }

    // Return the loss of the selected example for outputs of the selected unit, all else fixed.
    function loss_along(state, outputs) {
      const n = state.now.example;
      const [layer, , unit] = state.now.weight;
      if ($truth(state.last)) {
        const others = others_loss(state, n, unit);
        const y = state.now.y[n][unit];
        return outputs.map((guess) => others + guess_loss(state.t.kind, y, guess));
      }
      const rest = new Rest(state, n, layer, unit);
      return outputs.map((output) => rest.loss_at_output(output));
    }

    // Return the loss of an example's outputs but one.
    function others_loss(state, example, unit) {
      const t = state.t;
      let total = 0.0;
      for (const [j, z] of $enumerate(t.z.at(-1)[example])) {
        if (j !== unit) {
          total += entry_loss(t.kind, t.activation.at(-1), t.y[example][j], z);
        }
      }
      return total;
    }

    // Return the loss of one output for any guess: infinite where it has no value.
    function guess_loss(kind, y, guess) {
      if (kind === "squared_error") {
        return squared_error(y, guess);
      }
      if (!(0.0 < guess && guess < 1.0)) {
        return guess === y ? 0.0 : Infinity;
      }
      return -y * Math.log(guess) - (1.0 - y) * Math.log1p(-guess);
    }

    // Return for each example its loss at these values of the selected weight.
    function loss_along_weight(state, weights) {
      const [layer, row, unit] = state.now.weight;
      const curves = [];
      for (let n = 0, $end = state.examples; n < $end; n++) {
        const rest = new Rest(state, n, layer, unit);
        const others = z_without(state, n);
        const comes_in = state.t.activations[layer][n][row];
        curves.push(weights.map((w) => rest.loss_at_z(others + w * comes_in)));
      }
      return curves;
    }

    // Return z of the selected unit at w = 0: what its other inputs give.
    function z_without(state, example) {
      const [layer, row, unit] = state.now.weight;
      let total = 0.0;
      for (const [i, l] of $enumerate(state.t.activations[layer][example])) {
        if (!$equal(i, row)) {
          total += l * state.now.weights[layer][i][unit];
        }
      }
      return total;
    }

    // Write `z_without` of the selected example with two decimals.
    function z_without_text(state) {
      const rounded = $round(z_without(state, state.now.example), 2) + 0.0;
      return $fixed(rounded, 2).replaceAll("-", "−");
    }

    // Return the sum of several curves' values at each sample.
    function sums(curves) {
      const totals = curves[0].map((_) => 0.0);
      for (const values of curves) {
        for (let i = 0, $end = totals.length; i < $end; i++) {
          totals[i] += values[i];
        }
      }
      return totals;
    }

    // Return the points of a curve; those far above the plot are cut off.
    function curve(across, up, highest) {
      return $zip(across, up).map(([x, y]) => [x, $min(y, highest)]);
    }

    return { NetCurves, net_curves, loss_along, others_loss, guess_loss, loss_along_weight, z_without, z_without_text, sums, curve, ALONG_L, ALONG_W };
  })();

  // explorer/plots/net/layout.py
  const plots_net_layout = (() => {
    const { NetState } = model_net_state;
    const { SIZES, Margins } = plots_layout;
    const NET_MARGINS = new Margins(52, 10, 36, 8);
    const SURFACE_MARGINS = $replace(NET_MARGINS, { right: 62 });
    const CHAIN = 128.0;
    const BELOW = 142.0;
    const NET_SIZES = {
      "net-z": [SIZES["z"][0], CHAIN],
      "net-l": [SIZES["sigma"][0], CHAIN],
      "net-loss": [SIZES["loss"][0], CHAIN],
      "net-z-tall": SIZES["z"],
      "net-l-tall": SIZES["sigma"],
      "net-loss-tall": SIZES["loss"],
      "net-shares": [320, BELOW],
      "net-along": [355, BELOW],
      "net-surface": [420, BELOW],
      "net-along-wide": [SIZES["descent"][0], BELOW],
      "net-surface-wide": [SIZES["surface"][0], BELOW],
      "net-along-tall": SIZES["descent"],
      "net-surface-tall": SIZES["surface"],
    };

    // Return the form that a state's pictures have.
    function form_of(state) {
      if (state.single) {
        return "tall";
      }
      return state.examples === 1 ? "wide" : "";
    }

    // Return the name of a picture in a form: ``"net-along"``, ``"net-along-wide"``.
    function picture_name(name, form) {
      if (form === "" || form === "wide" && !Object.hasOwn(NET_SIZES, `${name}-wide`)) {
        return name;
      }
      return `${name}-${form}`;
    }

    // Return the length of a picture's x axis, px.
    function axes_width(name, margins = NET_MARGINS) {
      return NET_SIZES[name][0] - margins.left - margins.right;
    }

    return { form_of, picture_name, axes_width, NET_MARGINS, SURFACE_MARGINS, CHAIN, BELOW, NET_SIZES };
  })();

  // explorer/plots/net/chain.py
  const plots_net_chain = (() => {
    const { activated } = core_net_formulas;
    const { ACTIVATION_TEXTS } = derivation_net_activations;
    const { Ranges } = model_ranges;
    const { samples } = plots_curves;
    const { Mark, Plot, Scale, Window } = plots_marks;
    const { NetCurves, z_without, z_without_text } = plots_net_curves;
    const { NET_MARGINS, NET_SIZES, axes_width, picture_name } = plots_net_layout;
    const { Axes, shown_outputs } = plots_net_windows;
    const { shade, shade_label } = plots_shading;
    const { COUNT, ticks_along } = plots_windows;
    const LETTER = 5.6;
    const TICKS_OF_Z = COUNT, TICKS_ALONG_L = 5, TICKS_UP_L = 3, TICKS_OF_LOSS = 6;

    // Return the plot of z along w: a line whose slope is what comes in.
    function net_z_plot(ranges, axes, form) {
      const window = new Window(ranges.padded("W"), axes.z.ends);
      const name = picture_name("net-z", form);
      const line = (c, n) => {
        const rest = z_without(c.state, n), comes_in = c.state.inputs()[n];
        return window.x.map((w) => [w, rest + comes_in * w]);
      };
      const others = (c, px) => {
        return $range(c.state.examples).map((n) => n !== c.state.now.example ? line(c, n) : []);
      };
      const rest = (c, px) => {
        const z = z_without(c.state, c.state.now.example);
        const has_others = c.state.shape[0] > 1 && (window.y[0] <= z && z <= window.y[1]);
        return has_others ? [[0.0, z]] : [];
      };
      const rest_text = (c) => {
        const what = c.state.now.weight.layer === 0 ? "inputs" : "units";
        return `the other ${what} alone: ${z_without_text(c.state)}`;
      };
      const rest_label = (c, px) => {
        if (c.state.shape[0] === 1) {
          return [];
        }
        const dx = (LETTER * rest_text(c).length / 2 + 4) / px.x, dy = 11 / px.y;
        const rises = c.state.dz_dW >= 0;
        const right = [window.x[1] - dx, rises ? window.y[0] + dy : window.y[1] - dy];
        const left = [window.x[0] + dx, rises ? window.y[1] - dy : window.y[0] + dy];
        const w = c.state.w, z = c.state.z;
        const is_free = Math.abs(w - right[0]) > dx + 10 / px.x || Math.abs(z - right[1]) > 20 / px.y;
        return [is_free ? right : left];
      };
      return new Plot(
        name,
        "z along w",
        NET_SIZES[name],
        "w",
        "z",
        window,
        [
          new Mark("examples", "z", "lines", others),
          new Mark("guide", "z", "line", (c, px) => window.guide(c.state.w, c.state.z)),
          new Mark("curve", "z", "line", (c, px) => line(c, c.state.now.example)),
          new Mark("rest", "z", "dots", rest),
          new Mark("rest-label", "z", "text", rest_label, undefined, "alone", rest_text),
          new Mark(
            "tangent",
            "dz_dW",
            "line",
            (c, px) => window.tangent(c.state.w, c.state.z, c.state.dz_dW, px),
          ),
          new Mark("point", "z", "point", (c, px) => [[c.state.w, c.state.z]]),
        ],
        undefined,
        undefined,
        undefined,
        NET_MARGINS,
        ticks_along(ranges.W, axes_width(name)),
        axes.z.ticks(TICKS_OF_Z),
      );
    }

    // Return the z from which on an activation is saturated, on both sides; else infinity.
    function flat_from(activation) {
      const most = $get({ sigmoid: 0.25, tanh: 1.0 }, activation, 0.0);
      if (most === 0.0) {
        return Infinity;
      }
      const flat = 0.5 + Math.sqrt(0.25 - 0.25 * ACTIVATION_TEXTS[activation].almost_zero / most);
      const z = Math.log(flat / (1.0 - flat));
      return activation === "sigmoid" ? z : z / 2.0;
    }

    // Return the z at which an activation's curve is sampled.
    function activation_samples(activation, ends) {
      if (activation === "identity") {
        return [...ends];
      }
      if (activation === "relu") {
        return [ends[0], 0.0, ends[1]];
      }
      return samples(ends, activation === "sigmoid" ? 1.0 : 2.0, 161);
    }

    // Return the plot of the unit's output along z: the curve of its activation.
    function net_l_plot(axes, last, form) {
      const window = new Window(axes.z.ends, axes.l.ends);
      const name = picture_name("net-l", form);
      const curve = (c, px) => {
        const kind = c.state.kind;
        return activation_samples(kind, window.x).map((z) => [z, activated(kind, z)]);
      };
      const edges = (c) => {
        if (c.state.kind === "relu") {
          return [0.0, Infinity];
        }
        const flat = flat_from(c.state.kind);
        return [-flat, flat];
      };
      const label = (c, side, px) => {
        return shade_label(window, edges(c), side, px);
      };
      const word = (c) => {
        return c.state.kind === "relu" ? "off" : "saturated";
      };
      const target = (c) => {
        return shown_outputs(c.state).at(-1);
      };
      const target_line = (c, px) => {
        return $truth(c.state.last) ? window.x.map((z) => [z, target(c)]) : [];
      };
      const target_label = (c, px) => {
        if (!$truth(c.state.last)) {
          return [];
        }
        const side = 2 * target(c) > window.y[0] + window.y[1] ? -1 : 1;
        return [window.inside(window.x[1], target(c) + side * 10 / px.y, px)];
      };
      const error = (c, px) => {
        return $truth(c.state.last) ? [[c.state.z, c.state.l], [c.state.z, target(c)]] : [];
      };
      const error_label = (c, px) => {
        const z = c.state.z, l = c.state.l, y = target(c);
        if (!$truth(c.state.last) || Math.abs(y - l) * px.y < 22) {
          return [];
        }
        let side = y > l ? -1 : 1;
        const edge = side < 0 ? window.x[0] : window.x[1];
        if (Math.abs(edge - z) * px.x < 64) {
          side = -side;
        }
        let height = (y + l) / 2;
        if (Math.abs(z) > flat_from(c.state.kind)) {
          height = $max(height, window.y[0] + 38 / px.y);
        }
        return [[z + side * 24 / px.x, height]];
      };
      const rings = (c, px) => {
        return $enumerate(spots(c)).filter(([n, spot]) => !$equal(n, c.state.now.example) && contains(window, spot)).map(([n, spot]) => spot);
      };
      return new Plot(
        name,
        "the unit’s output along z",
        NET_SIZES[name],
        "z",
        last ? "ŷ" : "l",
        window,
        [
          new Mark("shade-left", "z", "area", (c, px) => shade(window, edges(c), -1)),
          new Mark("shade-right", "z", "area", (c, px) => shade(window, edges(c), 1)),
          new Mark("guide", "y_hat", "line", (c, px) => window.guide(c.state.z, c.state.l)),
          new Mark("curve", "y_hat", "line", curve),
          new Mark("target", "y", "line", target_line),
          new Mark("target-label", "y", "text", target_label, undefined, "y"),
          new Mark("error", "dL_dyhat", "line", error),
          new Mark("shade-left-label", "z", "text", (c, px) => label(c, -1, px), undefined, "saturated", word),
          new Mark("shade-right-label", "z", "text", (c, px) => label(c, 1, px), undefined, "saturated", word),
          new Mark("error-label", "dL_dyhat", "text", error_label, undefined, "y − ŷ"),
          new Mark("rings", "y_hat", "dots", rings),
          new Mark("holes", "y_hat", "dots", rings),
          new Mark(
            "tangent",
            "dyhat_dz",
            "line",
            (c, px) => window.tangent(c.state.z, c.state.l, c.state.dl_dz, px),
          ),
          new Mark("point", "y_hat", "point", (c, px) => [[c.state.z, c.state.l]]),
        ],
        undefined,
        undefined,
        undefined,
        NET_MARGINS,
        axes.z.ticks(TICKS_OF_Z),
        axes.l.ticks(TICKS_UP_L),
      );
    }

    // Return z and l of the selected unit for each example.
    function spots(c) {
      const [layer, , unit] = c.state.now.weight;
      const outputs = c.state.t.activations[layer + 1].map((row) => row[unit]);
      return $zip(c.state.unit(c.state.t.z), outputs).map(([z, l]) => [z, l]);
    }

    // Whether a point lies on a plot's axes.
    function contains(window, spot) {
      const [[x, y], [left, right], [low, high]] = [spot, window.x, window.y];
      return (left <= x && x <= right) && (low <= y && y <= high);
    }

    // Return the plot of the selected example's loss along the unit's output.
    function net_loss_plot(axes, last, form) {
      const window = new Window(axes.l.ends, axes.loss.ends);
      const name = picture_name("net-loss", form);
      const point = (c) => {
        return [c.state.l, c.state.t.losses[c.state.now.example]];
      };
      const target = (c, px) => {
        return $truth(c.state.last) ? window.y.map((v) => [shown_outputs(c.state).at(-1), v]) : [];
      };
      const target_label = (c, px) => {
        if (!$truth(c.state.last)) {
          return [];
        }
        const y = shown_outputs(c.state).at(-1);
        const side = (y - window.x[0]) * px.x > 24 ? -1 : 1;
        return [window.inside(y + side * 10 / px.x, window.y[1], px)];
      };
      return new Plot(
        name,
        "the loss along the unit’s output",
        NET_SIZES[name],
        last ? "ŷ" : "l",
        "L",
        window,
        [
          new Mark("target", "y", "line", target),
          new Mark("target-label", "y", "text", target_label, undefined, "y"),
          new Mark("guide", "loss", "line", (c, px) => window.guide(...point(c))),
          new Mark("curve", "loss", "line", (c, px) => c.along_l),
          new Mark("tangent", "dL_dyhat", "line", (c, px) => window.tangent(...point(c), c.state.dL_dl, px)),
          new Mark("point", "loss", "point", (c, px) => [point(c)]),
        ],
        undefined,
        undefined,
        undefined,
        NET_MARGINS,
        axes.l.ticks(TICKS_ALONG_L),
        axes.loss.ticks(TICKS_OF_LOSS),
      );
    }

    return { net_z_plot, flat_from, activation_samples, net_l_plot, spots, contains, net_loss_plot, LETTER, TICKS_OF_Z, TICKS_ALONG_L, TICKS_UP_L, TICKS_OF_LOSS };
  })();

  // explorer/plots/net/along.py
  const plots_net_along = (() => {
    const { Ranges } = model_ranges;
    const { step_marks } = plots_descent;
    const { Mark, Plot, Scale, Window, within } = plots_marks;
    const { LETTER, TICKS_OF_LOSS } = plots_net_chain;
    const { NetCurves } = plots_net_curves;
    const { NET_MARGINS, NET_SIZES, axes_width, picture_name } = plots_net_layout;
    const { Axes } = plots_net_windows;
    const { ticks_along } = plots_windows;
    const NEAR_END = 110.0;

    // Return the plot of the loss along w, of all examples and of each.
    function net_along_plot(ranges, axes, form) {
      const window = new Window(ranges.padded("W"), axes.total.ends);
      const name = picture_name("net-along", form);
      const point = (c) => {
        return [c.state.w, c.state.t.loss];
      };
      const examples = (c, px) => {
        const n = c.state.now.example;
        return $enumerate(c.along_w).map(([i, points]) => !$equal(i, n) ? points : []);
      };
      const example = (c, px) => {
        return c.state.examples > 1 ? c.along_w[c.state.now.example] : [];
      };
      const example_text = (c) => {
        return `example ${$str(c.state.now.example + 1)}`;
      };
      const example_label = (c, px) => {
        const right = c.state.w >= 0;
        const end = right ? window.x[1] : window.x[0];
        const is_free = Math.abs(end - c.state.w) * px.x > NEAR_END;
        return above(example(c, px), example_text(c), is_free ? right : !right, px);
      };
      const all_text = (c) => {
        const count = c.state.examples;
        const words = ["", "", "two", "three", "four"];
        return `all ${$str(count <= 4 ? words[count] : count)}`;
      };
      const all_label = (c, px) => {
        return above(c.state.examples > 1 ? c.total : [], all_text(c), c.state.w < 0, px);
      };
      const above = (curve, text, at_right, px) => {
        const room = (LETTER * text.length / 2 + 4) / px.x;
        const middle = at_right ? window.x[1] - room : window.x[0] + room;
        const heights = curve.filter(([x, y]) => Math.abs(x - middle) <= room).map(([x, y]) => y);
        if (heights.length === 0) {
          return [];
        }
        let up = $max_of(heights) + 10 / px.y;
        if (up > window.y[1] - 6 / px.y) {
          up = $min_of(heights) - 10 / px.y;
        }
        return [[middle, within(up, [window.y[0] + 6 / px.y, window.y[1] - 6 / px.y])]];
      };
      return new Plot(
        name,
        "the loss along w",
        NET_SIZES[name],
        "w",
        "L",
        window,
        [
          new Mark("examples", "loss", "lines", examples),
          new Mark("example", "loss", "line", example),
          new Mark("guide", "loss", "line", (c, px) => window.guide(...point(c))),
          new Mark("curve", "loss", "line", (c, px) => c.total),
          new Mark("example-label", "loss", "text", example_label, undefined, "example", example_text),
          new Mark("all-label", "loss", "text", all_label, undefined, "all", all_text),
          new Mark("tangent", "dL_dW", "line", (c, px) => window.tangent(...point(c), c.state.dL_dW, px)),
          ...step_marks(window, (c) => [c.state.w, c.state.W_next, c.state.t.loss], "step −η ∂L/∂w"),
          new Mark("point", "loss", "point", (c, px) => [point(c)]),
        ],
        undefined,
        undefined,
        undefined,
        NET_MARGINS,
        ticks_along(ranges.W, axes_width(name)),
        axes.total.ticks(TICKS_OF_LOSS),
      );
    }

    return { net_along_plot, NEAR_END };
  })();

  // explorer/plots/net/surface_losses.py
  const plots_net_surface_losses = (() => {
    const { activated, entry_loss } = core_net_formulas;
    const { Weight, with_weight } = model_net_snapshot;
    const { NetState } = model_net_state;
    const { loss_along_weight } = plots_net_curves;
    const { Rest } = plots_net_rest;

    // Return the loss at values of the selected weight and of another entry of the net.
    function surface_losses(state, over, w, other) {
      let found;
      if (over === "y") {
        return _over_target(state, w, other);
      }
      const n = state.now.example, weight = state.now.weight, twin = state.now.twin;
      if (over === "x") {
        const others = _without(loss_along_weight(state, w), n);
        found = other.map((_) => [...others]);
        _add(found, state, n, null, weight, other, w);
        return found;
      }
      if (twin.layer <= weight.layer) {
        found = other.map((_) => w.map((_) => 0.0));
        for (let example = 0, $end = state.examples; example < $end; example++) {
          _add(found, state, example, twin, weight, other, w);
        }
        return found;
      }
      found = w.map((_) => other.map((_) => 0.0));
      for (let example = 0, $end = state.examples; example < $end; example++) {
        _add(found, state, example, weight, twin, w, other);
      }
      return $range(other.length).map((i) => found.map((row) => row[i]));
    }

    // Return the sum of the losses of all examples but one.
    function _without(curves, example) {
      let totals = curves[0].map((_) => 0.0);
      for (const [n, values] of $enumerate(curves)) {
        if (n !== example) {
          totals = $zip(totals, values).map(([total, value]) => total + value);
        }
      }
      return totals;
    }

    // Add an example's losses to a grid.
    function _add(found, state, example, early, late, early_values, late_values) {
      const t = state.t;
      const start = early == null ? 0 : early.layer;
      const inputs = [...t.activations[start][example]];
      const weights = t.weights.slice(start, late.layer + 1).map((matrix) => matrix.map((row) => [...row]));
      weights.at(-1)[late.row][late.column] = 0.0;
      const names = t.activation.slice(start);
      const rest = new Rest(state, example, late.layer, late.column);
      for (const [row, value] of $zip(found, early_values)) {
        if (early == null) {
          inputs[state.now.source] = value;
        } else {
          weights[0][early.row][early.column] = value;
        }
        let comes_in = inputs;
        for (let k = 0, $end = weights.length - 1; k < $end; k++) {
          const name = names[k];
          comes_in = product(comes_in, weights[k]).map((z) => activated(name, z));
        }
        const z = product(comes_in, weights.at(-1));
        rest.fix(z);
        const fixed = z[late.column], slope = comes_in[late.row];
        for (let i = 0, $end = late_values.length; i < $end; i++) {
          row[i] += rest.loss_at_z(fixed + late_values[i] * slope);
        }
      }
    }

    // Return the matrix product of a row and a matrix.
    function product(row, matrix) {
      const sums = matrix[0].map((_) => 0.0);
      for (let i = 0, $end = row.length; i < $end; i++) {
        for (let j = 0, $end = sums.length; j < $end; j++) {
          sums[j] += row[i] * matrix[i][j];
        }
      }
      return sums;
    }

    // Return the losses at values of w and of the target that the slider y moves.
    function _over_target(state, w, other) {
      const n = state.now.example, unit = state.now.target;
      const t = state.t;
      const others = _without(loss_along_weight(state, w), n);
      const found = other.map((_) => [...others]);
      for (let i = 0, $end = w.length; i < $end; i++) {
        const z = _outputs(state, w[i]);
        let fixed = 0.0;
        for (let j = 0, $end = z.length; j < $end; j++) {
          if (j !== unit) {
            fixed += entry_loss(t.kind, t.activation.at(-1), t.y[n][j], z[j]);
          }
        }
        for (const [row, y] of $zip(found, other)) {
          row[i] += fixed + entry_loss(t.kind, t.activation.at(-1), y, z[unit]);
        }
      }
      return found;
    }

    // Return z of the output layer for the selected example, at a value of the selected weight.
    function _outputs(state, w) {
      const layer = state.now.weight.layer;
      const matrix = with_weight(state.now.weights, state.now.weight, w);
      let comes_in = state.t.activations[layer][state.now.example];
      for (let k = layer, $end = state.layers - 1; k < $end; k++) {
        const name = state.now.activation[k];
        comes_in = product(comes_in, matrix[k]).map((z) => activated(name, z));
      }
      return product(comes_in, matrix.at(-1));
    }

    return { surface_losses, product };
  })();

  // explorer/plots/net/surface.py
  const plots_net_surface = (() => {
    const { NetState } = model_net_state;
    const { Ranges } = model_ranges;
    const { contour_lines } = plots_contours;
    const { linspace } = plots_curves;
    const { surface_losses } = plots_net_surface_losses;
    const NET_LEVELS = [0.03, 0.1, 0.22, 0.36, 0.52, 0.68, 0.85];
    const FINE = [120, 80];
    const QUICK = [60, 40];
    const MOST = 800.0;
    const FEWEST = [24, 16];
    const ACTIVATION = 10.0;
    const PARTS = 4;
    const BAR_DIGITS = [1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0];
    const FLATTEST = 0.05;
    const SHORTEST = 0.01;

    // The loss on the whole of a surface plot's axes, at one state.
    class NetSurface extends $Object {
      __init__(state, ranges, over, points, padded = true) {
        const names = ["W", over === "twin" ? "W" : over];
        const ends = names.map((name) => padded ? ranges.padded(name) : ranges.ends(name));
        this.W = linspace(...ends[0], points[0]);
        this.other = linspace(...ends[1], points[1]);
        this.losses = surface_losses(state, over, this.W, this.other);
        [this.lowest, this.highest] = extremes(this.losses);
        this.bar = bar_ends(this.lowest, this.highest);
      }
      // Return the numbers at the colour bar's ticks.
      bar_ticks() {
        return linspace(...this.bar, PARTS + 1);
      }
      // Return the contour lines, in data coordinates.
      contours() {
        const height = this.highest - this.lowest;
        if (height <= 1e-09 * Math.abs(this.highest)) {
          return [];
        }
        return NET_LEVELS.flatMap((share) => [...contour_lines(this.W, this.other, this.losses, this.lowest + share * height)]);
      }
      // Return the index of each sample's colour among 256, row by row from the top.
      pixels() {
        const [low, high] = this.bar;
        const scale = 255.999 / (high - low);
        return [...this.losses].reverse().flatMap((row) => row.map((value) => $int($min((value - low) * scale, 255.0))));
      }
    }

    // Return how many samples a surface has: fewer than wanted if each one takes long.
    function affordable(state, over, points) {
      const now = state.now;
      let first = now.weight.layer;
      if (over === "twin") {
        first = $max(first, now.twin.layer);
      }
      let work = 0.0;
      for (const matrix of now.weights.slice(first + 1)) {
        work += $len(matrix[0]) * ($len(matrix) + ACTIVATION);
      }
      if (over === "twin") {
        work *= state.examples;
      }
      const share = Math.sqrt($min(1.0, MOST / $max(work, 1.0)));
      const [across, up] = points;
      return [$max(FEWEST[0], $round(share * across)), $max(FEWEST[1], $round(share * up))];
    }

    // Whether two states have the same surface: they may differ in the two entries it is over.
    function same_surface(one, other, over) {
      const a = one.now, b = other.now;
      if (!$equal(a.weight, b.weight) || !$equal(a.activation, b.activation) || !$equal(a.loss, b.loss)) {
        return false;
      }
      if (over === "twin" && !$equal(a.twin, b.twin)) {
        return false;
      }
      let n = -1;
      if (over !== "twin") {
        n = a.example;
        if (!$equal(n, b.example) || !$equal(a.source, b.source) || !$equal(a.target, b.target)) {
          return false;
        }
      }
      return _same(a.X, b.X, over === "x" ? n : -1, a.source) && _same(a.y, b.y, over === "y" ? n : -1, a.target) && $len(a.weights) === $len(b.weights) && $all($enumerate(a.weights).map(([k, matrix]) => _same(
        matrix,
        b.weights[k],
        a.weight.layer === k ? a.weight.row : -1,
        a.weight.column,
        over === "twin" && a.twin.layer === k ? a.twin.row : -1,
        a.twin.column,
      )));
    }

    // Whether two matrices are equal but for one or two entries.
    function _same(one, other, row, column, row_2 = -1, column_2 = -1) {
      if ($len(one) !== $len(other) || $len(one[0]) !== $len(other[0])) {
        return false;
      }
      for (const [i, entries] of $enumerate(one)) {
        for (const [j, entry] of $enumerate(entries)) {
          const excepted = i === row && j === column || i === row_2 && j === column_2;
          if (!$equal(entry, other[i][j]) && !excepted) {
            return false;
          }
        }
      }
      return true;
    }

    // Return the lowest and the highest of the values.
    function extremes(values) {
      let lowest = Infinity, highest = -Infinity;
      for (const row of values) {
        for (const value of row) {
          lowest = $min(lowest, value);
          highest = $max(highest, value);
        }
      }
      return [lowest, highest];
    }

    // Return round numbers below and above an interval, with round numbers at the ticks between.
    function bar_ends(low, high) {
      const least = $max($max((high - low) / PARTS, FLATTEST * Math.abs(high)), SHORTEST);
      let exponent = $floor(Math.log10(least));
      while (true) {
        const unit = $float(`1e${$str(exponent)}`);
        const first = $floor(low / unit + 1e-09) * unit;
        for (const digit of BAR_DIGITS) {
          if (first + PARTS * digit * unit >= high - 1e-09 * unit) {
            return [first, first + PARTS * digit * unit];
          }
        }
        exponent += 1;
      }
    }

    return { NetSurface, affordable, same_surface, extremes, bar_ends, NET_LEVELS, FINE, QUICK, MOST, FEWEST, ACTIVATION, PARTS, BAR_DIGITS, FLATTEST, SHORTEST };
  })();

  // explorer/plots/net/surface_plot.py
  const plots_net_surface_plot = (() => {
    const { MatrixName, weights_name } = derivation_net_names;
    const { NetState } = model_net_state;
    const { Ranges } = model_ranges;
    const { OUTSIDE, GradientArrow, magnification } = plots_gradient_vector;
    const { Mark, Plot, Window } = plots_marks;
    const { NET_SIZES, SURFACE_MARGINS, axes_width, form_of, picture_name } = plots_net_layout;
    const { ticks } = plots_ticks;
    const { ticks_along } = plots_windows;
    const SYMBOLS = { twin: "w′", x: "x", y: "y" };
    const SURFACES = { "": ["twin", "x"], wide: ["twin", "x", "y"], tall: ["x", "y"] };

    // Return the entries that there may be a surface over: another weight only if there is one.
    function overs(state) {
      const found = SURFACES[form_of(state)];
      return !$equal(state.now.twin, state.now.weight) ? found : [...found.filter((one) => one !== "twin")];
    }

    // Return the entry along the other axis.
    function other_value(state, over) {
      if (over === "twin") {
        return state.w_twin;
      }
      return over === "x" ? state.x : state.y;
    }

    // Return the heading of the surface: the entries that it is over.
    function heading(state, over) {
      let entry;
      const now = state.now;
      if (over === "twin") {
        const [layer, row, column] = now.twin;
        const matrix = now.weights[layer];
        const name = weights_name(layer, state.layers);
        entry = name.entry(row, column, [$len(matrix), $len(matrix[0])]);
      } else {
        const [symbol, column] = over === "x" ? ["X", now.source] : ["y", now.target];
        const width = over === "x" ? $len(now.X[0]) : $len(now.y[0]);
        entry = new MatrixName(symbol, 0, 1).entry(now.example, column, [state.examples, width]);
      }
      const same = entry.toLowerCase() === SYMBOLS[over];
      return same ? `L over w, ${SYMBOLS[over]}` : `L over w, ${$str(entry)}`;
    }

    // Return ∇L over the selected weight and the other entry.
    function net_gradient(state, over) {
      if (over === "twin") {
        return [state.dL_dW, state.dL_dtwin];
      }
      return [state.dL_dW, over === "x" ? state.dL_dx : state.dL_dy];
    }

    // Return the points that descent has visited, from the first to the current one.
    function trail(state, over) {
      const [[layer, row, column], [layer_2, row_2, column_2]] = [state.now.weight, state.now.twin];
      return state.trail.map((weights) => [
        weights[layer][row][column],
        over === "twin" ? weights[layer_2][row_2][column_2] : other_value(state, over),
      ]);
    }

    // Return the arrow on the surface over the selected weight and another entry.
    function net_flat_arrow(ranges, over) {
      return new GradientArrow(
        new Window(ranges.padded("W"), ranges.padded(over === "twin" ? "W" : over)),
        OUTSIDE,
        magnification(ranges),
        (c) => net_gradient(c.state, over),
        (c, dw, dv) => [c.state.w + dw, other_value(c.state, over) + dv],
      );
    }

    // Return the plot of the loss over the selected weight and another entry.
    function net_surface_plot(ranges, over, form) {
      const axis = over === "twin" ? "W" : over;
      const drawn = net_flat_arrow(ranges, over);
      const window = drawn.window;
      const size = picture_name("net-surface", form);
      let suffix = over === "twin" ? "" : `-${over}`;
      suffix = form !== "" ? `${$str(suffix)}-${form}` : suffix;
      return new Plot(
        `net-surface${$str(suffix)}`,
        `the loss over w and ${SYMBOLS[over]}`,
        NET_SIZES[size],
        "w",
        SYMBOLS[over],
        window,
        [
          new Mark("slice", "W", "line", (c, px) => window.x.map((w) => [w, other_value(c.state, over)])),
          new Mark("trail", "W", "dots", (c, px) => trail(c.state, over)),
          new Mark("trail-holes", "W", "dots", (c, px) => trail(c.state, over)),
          ...drawn.marks(),
        ],
        undefined,
        over,
        undefined,
        SURFACE_MARGINS,
        ticks_along(ranges.W, axes_width(size, SURFACE_MARGINS)),
        ticks(...ranges.ends(axis), 4),
      );
    }

    return { overs, other_value, heading, net_gradient, trail, net_flat_arrow, net_surface_plot, SYMBOLS, SURFACES };
  })();

  // explorer/plots/net/surface_3d.py
  const plots_net_surface_3d = (() => {
    const { NetState } = model_net_state;
    const { Ranges } = model_ranges;
    const { linspace } = plots_curves;
    const { GradientArrow, magnification } = plots_gradient_vector;
    const { Margins } = plots_layout;
    const { Mark, Plot, Window } = plots_marks;
    const { NetCurves } = plots_net_curves;
    const { NetSurface, affordable } = plots_net_surface;
    const { surface_losses } = plots_net_surface_losses;
    const { SYMBOLS, net_gradient, other_value, trail } = plots_net_surface_plot;
    const { SIZE, View3D } = plots_projection;
    const { EDGE, SAMPLES, on_tangent_plane, scales_3d } = plots_surface_3d;

    // Return the loss on the two lower axes of the box.
    function net_surface_in_space(state, ranges, over) {
      const points = affordable(state, over, [SAMPLES, SAMPLES]);
      return new NetSurface(state, ranges, over, points, false);
    }

    // Return the ends of the box around the surface, along w, the other axis and L.
    function net_ends_3d(ranges, over, bar) {
      return [ranges.W, ranges.ends(over === "twin" ? "W" : over), bar];
    }

    // Return the marks on the surface.
    function net_surface_3d_plot(ranges, over, view) {
      const [width, height] = SIZE;
      const window = new Window([0, width], [0, height]);
      const suffix = over === "twin" ? "" : `-${over}`;
      const on_surface = (s, points) => {
        return view().project(points.map(([w, v]) => [w, v, surface_losses(s, over, [w], [v])[0][0]]));
      };
      const cut = (s) => {
        const weights = linspace(ranges.W[0], ranges.W[1], SAMPLES), v = other_value(s, over);
        const heights = surface_losses(s, over, weights, [v])[0];
        return view().project($zip(weights, heights).map(([w, L]) => [w, v, L]));
      };
      const to = (c, dw, dv) => {
        const s = c.state, seen = view();
        const point = [s.w, other_value(s, over), s.t.loss];
        return on_tangent_plane((points) => seen.project(points), point, net_gradient(s, over), dw, dv);
      };
      const drawn = new GradientArrow(
        window,
        -EDGE,
        magnification(ranges),
        (c) => net_gradient(c.state, over),
        to,
        () => scales_3d(view().ends),
      );
      return new Plot(
        `net-surface${suffix}-3d`,
        `the loss over w and ${SYMBOLS[over]}`,
        SIZE,
        "",
        "",
        window,
        [
          new Mark("slice", "W", "line", (c, px) => cut(c.state)),
          new Mark("trail", "W", "dots", (c, px) => on_surface(c.state, trail(c.state, over))),
          new Mark("trail-holes", "W", "dots", (c, px) => on_surface(c.state, trail(c.state, over))),
          ...drawn.marks(),
        ],
        undefined,
        over,
        true,
        new Margins(0, 0, 0, 0),
      );
    }

    return { net_surface_in_space, net_ends_3d, net_surface_3d_plot };
  })();

  // explorer/plots/net/net_plots.py
  const plots_net_net_plots = (() => {
    const { Ranges } = model_ranges;
    const { Plot } = plots_marks;
    const { net_along_plot } = plots_net_along;
    const { net_l_plot, net_loss_plot, net_z_plot } = plots_net_chain;
    const { NetCurves } = plots_net_curves;
    const { net_surface_3d_plot } = plots_net_surface_3d;
    const { SURFACES, net_surface_plot } = plots_net_surface_plot;
    const { FIRST, Axes } = plots_net_windows;
    const { HOME, View3D } = plots_projection;

    // Return the five plots, in the order of the chain.
    function net_plots(ranges, axes, last, form, over = "twin") {
      return [
        net_z_plot(ranges, axes, form),
        net_l_plot(axes, last, form),
        net_loss_plot(axes, last, form),
        net_along_plot(ranges, axes, form),
        net_surface_plot(ranges, over, form),
      ];
    }
    const EVERY_OVER = ["twin", "x", "y"];
    const FIRST_VIEW = new View3D([[0.0, 1.0], [0.0, 1.0], [0.0, 1.0]], ...HOME);

    // Return each plot that a page may show, on the axes in which it is drawn first.
    function every_plot(ranges) {
      const found = {};
      for (const [form, overs] of Object.entries(SURFACES)) {
        for (const over of overs) {
          for (const plot of net_plots(ranges, FIRST, false, form, over)) {
            found[plot.name] = plot;
          }
        }
      }
      const in_space = EVERY_OVER.map((over) => net_surface_3d_plot(ranges, over, () => FIRST_VIEW));
      return [...Object.values(found), ...in_space];
    }

    // Return the texts of a plot that change with the state, by the mark's id.
    function texts(plot, c) {
      return $dict(plot.marks.filter((mark) => mark.says != null).map((mark) => [`${$str(plot.name)}.${mark.role}`, mark.says(c)]));
    }

    return { net_plots, every_plot, texts, EVERY_OVER, FIRST_VIEW };
  })();

  // explorer/plots/net/shares.py
  const plots_net_shares = (() => {
    const { readable } = derivation_numbers;
    const { NetState } = model_net_state;
    const { linspace } = plots_curves;
    const { NET_SIZES } = plots_net_layout;
    const { DIGITS, tick_labels } = plots_ticks;
    const [WIDTH, HEIGHT] = NET_SIZES["net-shares"];
    const LEFT = 74.0, RIGHT = 80.0, FOOT = 18.0;
    const TALLEST = 22.0, APART = 4.0;
    const HEAD = 7.0, BEYOND = 2.5;
    const LETTER = 6.2;
    const GAP = 10.0;
    const PARTS = 4;
    const LEAST = 1e-290;
    const MOST_ROWS = 8;
    const LARGEST = 2;

    // A row of the chart.
    class ShareRow extends $NamedTuple {
      constructor(example, label, text, exact, middle, arrow, link) {
        super();
        this.example = example;
        this.label = label;
        this.text = text;
        this.exact = exact;
        this.middle = middle;
        this.arrow = arrow;
        this.link = link;
      }
    }

    // The whole chart; all positions are px from its upper left corner.
    class SharesChart extends $NamedTuple {
      constructor(rows, height, ends, zero, ticks) {
        super();
        this.rows = rows;
        this.height = height;
        this.ends = ends;
        this.zero = zero;
        this.ticks = ticks;
      }
    }

    // Return the chart of a state.
    function shares_chart(state, before = null, moving = false) {
      let middle, arrow;
      const shares = state.shares();
      const examples = shown_examples(shares, state.now.example);
      const entries = examples.map((n) => [n, `example ${$str(n + 1)}`, shares[n]]);
      if (examples.length < $len(shares)) {
        let rest = 0.0;
        for (const [n, share] of $enumerate(shares)) {
          if (!$contains(examples, n)) {
            rest += share;
          }
        }
        entries.push([-1, `${$str($len(shares) - examples.length)} others`, rest]);
      }
      const tips = [0.0];
      for (const [, , share] of entries) {
        tips.push(tips.at(-1) + share);
      }
      const reached = [...tips, state.dL_dW];
      const low = $min_of(reached), high = $max_of(reached);
      let ends = high - low > LEAST ? round_ends(low, high) : [-0.1, 0.1];
      if (before != null && moving && before.ends[0] <= low && high <= before.ends[1]) {
        ends = before.ends;
      }
      const height = $min(TALLEST, (HEIGHT - FOOT - APART) / (entries.length + 1));
      const rows = [];
      for (const [i, [n, label, share]] of $enumerate(entries)) {
        middle = (i + 0.5) * height;
        const tail = position(tips[i], ends), tip = position(tips[i + 1], ends);
        const last = i === entries.length - 1;
        const link = `M${$fixed(tip, 1)} ${$fixed(middle, 1)}v${$fixed(height + (last ? APART : 0.0), 1)}`;
        arrow = share_arrow(tail, tip, middle, height / 2);
        rows.push(new ShareRow(n, label, readable(share), $repr(share), middle, arrow, link));
      }
      middle = (entries.length + 0.5) * height + APART;
      const zero = position(0.0, ends);
      arrow = share_arrow(zero, position(state.dL_dW, ends), middle, height / 2);
      const total = state.dL_dW;
      rows.push(new ShareRow(-1, "sum", readable(total), $repr(total), middle, arrow, ""));
      return new SharesChart(rows, height, ends, zero, axis_ticks(ends));
    }

    // Return the examples that have a row: all, or the selected one and the largest each way.
    function shown_examples(shares, selected) {
      const order = $sorted($range(shares.length), (n) => shares[n]);
      if (order.length <= MOST_ROWS) {
        return [...$range(shares.length)];
      }
      const lowest = order.slice(0, LARGEST).filter((n) => shares[n] < 0);
      const highest = order.slice(-LARGEST).filter((n) => shares[n] > 0);
      return $range(shares.length).filter((n) => n === selected || $contains(lowest, n) || $contains(highest, n));
    }

    // Return round numbers around an interval, with round ticks between them.
    function round_ends(low, high) {
      const least = (high - low) / PARTS;
      let exponent = $floor(Math.log10(least));
      while (true) {
        for (const digit of DIGITS) {
          const step = digit * $float(`1e${$str(exponent)}`);
          const first = $floor(low / step + 1e-09);
          if ((first + PARTS) * step >= high - 1e-09 * step) {
            return [first * step, (first + PARTS) * step];
          }
        }
        exponent += 1;
      }
    }

    // Return the place of a value along the axis, px from the left.
    function position(value, ends) {
      const share = (value - ends[0]) / (ends[1] - ends[0]);
      return LEFT + share * (WIDTH - LEFT - RIGHT);
    }

    // Return the outline of an arrow along a row.
    function share_arrow(tail, tip, middle, thick) {
      const head = $copysign($min(HEAD, Math.abs(tip - tail)), tip - tail);
      const half = thick / 2;
      const neck = tip - head;
      return `M${$fixed(tail, 1)} ${$fixed(middle - half, 1)}H${$fixed(neck, 1)}v${$fixed(-BEYOND, 1)}L${$fixed(tip, 1)} ${$fixed(middle, 1)}L${$fixed(neck, 1)} ${$fixed(middle + half + BEYOND, 1)}v${$fixed(-BEYOND, 1)}H${$fixed(tail, 1)}Z`;
    }

    // Return the place and the text of each tick: of every second one, if there is little room.
    function axis_ticks(ends) {
      const values = linspace(ends[0], ends[1], PARTS + 1);
      const texts = tick_labels(values);
      const widest = LETTER * $max_of(texts.map((text) => text.length));
      const step = widest + GAP < (WIDTH - LEFT - RIGHT) / PARTS ? 1 : 2;
      const first = $mod($min_of($range(values.length), (i) => Math.abs(values[i])), step);
      return $range(first, values.length, step).map((i) => [position(values[i], ends), texts[i]]);
    }

    return { ShareRow, SharesChart, shares_chart, shown_examples, round_ends, position, share_arrow, axis_ticks, WIDTH, HEIGHT, LEFT, RIGHT, FOOT, TALLEST, APART, HEAD, BEYOND, LETTER, GAP, PARTS, LEAST, MOST_ROWS, LARGEST };
  })();

  // explorer/plots/net/picks.py
  const plots_net_picks = (() => {
    const { line, mapping } = plots_geometry;
    const { Plot } = plots_marks;
    const { contains, spots } = plots_net_chain;
    const { NetCurves } = plots_net_curves;
    const NEAR = 8.0;

    // Return the index of the example nearest to a position, or −1 if no example is near.
    function picked_example(plot, c, across, down) {
      const to = mapping(plot);
      let best = -1, nearest = NEAR;
      for (const [n, points] of $enumerate(example_lines(plot, c))) {
        const distance = path_distance(points.map(([x, y]) => to.to_px(x, y)), across, down);
        if (distance <= nearest) {
          [best, nearest] = [n, distance];
        }
      }
      return best;
    }

    // Return for each example the points of its line or ring; none for the selected one.
    function example_lines(plot, c) {
      if (plot.name.startsWith("net-l") && !plot.name.startsWith("net-loss")) {
        const n = c.state.now.example;
        const on_axes = spots(c).map((spot) => contains(plot.window, spot) ? [spot] : []);
        return $enumerate(on_axes).map(([i, points]) => !$equal(i, n) ? points : []);
      }
      let found = [];
      for (const mark of plot.marks) {
        if (mark.role === "examples") {
          found = mark.place(c, plot.scale);
        }
      }
      return found;
    }

    // Return the distance of a position from a path, or from its only point.
    function path_distance(points, x, y) {
      let nearest = Infinity;
      for (let i = 0, $end = points.length; i < $end; i++) {
        const [[x0, y0], [x1, y1]] = [points[$max(0, i - 1)], points[i]];
        const dx = x1 - x0, dy = y1 - y0;
        const square = dx * dx + dy * dy;
        let share = 0.0;
        if (square > 0) {
          share = $min($max(((x - x0) * dx + (y - y0) * dy) / square, 0.0), 1.0);
        }
        nearest = $min(nearest, Math.hypot(x0 + share * dx - x, y0 + share * dy - y));
      }
      return nearest;
    }

    // Return the line or the ring of an example as the ``d`` of a path; empty without any.
    function example_path(plot, c, example) {
      const lines = example_lines(plot, c);
      const points = 0 <= example && example < lines.length ? lines[example] : [];
      if ($len(points) === 0) {
        return "";
      }
      const to = mapping(plot);
      const placed = points.map(([x, y]) => to.to_px(x, y));
      return placed.length === 1 ? `${line(placed, 1)}h0` : line(placed, 1);
    }

    return { picked_example, example_lines, path_distance, example_path, NEAR };
  })();

  // explorer/session/net/drag.py
  const session_net_drag = (() => {
    const { activated } = core_net_formulas;
    const { readable } = derivation_numbers;
    const { NetSnapshot, Weight, with_entry, with_weight } = model_net_snapshot;
    const { NetState } = model_net_state;
    const { Ranges } = model_ranges;
    const { Hold, logit } = plots_holds;
    const { z_without } = plots_net_curves;
    const { shown_outputs } = plots_net_windows;

    function _both(name) {
      return `w and ${name}, on the loss surface: left and right move w, up and down ${name}`;
    }
    const NET_HOLDS = {
      "net-z.point": new Hold("W", "z", ["W"], "w, on the line of z"),
      "net-l.target": new Hold("", "target", ["target"], "the target y, on the plot of the output"),
      "net-l.point": new Hold("z", "y_hat", ["z"], "z, on the curve of the activation; moves w"),
      "net-loss.target": new Hold("target", "", ["target"], "the target y, on the plot of the loss"),
      "net-loss.point": new Hold("y_hat", "loss_n", ["y_hat"], "the guess, on the curve of the loss; moves w"),
      "net-along.point": new Hold("W", "loss", ["W"], "w, on the loss along w"),
      "net-surface.point": new Hold("W", "twin", ["W", "twin"], _both("w prime")),
      "net-surface-x.point": new Hold("W", "x", ["W", "x"], _both("x")),
      "net-surface-y.point": new Hold("W", "y", ["W", "y"], _both("y")),
    };
    const AT_THE_OUTPUT = ["net-l.target", "net-loss.target", "net-loss.point"];

    // A coordinate of a mark that can be grabbed, or a value that it moves.
    class Coordinate extends $NamedTuple {
      constructor(number, text, exact, spoken) {
        super();
        this.number = number;
        this.text = text;
        this.exact = exact;
        this.spoken = spoken;
      }
    }

    // The result of a drag.
    class NetAim extends $NamedTuple {
      constructor(wanted, note) {
        super();
        this.wanted = wanted;
        this.note = note;
      }
    }

    // Return the coordinates of the marks of `NET_HOLDS`, and what these move.
    function coordinates(state) {
      const numbers = {
        W: ["w", state.w],
        twin: ["w prime", state.w_twin],
        x: ["x", state.x],
        y: ["y", state.y],
        target: ["y", shown_outputs(state).at(-1)],
        z: ["z", state.z],
        y_hat: [$truth(state.last) ? "y hat" : "l", state.l],
        loss: ["the loss L", state.t.loss],
        loss_n: ["the loss L", state.t.losses[state.now.example]],
      };
      return $dict(Object.entries(numbers).map(([name, [spoken, number]]) => [name, new Coordinate(number, readable(number), $repr(number), spoken)]));
    }

    // Return the values that bring a mark as near as possible to a position in its plot.
    function net_aimed(ranges, state, hold, across, up) {
      const wanted = $dict(hold.moves.map((quantity) => [quantity, quantity === hold.across ? across : up]));
      return _reached(ranges, state, wanted);
    }

    // Return the values after a move by increments of the sliders, as arrow keys ask for.
    function net_nudged(ranges, state, hold, counts) {
      const values = coordinates(state);
      const wanted = {};
      for (const [quantity, count] of $zip(hold.moves, counts)) {
        if (count === 0) {
          continue;
        }
        let name = quantity, steps = count;
        if (quantity === "z" || quantity === "y_hat") {
          if (state.dz_dW === 0) {
            return new NetAim(state.now, _stuck(quantity));
          }
          [name, steps] = ["W", state.dz_dW > 0 ? count : -count];
        }
        wanted[name] = values[name].number + steps * ranges.increment(_slider(name));
      }
      return _reached(ranges, state, wanted);
    }

    // Return the ends of the quantity that a mark moves first.
    function net_ends(ranges, state, hold) {
      const name = hold.moves[0];
      if (name !== "z" && name !== "y_hat") {
        return ranges.ends(_slider(name));
      }
      const rest = z_without(state, state.now.example);
      const z = ranges.W.map((w) => rest + w * state.dz_dW);
      const low = $min_of(z), high = $max_of(z);
      if (name === "z") {
        return [low, high];
      }
      return [activated(state.kind, low), activated(state.kind, high)];
    }

    // Return the range that a quantity has.
    function _slider(name) {
      if (name === "twin") {
        return "W";
      }
      return name === "target" ? "y" : name;
    }

    // Turn wanted quantities into the nearest values that the ranges allow.
    function _reached(ranges, state, wanted) {
      let now = state.now, note = "";
      for (const [quantity, value] of Object.entries(wanted)) {
        let name = quantity, nearest = value;
        if (quantity === "z" || quantity === "y_hat") {
          if (state.dz_dW === 0) {
            return new NetAim(state.now, _stuck(quantity));
          }
          const z = quantity === "z" ? value : argument(state.kind, value);
          [name, nearest] = ["W", (z - z_without(state, now.example)) / state.dz_dW];
          if (ranges.refusal("W", nearest) !== "") {
            note = `w is at its limit: with this input, ${_letter(quantity)} goes no further.`;
          }
        }
        nearest = ranges.nearest(_slider(name), nearest);
        if (_slider(name) === "y" && now.loss === "cross_entropy") {
          nearest = $min($max(nearest, 0.0), 1.0);
        }
        now = _with(now, name, nearest);
      }
      return new NetAim(now, note);
    }

    // Return the values with another w, w′, x or y.
    function _with(now, name, value) {
      if (name === "x") {
        return $replace(now, { X: with_entry(now.X, now.example, now.source, value) });
      }
      if (name === "y" || name === "target") {
        const column = name === "y" ? now.target : now.weight.column;
        return $replace(now, { y: with_entry(now.y, now.example, column, value) });
      }
      const weight = name === "W" ? now.weight : now.twin;
      return $replace(now, { weights: with_weight(now.weights, weight, value) });
    }

    // Return the z at which an activation has a value; infinite beyond its values.
    function argument(activation, l) {
      if (activation === "sigmoid") {
        return logit(l);
      }
      if (activation === "tanh") {
        return 0.5 * logit(0.5 * (l + 1.0));
      }
      return activation === "relu" ? $max(l, 0.0) : l;
    }

    function _stuck(quantity) {
      return `What comes in is 0, so w does not move ${_letter(quantity)}.`;
    }

    function _letter(quantity) {
      return quantity === "z" ? "z" : "ŷ";
    }

    return { Coordinate, NetAim, coordinates, net_aimed, net_nudged, net_ends, argument, NET_HOLDS, AT_THE_OUTPUT };
  })();

  // explorer/derivation/net/sentences.py
  const derivation_net_sentences = (() => {
    const { ACTIVATION_TEXTS } = derivation_net_activations;
    const { activations_name } = derivation_net_names;
    const { readable } = derivation_numbers;
    const { ALMOST_ZERO, SMALL_INPUT, WORTH_LOWERING, moves } = derivation_sentences;
    const { NetState } = model_net_state;
    const _LISTED = 3;

    // Say what w does to z.
    function about_dz_dw(state) {
      const slope = state.dz_dW;
      if (slope === 0) {
        return "Zero: in this example w has no effect.";
      }
      return `${slope > 0 ? "Positive" : "Negative"}: raising w ${moves(slope)} z.`;
    }

    // Say how steep the activation is.
    function about_dl_dz(state) {
      const slope = state.dl_dz, kind = state.kind;
      const texts = ACTIVATION_TEXTS[kind];
      if (kind === "relu") {
        return slope > 0 ? "One: the unit is on, z passes." : "Zero: the unit is off.";
      }
      if (kind === "identity") {
        return "One: all of z’s change passes.";
      }
      if (slope < texts.almost_zero) {
        return `Almost 0: ${texts.symbol} is saturated.`;
      }
      if (slope > texts.steep) {
        return `Almost as steep as ${texts.symbol} gets.`;
      }
      return `In between: part of z’s change reaches ${$truth(state.last) ? "ŷ" : "l"}.`;
    }

    // Say what a larger output of the unit would do to the loss.
    function about_dL_dl(state) {
      const slope = state.dL_dl;
      if ($truth(state.last)) {
        if (slope === 0) {
          return "Zero: the guess is right, nothing to correct.";
        }
        if (Math.abs(slope) < ALMOST_ZERO) {
          return "Almost 0: the guess is right, little to correct.";
        }
        return slope < 0 ? "Negative: the guess is too low." : "Positive: the guess is too high.";
      }
      const name = activations_name(state.now.weight.layer + 1, state.layers).text;
      if (slope === 0) {
        return `Zero: a larger ${$str(name)} would not move the loss.`;
      }
      const sign = slope < 0 ? "Negative" : "Positive";
      return `${sign}: a larger ${$str(name)} would ${slope < 0 ? "lower" : "raise"} the loss.`;
    }

    // Say what raising w does to the loss, and which examples pull the other way.
    function about_gradient(state) {
      const total = state.dL_dW;
      const shares = state.shares();
      if (total === 0) {
        if ($any(shares)) {
          return "Zero: the shares of the examples cancel.";
        }
        return `Zero: ${$or(_killer(state), () => "w cannot lower the loss from here")}.`;
      }
      const guilty = _killer(state);
      if (guilty !== "" && state.examples === 1) {
        return `Almost 0, though the loss is ${readable(state.t.loss)}: ${guilty}.`;
      }
      const says = `Raising w ${moves(total)} the loss`;
      const others = $enumerate(shares).filter(([n, share]) => share * total < 0).map(([n, share]) => $str(n + 1));
      if (others.length === 0) {
        return `${says}.`;
      }
      const way = total < 0 ? "lower" : "raise";
      if (others.length > _LISTED) {
        return `${says}; ${$str(others.length)} examples alone would ${way} w.`;
      }
      const which = others.length === 1 ? `example ${others[0]}` : `examples ${_listed(others)}`;
      return `${says}; ${which} alone would ${way} w.`;
    }

    function _listed(names) {
      return `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
    }

    // Return the card of the slope that `about_gradient` blames, or an empty text.
    function blamed(state) {
      if (state.examples > 1 && (state.dL_dW !== 0 || $any(state.shares()))) {
        return "";
      }
      return _killing(state);
    }

    // Return the slope of the selected example that makes the gradient small.
    function _killing(state) {
      if (Math.abs(state.dL_dW) >= ALMOST_ZERO || state.t.loss < WORTH_LOWERING) {
        return "";
      }
      if (Math.abs(state.dz_dW) < SMALL_INPUT) {
        return "dz_dW";
      }
      if (state.dl_dz < ACTIVATION_TEXTS[state.kind].almost_zero) {
        return "dyhat_dz";
      }
      return Math.abs(state.dL_dl) < ALMOST_ZERO ? "dL_dyhat" : "";
    }

    // Name the slope of the selected example that makes the gradient small, and why.
    function _killer(state) {
      const slope = _killing(state);
      if (slope === "") {
        return "";
      }
      const output = $truth(state.last) ? "ŷ" : "l";
      if (slope === "dz_dW") {
        return "∂z/∂w killed it, (almost) nothing comes in";
      }
      if (slope === "dyhat_dz") {
        return `∂${output}/∂z killed it, ${ACTIVATION_TEXTS[state.kind].flat}`;
      }
      return `∂L/∂${output} killed it, the upstream gradient is (almost) 0`;
    }

    return { about_dz_dw, about_dl_dz, about_dL_dl, about_gradient, blamed };
  })();

  // explorer/session/net/display.py
  const session_net_display = (() => {
    const { MatrixName, weights_name } = derivation_net_names;
    const { about_gradient } = derivation_net_sentences;
    const { readable, spoken } = derivation_numbers;
    const { SETTABLE } = model_model;
    const { NetState } = model_net_state;
    const { Shown } = session_display;

    // Return every number of the selection as the page shows it, by its slot.
    function numbers(state) {
      return $dict(Object.entries(state.slots()).map(([name, number]) => [name, new Shown(readable(number), $repr(number), spoken(number), number)]));
    }

    // Return the name of the entry that each slider moves, by the slider's name.
    function slider_names(state) {
      const now = state.now;
      const n = now.example, examples = state.examples;
      return {
        x: entry_name("X", n, now.source, [examples, $len(now.X[0])]),
        y: entry_name("y", n, now.target, [examples, $len(now.y[0])]),
        W: weights_name(now.weight.layer, state.layers).entry(now.weight.row, now.weight.column, state.shape),
      };
    }

    // Return the page's hooks of the numbers that a person sets: X, y, all weights, η.
    function set_by_hand(layers) {
      return [...SETTABLE, "X", ...$range(layers).map((k) => weights_name(k, layers).quantity)];
    }

    // Return the name of an entry of X or y, or its small letter if it is the only one.
    function entry_name(symbol, row, column, shape) {
      const text = new MatrixName(symbol, 0, 1).entry(row, column, shape);
      return $equal(shape, [1, 1]) ? text.toLowerCase() : text;
    }

    // Return the news of a change for screen readers, as `explorer.session.display` does.
    function announcement(before, now) {
      if ($equal(now.now, before.now)) {
        return [];
      }
      const [layer, row, column] = now.now.weight;
      const name = weights_name(layer, now.layers).spoken_entry(row, column);
      const example = now.examples > 1 ? `example ${$str(now.now.example + 1)}, ` : "";
      return [
        [`${example}${name}: ${spoken(now.w)}.`, ""],
        [`Loss ${readable(now.t.loss)}.`, "loss"],
        [about_gradient(now), "dL_dW"],
      ];
    }

    return { numbers, slider_names, set_by_hand, entry_name, announcement };
  })();

  // explorer/session/net/saved_page.py
  const session_net_saved_page = (() => {
    const { NET_ADDRESS, NET_SOURCE } = derivation_net_texts;
    const { About } = session_saved_page;
    const NET_TRAITS = ["scene", "ranges", "start", "points", "now", "past", "tools", "revision"];
    const NET_ABOUT = new About(
      "The gradient of a net, step by step",
      "Click an edge or an entry to select a weight, and drag it: its gradient is a product of three slopes, summed over the examples.",
      NET_SOURCE,
      NET_ADDRESS,
    );

    return { NET_TRAITS, NET_ABOUT };
  })();

  // explorer/derivation/net/cards.py
  const derivation_net_cards = (() => {
    const { sigmoid } = core_formulas;
    const { ACTIVATION_TEXTS } = derivation_net_activations;
    const { activations_name, delta_name, index, subscript, weights_name, z_name } = derivation_net_names;
    const { factor } = derivation_net_products;
    const { about_dL_dl, about_dl_dz, about_dz_dw, about_gradient } = derivation_net_sentences;
    const { as_given, readable } = derivation_numbers;
    const { NetState } = model_net_state;

    // The card of a slope.
    class Card extends $NamedTuple {
      constructor(slot, quantity, above, below, formula, value, meaning, sentence) {
        super();
        this.slot = slot;
        this.quantity = quantity;
        this.above = above;
        this.below = below;
        this.formula = formula;
        this.value = value;
        this.meaning = meaning;
        this.sentence = sentence;
      }
    }

    // The heading of a plot: the quantity up its axis.
    class Heading extends $NamedTuple {
      constructor(symbol, place, value, about) {
        super();
        this.symbol = symbol;
        this.place = place;
        this.value = value;
        this.about = about;
      }
    }

    // The product of the three slopes.
    class Product extends $NamedTuple {
      constructor(example, summed, share, total, sentence) {
        super();
        this.example = example;
        this.summed = summed;
        this.share = share;
        this.total = total;
        this.sentence = sentence;
      }
    }

    // Return the headings of the three plots: z along w, l along z, L along l.
    function headings(state) {
      const [layer, , column] = state.now.weight;
      const n = state.now.example, examples = state.examples, layers = state.layers;
      const [rows, columns] = state.shape;
      const source = activations_name(layer, layers).text, matrix = weights_name(layer, layers).text;
      const place = index(n, column, [examples, columns]);
      const row_text = examples > 1 ? `row ${$str(n + 1)} of ${$str(source)}` : source;
      const column_text = columns > 1 ? `column ${$str(column + 1)} of ${$str(matrix)}` : matrix;
      const one = rows === 1 && columns === 1 && examples === 1;
      const output = output_symbol(state);
      const rest = $truth(state.last) ? "" : ", all else fixed";
      return [
        new Heading(
          z_name(layer, layers).text,
          place,
          state.z,
          one ? `w ${source.toLowerCase()}` : `${$str(row_text)} . ${$str(column_text)}`,
        ),
        new Heading(
          activations_name(layer + 1, layers).text,
          place,
          state.l,
          `${ACTIVATION_TEXTS[state.kind].symbol}(z)`,
        ),
        new Heading(
          examples === 1 ? "L" : `L${subscript(n + 1)}`,
          "",
          state.t.losses[n],
          `along ${output}${rest}`,
        ),
      ];
    }

    // Return the short symbol of the unit's output.
    function output_symbol(state) {
      return $truth(state.last) ? "ŷ" : "l";
    }

    // Return the cards of the three slopes, in the order of the chain.
    function cards(state) {
      const [layer, row, ] = state.now.weight;
      const output = output_symbol(state);
      const source = activations_name(layer, state.layers);
      let inputs = source.entry(state.now.example, row, [state.examples, state.shape[0]]);
      if (state.single) {
        inputs = inputs.toLowerCase();
      }
      const texts = ACTIVATION_TEXTS[state.kind];
      let meaning = "How wrong the guess is, and on which side.";
      if (!$truth(state.last)) {
        meaning = "The upstream gradient, from the layer above.";
      }
      return [
        new Card(
          "dz_dW",
          "dz_dW",
          "z",
          "w",
          inputs,
          state.dz_dW,
          "How far z moves with w: what comes in.",
          about_dz_dw(state),
        ),
        new Card(
          "dyhat_dz",
          $truth(state.last) ? "dyhat_dz" : "dl_dz",
          output,
          "z",
          _slope_formula(state),
          state.dl_dz,
          texts.meaning,
          about_dl_dz(state),
        ),
        new Card(
          "dL_dyhat",
          $truth(state.last) ? "dL_dyhat" : "dL_dl",
          "L",
          output,
          _loss_slope_formula(state),
          state.dL_dl,
          meaning,
          about_dL_dl(state),
        ),
      ];
    }

    function _slope_formula(state) {
      const texts = ACTIVATION_TEXTS[state.kind], output = output_symbol(state);
      const symbols = texts.derivative.replaceAll("{l}", () => output);
      if (state.kind === "sigmoid") {
        const [l, complement] = sigmoid(state.z);
        return `${symbols} = ${readable(l)} × ${readable(complement)}`;
      }
      if (state.kind === "tanh") {
        return `${symbols} = 1 − (${readable(state.l)})²`;
      }
      return state.kind === "identity" ? "" : `${state.z > 0 ? "1" : "0"}, as z ${_order(state)}`;
    }

    function _order(state) {
      return state.z > 0 ? "> 0" : "≤ 0";
    }

    function _loss_slope_formula(state) {
      const [layer, , column] = state.now.weight;
      const n = state.now.example, layers = state.layers;
      if ($truth(state.last)) {
        const y = as_given(state.now.y[n][column]);
        if (state.t.kind === "cross_entropy") {
          return "(ŷ − y) / (ŷ (1 − ŷ))";
        }
        return `−(y − ŷ) = −(${y} − ${factor(readable(state.l))})`;
      }
      const delta = delta_name(layer + 1, layers).text, weights = weights_name(layer + 1, layers).text;
      const place = index(n, column, [state.examples, state.shape[1]]);
      const symbols = `(${$str(delta)}.${$str(weights)}ᵀ)${place}`;
      const out_of = state.now.weights[layer + 1][column];
      if ($len(out_of) > 1) {
        return symbols;
      }
      const above = state.t.deltas[layer + 1][n][0];
      return `${symbols} = ${readable(above)} × ${factor(as_given(out_of[0]))}`;
    }

    // Return the texts of the product, and the sum over the examples.
    function product(state) {
      const several = state.examples > 1;
      return new Product(
        several ? `Example ${$str(state.now.example + 1)}` : "",
        several ? `Σ over ${$str(state.examples)} examples` : "",
        state.share,
        state.dL_dW,
        about_gradient(state),
      );
    }

    // Another way of pairing part 1's three factors: its equation, and its value.
    class Pairing extends $NamedTuple {
      constructor(number, text, value) {
        super();
        this.number = number;
        this.text = text;
        this.value = value;
      }
    }

    // Return part 1's equations (3), (5) and (6) for a net of one weight; else nothing.
    function pairings(state) {
      if (!state.single) {
        return [];
      }
      return [
        new Pairing("(3)", "∂ŷ/∂w = ∂ŷ/∂z × ∂z/∂w =", state.dl_dz * state.dz_dW),
        new Pairing("(5)", "Δl₁ = ∂L/∂ŷ × ∂ŷ/∂z =", state.delta),
        new Pairing("(6)", "∂L/∂w = Xᵀ.Δl₁ =", state.dL_dW),
      ];
    }

    return { Card, Heading, Product, headings, output_symbol, cards, product, Pairing, pairings };
  })();

  py.core.net = {
    matrices: core_net_matrices,
    trace: core_net_trace,
    formulas: core_net_formulas,
    changes: core_net_changes,
    central_difference: core_net_central_difference,
  };
  py.derivation.net = {
    names: derivation_net_names,
    stopping: derivation_net_stopping,
    values: derivation_net_values,
    activations: derivation_net_activations,
    nets: derivation_net_nets,
    equation_numbers: derivation_net_equation_numbers,
    steps: derivation_net_steps,
    entry_sentences: derivation_net_entry_sentences,
    products: derivation_net_products,
    entries: derivation_net_entries,
    segments: derivation_net_segments,
    reader: derivation_net_reader,
    part_1: derivation_net_part_1,
    posed: derivation_net_posed,
    questions_on_layers: derivation_net_questions_on_layers,
    questions_on_shapes: derivation_net_questions_on_shapes,
    questions_on_shares: derivation_net_questions_on_shares,
    questions_on_zeros: derivation_net_questions_on_zeros,
    questions: derivation_net_questions,
    erratum: derivation_net_erratum,
    cases: derivation_net_cases,
    texts: derivation_net_texts,
    latex: derivation_net_latex,
    sentences: derivation_net_sentences,
    cards: derivation_net_cards,
  };
  py.model.net = {
    snapshot: model_net_snapshot,
    state: model_net_state,
    model: model_net_model,
  };
  py.session.net = {
    session: session_net_session,
    frames: session_net_frames,
    light: session_net_light,
    pointed: session_net_pointed,
    pick: session_net_pick,
    grids: session_net_grids,
    walk: session_net_walk,
    quiz: session_net_quiz,
    check: session_net_check,
    descent: session_net_descent,
    drag: session_net_drag,
    display: session_net_display,
    saved_page: session_net_saved_page,
  };
  py.plots.net = {
    blocks: plots_net_blocks,
    columns: plots_net_columns,
    connectors: plots_net_connectors,
    diagram: plots_net_diagram,
    legend: plots_net_legend,
    tints: plots_net_tints,
    units: plots_net_units,
    rest: plots_net_rest,
    windows: plots_net_windows,
    curves: plots_net_curves,
    layout: plots_net_layout,
    chain: plots_net_chain,
    along: plots_net_along,
    surface_losses: plots_net_surface_losses,
    surface: plots_net_surface,
    surface_plot: plots_net_surface_plot,
    surface_3d: plots_net_surface_3d,
    net_plots: plots_net_net_plots,
    shares: plots_net_shares,
    picks: plots_net_picks,
  };
}

export { py };
