import {
  explain,
  formatShape,
  Parameter,
  Random,
  sameShape,
  ShapeError,
  type Tensor,
  Variable,
} from "@gradus/core";

/**
 * What a layer was built with, by name: plain data, functions, other layers, and lists of these.
 * Streams of random numbers are left out.
 */
export type LayerConfig = Readonly<Record<string, unknown>>;

/**
 * A function of one tensor with parameters of its own, which may be made of other layers.
 *
 * Parameters, variables and layers are found in fields, so a layer never lists them. Their paths
 * (`hidden.weight`, `layers.0.bias`) are their names in saved files.
 */
export abstract class Layer {
  private learning = true;
  private resting = false;

  abstract forward(x: Tensor): Tensor;

  /** Whether the layer is being trained. Dropout and batch normalization behave differently then. */
  get training(): boolean {
    return this.learning;
  }

  /** Whether {@link freeze} keeps this layer as it is. */
  get frozen(): boolean {
    return this.resting;
  }

  /**
   * What this layer was built with, so that a saved one can be built again.
   *
   * @throws Error for a kind of layer that does not say
   */
  config(): LayerConfig {
    throw new Error(
      explain(
        this.constructor.name,
        "this kind of layer has no config().",
        "A layer that can be saved as a whole says what it was built with.",
        "override config() to return the arguments of the constructor by name, without the random stream.",
      ),
    );
  }

  /** Every parameter of this layer and of the layers in its fields, by path. */
  *namedParameters(): Generator<[path: string, parameter: Parameter]> {
    for (const [path, variable] of this.namedVariables())
      if (variable instanceof Parameter) yield [path, variable];
  }

  /** Every parameter and every other variable, such as running statistics, by path; each one once. */
  *namedVariables(): Generator<[path: string, variable: Variable]> {
    const seen = new Set<Variable>();
    for (const [path, owned] of ownedBy(this, "")) {
      if (!(owned instanceof Variable) || seen.has(owned)) continue;
      seen.add(owned);
      yield [path, owned];
    }
  }

  /** Every stream of random numbers in a field, such as a dropout's, by path; each one once. */
  *namedRandoms(): Generator<[path: string, random: Random]> {
    const seen = new Set<Random>();
    for (const [path, owned] of ownedBy(this, "")) {
      if (!(owned instanceof Random) || seen.has(owned)) continue;
      seen.add(owned);
      yield [path, owned];
    }
  }

  parameters(): Parameter[] {
    return [...this.namedParameters()].map(([, parameter]) => parameter);
  }

  /** This layer and every layer in its fields, at any depth. */
  *namedLayers(): Generator<[path: string, layer: Layer]> {
    yield ["", this];
    for (const [path, owned] of ownedBy(this, "")) if (owned instanceof Layer) yield [path, owned];
  }

  /** How many numbers are learned. */
  parameterCount(): number {
    return this.parameters().reduce((sum, parameter) => sum + parameter.size, 0);
  }

  /** Switches to training, with everything inside. */
  train(): this {
    return this.setTraining(true);
  }

  /** Switches to evaluation, with everything inside. */
  eval(): this {
    return this.setTraining(false);
  }

  /**
   * Keeps everything inside as it is: no gradient reaches its parameters, no optimizer moves them,
   * and it stays in evaluation when the layers around it train, so that running statistics rest too.
   */
  freeze(): this {
    return this.setFrozen(true);
  }

  /** Lets everything inside learn again, from the next `train()` on. */
  unfreeze(): this {
    return this.setFrozen(false);
  }

  /** Every variable by path, to be saved. */
  state(): Record<string, Tensor> {
    return Object.fromEntries(this.namedVariables());
  }

  /**
   * Takes over the numbers of a saved state.
   *
   * @throws Error if a name is missing or unknown, ShapeError if a shape differs, TypeError if a
   *   dtype or backend does; nothing is changed then
   */
  loadState(state: Readonly<Record<string, Tensor>>): void {
    const variables = new Map(this.namedVariables());
    checkNames([...variables.keys()], Object.keys(state));
    for (const [path, variable] of variables) checkSaved(path, variable, state[path]);
    for (const [path, variable] of variables) variable.assign(state[path]);
  }

  private setTraining(on: boolean): this {
    for (const [, layer] of this.namedLayers()) layer.learning = on && !layer.resting;
    return this;
  }

  private setFrozen(on: boolean): this {
    for (const parameter of this.parameters()) parameter.frozen = on;
    for (const [, layer] of this.namedLayers()) layer.resting = on;
    return on ? this.eval() : this;
  }
}

/** The variables, streams and layers in the fields of a layer or a list, at any depth, outermost first. */
function* ownedBy(owner: object, path: string): Generator<[string, Variable | Random | Layer]> {
  for (const [name, value] of Object.entries(owner)) {
    const at = path + name;
    if (value instanceof Variable || value instanceof Random) yield [at, value];
    else if (value instanceof Layer) {
      yield [at, value];
      yield* ownedBy(value, `${at}.`);
    } else if (Array.isArray(value)) yield* ownedBy(value, `${at}.`);
  }
}

function checkNames(own: readonly string[], given: readonly string[]): void {
  const missing = own.filter((name) => !given.includes(name));
  const unknown = given.filter((name) => !own.includes(name));
  if (missing.length === 0 && unknown.length === 0) return;
  throw new Error(
    explain(
      "loadState",
      [
        missing.length > 0 ? `missing: ${missing.join(", ")}` : "",
        unknown.length > 0 ? `unknown: ${unknown.join(", ")}` : "",
      ]
        .filter(Boolean)
        .join("; "),
      "A state has a tensor for each variable of the layer, and nothing else.",
      "build the layer with the same options as the one that was saved.",
    ),
  );
}

function checkSaved(path: string, variable: Variable, saved: Tensor): void {
  if (!sameShape(variable.shape, saved.shape)) {
    throw new ShapeError(
      "loadState",
      `${path} is ${formatShape(variable.shape)} here and ${formatShape(saved.shape)} in the state.`,
      "A state fits a layer that was built with the same sizes.",
    );
  }
  if (variable.dtype === saved.dtype && variable.backend === saved.backend) return;
  const kind = ({ dtype, backend }: Tensor): string => `${dtype} on ${backend.name}`;
  throw new TypeError(
    explain(
      "loadState",
      `${path} is ${kind(variable)} here and ${kind(saved)} in the state.`,
      "A variable keeps its dtype and its backend for life.",
      variable.backend === saved.backend ? `state["${path}"].cast("${variable.dtype}")` : undefined,
    ),
  );
}
