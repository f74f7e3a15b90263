import {
  explain,
  formatShape,
  type FusedKernels,
  MissingGradientError,
  noGrad,
  type Parameter,
  scope,
  type Storage,
  type Tensor,
  Variable,
} from "@gradus/core";
import { checkOption, zeroOrMore } from "./options.ts";

/** What every optimizer can be told. */
export interface OptimizerOptions {
  /** How far a step goes (η). */
  readonly learningRate?: number;
  /** How strongly large weights are pulled toward 0 (λ): λθ is added to the gradient. */
  readonly weightDecay?: number;
}

/** Parameters that are updated with options of their own. */
export type ParameterGroup<Options> = Options & { readonly parameters: Iterable<Parameter> };

/** Parameters, or groups of them. */
export type Learnable<Options> = Iterable<Parameter> | readonly ParameterGroup<Options>[];

/** What an optimizer needs to go on exactly where it was; the tensors are its own, to be saved. */
export interface OptimizerState {
  readonly time: number;
  /** One for each group. */
  readonly learningRates: readonly number[];
  /** Running averages by the parameter's place and name: `0.momentum`. */
  readonly tensors: Readonly<Record<string, Tensor>>;
}

/** Options without a gap. */
type Complete<Options> = Required<Options> & Required<OptimizerOptions>;

interface Group<Options> {
  readonly parameters: readonly Parameter[];
  readonly options: Options;
  learningRate: number;
}

/** What a subclass knows when it updates one parameter. */
export interface Update<Options> {
  readonly options: Options;
  /** η of the parameter's group, now. */
  readonly learningRate: number;
  /** How many steps were taken, this one included. */
  readonly time: number;
  /** State of this parameter that lives across steps, zeros at first; same shape as the parameter. */
  readonly slot: (name: string) => Variable;
}

/** A step of an optimizer as one kernel. */
export interface FusedUpdate {
  /** The state that the kernel reads and replaces, by name, in its order. */
  readonly slots: readonly string[];
  /** Gives new storages: θ, then the state. */
  readonly run: (theta: Storage, g: Storage, state: readonly Storage[]) => readonly Storage[];
}

/**
 * Moves parameters against their gradients.
 *
 * A frozen parameter stays where it is. Every tensor a step makes is freed when it ends.
 */
export abstract class Optimizer<Options extends OptimizerOptions = OptimizerOptions> {
  private readonly groups: readonly Group<Complete<Options>>[];
  private readonly slots = new Map<Parameter, Map<string, Variable>>();
  private readonly mayFuse = saysHowItIsFused(this);
  private time = 0;

  /**
   * @param learnable parameters, or groups with options of their own
   * @param options for every group that does not say otherwise; all of them, with defaults
   * @throws RangeError for options outside their range, Error for a parameter that is named twice
   */
  constructor(learnable: Learnable<Options>, options: Complete<Options>) {
    this.groups = groupsOf(learnable).map(({ parameters, ...own }) => {
      const merged: Complete<Options> = { ...options, ...own };
      checkOption(this.constructor.name, "learningRate", merged.learningRate, zeroOrMore);
      checkOption(this.constructor.name, "weightDecay", merged.weightDecay, zeroOrMore);
      this.checkOptions(merged);
      return { parameters: [...parameters], options: merged, learningRate: merged.learningRate };
    });
    checkDistinct(this.constructor.name, this.parameters());
  }

  /** Where one parameter goes next, given its gradient. */
  protected abstract next(
    parameter: Parameter,
    g: Tensor,
    update: Update<Required<Options>>,
  ): Tensor;

  /**
   * The whole step, {@link decayed} and {@link next}, as one kernel where the backend has it: an optimization, never the
   * definition. It is passed over where a subclass says anew what a step is, and not how it is fused.
   */
  protected fused(
    _kernels: Partial<FusedKernels>,
    _update: Update<Required<Options>>,
  ): FusedUpdate | undefined {
    return undefined;
  }

  /** Throws for options outside their range. */
  protected checkOptions(_options: Required<Options>): void {}

  /** The gradient that is used: by default with weight decay added, `g + λθ`. */
  protected decayed(parameter: Parameter, g: Tensor, weightDecay: number): Tensor {
    return weightDecay === 0 ? g : g.add(parameter.mul(weightDecay));
  }

  /** η of the first group; setting it sets that of every group. */
  get learningRate(): number {
    return this.groups[0].learningRate;
  }

  set learningRate(learningRate: number) {
    checkOption(this.constructor.name, "learningRate", learningRate, zeroOrMore);
    for (const group of this.groups) group.learningRate = learningRate;
  }

  /** Every parameter, group after group. */
  parameters(): Parameter[] {
    return this.groups.flatMap(({ parameters }) => parameters);
  }

  /**
   * Updates every parameter, once.
   *
   * @throws MissingGradientError if a parameter that is not frozen has no gradient
   */
  step(): void {
    for (const parameter of this.parameters()) checkGradient(parameter);
    this.time++;
    noGrad(() =>
      scope(() => {
        for (const { parameters, options, learningRate } of this.groups) {
          for (const parameter of parameters) {
            if (parameter.frozen) continue;
            const slot = (name: string): Variable => this.slotOf(parameter, name);
            this.update(parameter, { options, learningRate, time: this.time, slot });
          }
        }
      }),
    );
  }

  private update(parameter: Parameter, update: Update<Complete<Options>>): void {
    const fused = this.mayFuse ? this.fused(parameter.backend.fused, update) : undefined;
    if (!fused) {
      const g = this.decayed(parameter, parameter.grad!, update.options.weightDecay);
      parameter.assign(this.next(parameter, g, update));
      return;
    }
    const variables = [parameter, ...fused.slots.map((name) => update.slot(name))];
    const [theta, ...state] = variables.map(({ storage }) => storage);
    const next = fused.run(theta, parameter.grad!.storage, state);
    variables.forEach((variable, i) => variable.assign(variable.derive(next[i], variable.shape)));
  }

  /** Forgets the gradients; without it, the next backward pass adds to them. */
  zeroGrad(): void {
    for (const parameter of this.parameters()) parameter.zeroGrad();
  }

  /** Everything that {@link loadState} needs so that training continues identically. */
  state(): OptimizerState {
    const tensors: Record<string, Tensor> = {};
    this.parameters().forEach((parameter, place) => {
      for (const [name, slot] of this.slots.get(parameter) ?? [])
        tensors[`${place}.${name}`] = slot;
    });
    const learningRates = this.groups.map(({ learningRate }) => learningRate);
    return { time: this.time, learningRates, tensors };
  }

  /**
   * Goes on where a state was taken, by an optimizer of the same kind over the same parameters.
   *
   * @throws Error if the state is of another number of groups or parameters, ShapeError if a shape differs
   */
  loadState({ time, learningRates, tensors }: OptimizerState): void {
    const parameters = this.parameters();
    const entries = Object.entries(tensors).map(([path, tensor]) => {
      const dot = path.indexOf(".");
      return {
        parameter: parameters[Number(path.slice(0, dot))],
        name: path.slice(dot + 1),
        tensor,
      };
    });
    if (
      learningRates.length !== this.groups.length ||
      entries.some(({ parameter }) => !parameter)
    ) {
      throw new Error(
        explain(
          "loadState",
          `the state is of ${learningRates.length} groups and does not fit ${this.groups.length} groups of ${parameters.length} parameters.`,
          "A state belongs to an optimizer over the same parameters, in the same order and groups.",
        ),
      );
    }
    for (const { parameter, name, tensor } of entries) this.slotOf(parameter, name).assign(tensor);
    this.time = time;
    this.groups.forEach((group, i) => (group.learningRate = learningRates[i]));
  }

  private slotOf(parameter: Parameter, name: string): Variable {
    let slots = this.slots.get(parameter);
    if (!slots) this.slots.set(parameter, (slots = new Map()));
    let slot = slots.get(name);
    if (!slot) slots.set(name, (slot = new Variable(parameter.full(0))));
    return slot;
  }
}

/** Whether the class that has the last word on what a step is also has it on how it is fused. */
function saysHowItIsFused(optimizer: object): boolean {
  let found: object = Object.getPrototypeOf(optimizer);
  for (;;) {
    if (Object.hasOwn(found, "fused")) return true;
    if (Object.hasOwn(found, "next") || Object.hasOwn(found, "decayed")) return false;
    found = Object.getPrototypeOf(found);
  }
}

function groupsOf<Options>(learnable: Learnable<Options>): ParameterGroup<Options>[] {
  const items: (Parameter | ParameterGroup<Options>)[] = [...learnable];
  const groups = items.flatMap((item) => ("parameters" in item ? [item] : []));
  if (groups.length === items.length && groups.length > 0) return groups;
  const parameters = items.flatMap((item) => ("parameters" in item ? [] : [item]));
  return [{ parameters } as ParameterGroup<Options>];
}

function checkDistinct(who: string, parameters: readonly Parameter[]): void {
  if (parameters.length === 0) {
    throw new RangeError(
      explain(
        who,
        "there are no parameters.",
        "An optimizer has something to move.",
        "model.parameters()",
      ),
    );
  }
  const twice = parameters.find((parameter, i) => parameters.indexOf(parameter) !== i);
  if (!twice) return;
  throw new Error(
    explain(
      who,
      `a parameter ${formatShape(twice.shape)} is named twice.`,
      "A parameter takes one step at a time, so it belongs to one group.",
    ),
  );
}

function checkGradient(parameter: Parameter): void {
  if (parameter.grad || parameter.frozen) return;
  throw new MissingGradientError(
    "step",
    `a parameter ${formatShape(parameter.shape)} has no gradient.`,
    "backward() gives one to every parameter the loss was computed from.",
    "call loss.backward() first, and check that forward() uses every layer.",
  );
}
