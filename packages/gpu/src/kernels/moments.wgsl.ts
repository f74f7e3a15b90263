/**
 * Means and variances in one walk: how many numbers, their sum, the sum of their squared distances from their own mean, and
 * the pivot p, one of the numbers, which is taken off all others first.
 *
 *     n = nₐ + n_b        Σ = Σₐ + Σ_b        M = Mₐ + M_b + (Σ_b/n_b − Σₐ/nₐ)² nₐ n_b / n        μ = p + Σ/n
 *
 * Two parts are joined without going back to their numbers, and in any order. Nothing is lost where the mean is large beside
 * the deviation σ, as it would be in Σx² − (Σx)²/n: a number is no further from the mean than √n σ, so neither is p.
 *
 * @see Chan, Golub & LeVeque, "Algorithms for Computing the Sample Variance" (1983)
 */
export const momentsWgsl: string = /* wgsl */ `
/** A number to take off; none where it is infinite or NaN, which would spread. */
fn pivotOf(x: f32) -> f32 {
  return select(x, 0.0, (bitcast<u32>(x) & 0x7f800000u) == 0x7f800000u);
}

fn momentsOf(x: vec4f, count: u32, pivot: f32) -> vec4f {
  let isThere = vec4u(0u, 1u, 2u, 3u) < vec4u(count);
  let near = select(vec4f(), x - pivot, isThere);
  let sum = near.x + near.y + (near.z + near.w);
  let distance = select(vec4f(), near - sum / f32(count), isThere);
  return vec4f(f32(count), sum, dot(distance, distance), pivot);
}

fn joinMoments(a: vec4f, b: vec4f) -> vec4f {
  if (a.x == 0.0) { return b; }
  if (b.x == 0.0) { return a; }
  let n = a.x + b.x;
  let apart = b.y / b.x - a.y / a.x;
  return vec4f(n, a.y + b.y, a.z + b.z + apart * apart * (a.x * b.x / n), a.w);
}

fn meanOf(all: vec4f) -> f32 { return all.w + all.y / all.x; }

fn varianceOf(all: vec4f) -> f32 { return all.z / all.x; }
`;
