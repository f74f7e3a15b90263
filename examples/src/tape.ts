import { graph, parameter, square, tanh, tensor } from "@gradus/core";

/* The tape of a small network as Mermaid text, which GitHub and many editors draw. */

const x = tensor([[1, 2]]);
const w = parameter(tensor([[0.5], [-0.5]]));
const b = parameter(tensor([0]));
const loss = square(tanh(x.matmul(w).add(b)).sub(1)).mean();

console.log(graph(loss, { format: "mermaid", names: { x, w, b } }));
