import { exp, log, map, parameter, record, sigmoid, type Tensor, tensor } from "@gradus/core";
import { gradcheck } from "@gradus/core/testing";

/*
 * An operation of your own is a forward value and, for each input, the way back. `gradcheck` nudges
 * every input and compares.
 */

/** softplus(x) = log(1 + eˣ), whose slope is the sigmoid. */
function softplus(z: Tensor): Tensor {
  const y = log(exp(z.detach()).add(1));
  return record("softplus", y, [z, (g) => g.mul(sigmoid(z))]);
}

const x = parameter(tensor([-1, 0, 2], { dtype: "float64" }));
softplus(x).sum().backward();
console.log("slopes", String(x.grad));

gradcheck(softplus, [x]);
console.log("nudging agrees");

/** The same with a mistake: the slope of eˣ instead of that of log(1 + eˣ). */
function wrongSoftplus(z: Tensor): Tensor {
  return record("softplus", log(exp(z.detach()).add(1)), [z, (g) => g.mul(map("exp", z))]);
}

try {
  gradcheck(wrongSoftplus, [x]);
} catch (error) {
  console.log(String(error));
}
