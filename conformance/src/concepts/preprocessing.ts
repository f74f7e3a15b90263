import { type DType, fromData, type Tensor } from "@gradus/core";
import {
  ConstantImputer,
  DummyEncoder,
  fromTensor,
  type Imputer,
  MeanImputer,
  MedianImputer,
  MinMaxScaler,
  MostFrequentImputer,
  OneHotEncoder,
  RobustScaler,
  type Scaler,
  ZScoreScaler,
} from "@gradus/data";
import type { Attributes } from "../attributes.ts";
import { type Concept, input, lookUp, type Tensors } from "../concept.ts";

const scalers: Record<string, (attrs: Attributes) => Scaler> = {
  min_max: (attrs) => new MinMaxScaler(...ends(attrs)),
  z_score: () => new ZScoreScaler(),
  robust: () => new RobustScaler(),
};

const imputers: Record<string, (attrs: Attributes) => Imputer> = {
  mean: () => new MeanImputer(),
  median: () => new MedianImputer(),
  most_frequent: () => new MostFrequentImputer(),
  constant: (attrs) => new ConstantImputer(attrs.number("value")),
};

const operations: Record<string, (attrs: Attributes, inputs: Tensors) => Tensors> = {
  one_hot: (attrs, inputs) => {
    const encoder = new OneHotEncoder({ categories: places(attrs), dtype: "float64" });
    return { y: encoder.transform(input(inputs, "labels")) };
  },
  dummy: (attrs, inputs) => {
    const encoder = new DummyEncoder({ categories: places(attrs), dtype: "float64" });
    return { y: encoder.transform(input(inputs, "labels")) };
  },
  impute: (attrs, inputs) => {
    const x = input(inputs, "x");
    const table = fromTensor(x);
    const train = Object.hasOwn(inputs, "fit") ? fromTensor(input(inputs, "fit")) : table;
    const imputer = lookUp(imputers, attrs.text("strategy"))(attrs).fit(train);
    return { y: imputer.transform(table).toTensor(undefined, { dtype: x.dtype }) };
  },
};

export const preprocessing: Concept = (attrs, inputs) => {
  const op = attrs.text("op");
  if (!Object.hasOwn(scalers, op)) return lookUp(operations, op)(attrs, inputs);
  const [fit, x] = [input(inputs, "fit"), input(inputs, "x")];
  const scaler = scalers[op](attrs).fit(fit);
  const { center, scale } = scaler.state();
  return {
    y: scaler.transform(x),
    fit: scaler.transform(fit),
    inverse: scaler.inverse(scaler.transform(x)),
    mean: vector(center, fit.dtype),
    std: vector(scale, fit.dtype),
  };
};

function ends(attrs: Attributes): [low: number, high: number] {
  const [low, high] = attrs.has("range") ? attrs.numbers("range") : [0, 1];
  return [low, high];
}

function places(attrs: Attributes): number[] {
  return Array.from({ length: attrs.number("classes") }, (_, place) => place);
}

function vector(numbers: readonly number[], dtype: DType): Tensor {
  return fromData(Float64Array.from(numbers), [numbers.length]).cast(dtype);
}
