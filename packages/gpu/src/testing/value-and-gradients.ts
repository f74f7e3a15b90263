import { parameter, type Tensor } from "@gradus/core";

/**
 * What `f` gives, and the gradients of the sum of it with respect to its first inputs.
 *
 * @param count how many inputs have a gradient
 */
export function valueAndGradients(
  f: (...inputs: Tensor[]) => Tensor,
  count: number,
): (...inputs: Tensor[]) => Tensor[] {
  return (...inputs) => {
    const parameters = inputs.slice(0, count).map(parameter);
    const value = f(...parameters, ...inputs.slice(count));
    value.sum().backward();
    return [value, ...parameters.map(({ grad }, i) => grad ?? parameters[i].full(0))];
  };
}
