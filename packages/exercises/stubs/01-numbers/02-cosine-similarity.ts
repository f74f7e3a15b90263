import type { Vec } from "#mat";
import { todo } from "#todo";

/**
 * The cosine of the angle between two vectors: 1 for the same direction, 0 for a right angle,
 * −1 for opposite directions.
 *
 *     cos θ = a · b / (‖a‖ ‖b‖)          where ‖a‖ = √(Σᵢ aᵢ²)
 *
 * A vector of zeros has no direction: the similarity to it is 0.
 *
 * @param a one or more numbers
 * @param b as many numbers as `a`
 * @returns a number from −1 to 1
 */
export function cosineSimilarity(_a: Vec, _b: Vec): number {
  return todo("divide the dot product by both lengths");
}
