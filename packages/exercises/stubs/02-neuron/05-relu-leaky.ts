import { todo } from "#todo";

/**
 * The rectified linear unit: passes positive numbers on and stops the others.
 *
 *     relu(z) = z if z > 0, and 0 otherwise
 */
export function relu(_z: number): number {
  return todo("pass positive numbers on, and answer 0 for the others");
}

/**
 * The leaky rectified linear unit: lets a little of the negative numbers through.
 *
 *     leakyRelu(z) = z if z > 0, and slope · z otherwise
 *
 * @param slope how much of a negative number passes; any number, also one above 1
 */
export function leakyRelu(_z: number, _slope = 0.001): number {
  return todo("pass positive numbers on, and multiply the others by the slope");
}
