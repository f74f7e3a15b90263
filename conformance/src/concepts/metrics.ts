import { tensor } from "@gradus/core";
import {
  accuracy,
  classificationReport,
  confusionMatrix,
  regressionErrors,
  rocAuc,
  rSquared,
} from "@gradus/data";
import { type Concept, input, type Tensors } from "../concept.ts";

/** Which metrics are meant is said by the inputs: scores, labels with a number of classes, or numbers. */
export const metrics: Concept = (attrs, inputs) => {
  const target = input(inputs, "target");
  if (Object.hasOwn(inputs, "score"))
    return scalars({ auc: rocAuc(input(inputs, "score"), target) });
  const prediction = input(inputs, "prediction");
  if (!attrs.has("classes")) {
    const { meanSquared, meanAbsolute } = regressionErrors(prediction, target);
    return scalars({ r2: rSquared(prediction, target), mse: meanSquared, mae: meanAbsolute });
  }
  const options = { classes: attrs.number("classes") };
  const { classes, ...averages } = classificationReport(prediction, target, options);
  const scores = { binary: classes[1], ...averages };
  return {
    ...scalars({ accuracy: accuracy(prediction, target) }),
    ...Object.assign(
      {},
      ...(["binary", "macro", "micro", "weighted"] as const).map((average) =>
        scalars({
          [`precision_${average}`]: scores[average].precision,
          [`recall_${average}`]: scores[average].recall,
          [`f1_${average}`]: scores[average].f1,
        }),
      ),
    ),
    confusion: tensor(confusionMatrix(prediction, target, options), { dtype: "int32" }),
  };
};

function scalars(numbers: Readonly<Record<string, number>>): Tensors {
  return Object.fromEntries(
    Object.entries(numbers).map(([name, value]) => [name, tensor(value, { dtype: "float64" })]),
  );
}
