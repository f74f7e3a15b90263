import { cos, grad, sin, tensor } from "@gradus/core";

/* What `grad` returns is a function of tensors again, so it can be differentiated again. */

const x = tensor(1, { dtype: "float64" });
const slope = grad(sin);
const curvature = grad(slope);

console.log("sin  1 =", await sin(x).item());
console.log("sin′ 1 =", await slope(x).item(), " cos 1 =", await cos(x).item());
console.log("sin″ 1 =", await curvature(x).item());
