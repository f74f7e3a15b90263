import { explain, type Parameter } from "@gradus/core";
import {
  Adagrad,
  Adam,
  AdamW,
  GradientDescent,
  Momentum,
  Nesterov,
  type Optimizer,
  RmsProp,
  Sgd,
} from "@gradus/optimizers";
import type { Attributes } from "./attributes.ts";
import { lookUp } from "./concept.ts";

type Build = (parameters: Parameter[], attrs: Attributes) => Optimizer;

/** What golden files call an optimizer, and ours with the options that stand in the attributes. */
const builders: Record<string, Build> = {
  gradient_descent: (p, a) => new GradientDescent(p, common(a)),
  sgd: (p, a) =>
    a.has("momentum")
      ? new Momentum(p, { ...common(a), beta: a.number("momentum"), form: "sum" })
      : new Sgd(p, common(a)),
  momentum: (p, a) =>
    new Momentum(p, { ...common(a), beta: a.number("momentum"), form: formOf(a) }),
  nesterov: (p, a) => new Nesterov(p, { ...common(a), beta: a.number("momentum") }),
  adagrad: (p, a) => new Adagrad(p, { ...common(a), ...epsilon(a) }),
  rmsprop: (p, a) =>
    new RmsProp(p, { ...common(a), ...epsilon(a), ...(a.has("rho") && { beta: a.number("rho") }) }),
  adam: (p, a) => new Adam(p, { ...common(a), ...epsilon(a), ...betas(a) }),
  adamw: (p, a) => new AdamW(p, { ...common(a), ...epsilon(a), ...betas(a) }),
};

/** An optimizer as golden files describe it. */
export function buildOptimizer(parameters: Parameter[], attrs: Attributes): Optimizer {
  return lookUp(builders, attrs.text("optimizer"))(parameters, attrs);
}

function common(attrs: Attributes): { learningRate: number; weightDecay: number } {
  return {
    learningRate: attrs.number("lr"),
    weightDecay: attrs.has("weight_decay") ? attrs.number("weight_decay") : 0,
  };
}

function epsilon(attrs: Attributes): { epsilon?: number } {
  return attrs.has("eps") ? { epsilon: attrs.number("eps") } : {};
}

function betas(attrs: Attributes): { beta1?: number; beta2?: number } {
  return {
    ...(attrs.has("beta1") && { beta1: attrs.number("beta1") }),
    ...(attrs.has("beta2") && { beta2: attrs.number("beta2") }),
  };
}

/** Golden files spell the update out behind a name: `torch: …`, `ewma: …`. */
function formOf(attrs: Attributes): "sum" | "average" {
  const form = attrs.has("form") ? attrs.text("form") : "torch";
  if (form.startsWith("torch")) return "sum";
  if (form.startsWith("ewma")) return "average";
  throw new Error(explain("attrs", `form is ${form}.`, "A form begins with torch or ewma."));
}
