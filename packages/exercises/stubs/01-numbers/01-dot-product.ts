import type { Vec } from "#mat";
import { todo } from "#todo";

/**
 * The dot product: multiply pair by pair, then add up.
 *
 *     a · b = Σᵢ aᵢ bᵢ
 *
 * The dot product of two empty vectors is 0.
 *
 * @param a any number of numbers
 * @param b as many numbers as `a`
 * @throws RangeError if the lengths differ
 */
export function dot(_a: Vec, _b: Vec): number {
  return todo("multiply pair by pair and add up");
}
