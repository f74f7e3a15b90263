import {
  allocate,
  explain,
  formatShape,
  fromData,
  sameShape,
  type Shape,
  ShapeError,
  sizeOf,
  type Tensor,
} from "@gradus/core";

/** What a scaler has learned of each feature: y = (x − center) / scale + offset. */
export interface ScalerState {
  /** The shape of one row. */
  readonly shape: Shape;
  readonly center: readonly number[];
  readonly scale: readonly number[];
}

/** What a scaler learns of one feature. */
export interface Measure {
  readonly center: number;
  /** 0 where the feature is constant. */
  readonly scale: number;
}

/**
 * Brings every feature to a common scale, and back.
 *
 *     transform  y = (x − center) / scale + offset
 *     inverse    x = (y − offset) · scale + center
 *
 * Center and scale are learned by `fit`, from training rows only; what is then transformed, training,
 * dev or test rows, never moves them. A feature that is constant is shifted and not scaled, so that
 * nothing is divided by 0.
 */
export abstract class Scaler {
  private learned: ScalerState | undefined;

  /** What every transformed number is shifted by. */
  protected readonly offset: number = 0;

  /** Learns from the values of one feature, of which there is at least one. */
  protected abstract measure(values: Float64Array): Measure;

  /**
   * Learns center and scale of every feature.
   *
   * @param x `[rows, ...features]`, the training rows
   * @throws RangeError if there are no rows, or a number is not finite
   */
  fit(x: Tensor): this {
    checkRows(this.constructor.name, x);
    const shape = x.shape.slice(1);
    const [rows, features] = [x.shape[0], sizeOf(shape)];
    const data = x.dataSync();
    const measures = Array.from({ length: features }, (_, feature) => {
      const values = new Float64Array(rows);
      for (let row = 0; row < rows; row++) values[row] = data[row * features + feature];
      checkFinite(this.constructor.name, values, feature);
      return this.measure(values);
    });
    this.learned = {
      shape,
      center: measures.map(({ center }) => center),
      scale: measures.map(({ scale }) => (scale === 0 ? 1 : scale)),
    };
    return this;
  }

  /** Scales rows. `[rows, ...features]` → the same shape. */
  transform(x: Tensor): Tensor {
    const [center, scale] = this.tensorsFor(x);
    const y = x.sub(center).div(scale);
    return this.offset === 0 ? y : y.add(this.offset);
  }

  /** Undoes `transform`: scaled rows as they were. `[rows, ...features]` → the same shape. */
  inverse(y: Tensor): Tensor {
    const [center, scale] = this.tensorsFor(y);
    const x = this.offset === 0 ? y : y.sub(this.offset);
    return x.mul(scale).add(center);
  }

  /** What was learned, to be saved beside a model. Survives JSON. */
  state(): ScalerState {
    if (this.learned) return this.learned;
    throw new Error(
      explain(
        this.constructor.name,
        "nothing was learned yet.",
        "A scaler is fitted to the training rows before it transforms any.",
        "scaler.fit(train)",
      ),
    );
  }

  /** Takes over what another scaler of the same kind and options has learned. */
  loadState({ shape, center, scale }: ScalerState): this {
    const size = sizeOf(shape);
    if (center.length !== size || scale.length !== size) {
      throw new ShapeError(
        this.constructor.name,
        `a state of ${center.length} centers and ${scale.length} scales for ${formatShape(shape)}.`,
        "A state has one center and one scale for each feature.",
      );
    }
    this.learned = { shape: [...shape], center: [...center], scale: [...scale] };
    return this;
  }

  private tensorsFor(x: Tensor): [center: Tensor, scale: Tensor] {
    const { shape, center, scale } = this.state();
    checkFeatures(this.constructor.name, x, shape);
    const build = (numbers: readonly number[]): Tensor => {
      const data = allocate(x.dtype, numbers.length);
      data.set(numbers);
      return fromData(data, shape, { backend: x.backend });
    };
    return [build(center), build(scale)];
  }
}

function checkRows(who: string, x: Tensor): void {
  checkFractions(who, x);
  if (x.rank > 0 && x.shape[0] > 0) return;
  throw new ShapeError(
    who,
    `fit received ${formatShape(x.shape)}.`,
    "A scaler learns from [rows, ...features] with a row at least.",
  );
}

function checkFeatures(who: string, x: Tensor, shape: Shape): void {
  checkFractions(who, x);
  if (x.rank > 0 && sameShape(x.shape.slice(1), shape)) return;
  throw new ShapeError(
    who,
    `fitted to rows of ${formatShape(shape)}, it received ${formatShape(x.shape)}.`,
    "A scaler transforms [rows, ...features], with the features that it was fitted to.",
  );
}

function checkFractions(who: string, x: Tensor): void {
  if (x.dtype !== "int32") return;
  throw new TypeError(
    explain(who, "the rows are int32.", "Scaled numbers have fractions.", 'x.cast("float32")'),
  );
}

function checkFinite(who: string, values: Float64Array, feature: number): void {
  const row = values.findIndex((value) => !Number.isFinite(value));
  if (row === -1) return;
  throw new RangeError(
    explain(
      who,
      `row ${row} has ${values[row]} as feature ${feature}.`,
      "A scaler learns from finite numbers; missing ones are filled in before.",
    ),
  );
}
