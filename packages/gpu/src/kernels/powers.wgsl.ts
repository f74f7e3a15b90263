import { lanesWgsl } from "./lanes.wgsl.ts";

/**
 * Σ exp x of a row without overflow, in one walk: the largest number m so far and Σ exp(x − m), which is scaled down when a
 * larger one comes.
 *
 * Where the largest is +∞ or anything is NaN, the sum is NaN, as it is with exp(x − max x). It starts from the lowest number
 * there is instead of −∞, so that nothing but −∞ has the sum 0. What it walks along is the binding `x` of the kernel, which
 * also brings the scalar function `expOf`.
 */
export const powersWgsl: string = /* wgsl */ `
${lanesWgsl}
const noPowers = vec2f(-0x1.fffffep+127f, 0.0);

/** Of two sums the one with the smaller numbers is scaled down to the other. */
fn join(a: vec2f, b: vec2f) -> vec2f {
  let shrink = expOf(-abs(a.x - b.x));
  if (a.x > b.x) { return vec2f(a.x, a.y + b.y * shrink); }
  return vec2f(b.x, a.y * shrink + b.y);
}

fn joinLanes(own: vec2f, local: u32, lanes: u32) -> vec2f {
  let lane = local % lanes;
  found[local] = own;
  for (var half = lanes / 2u; half > 0u; half /= 2u) {
    workgroupBarrier();
    if (lane < half) { found[local] = join(found[local], found[local + half]); }
  }
  workgroupBarrier();
  return found[local - lane];
}

/** The powers of a row of x whose neighbors stand step apart. Every thread of the workgroup has to come. */
fn powersOfRow(start: u32, length: u32, step: u32, local: u32, lanes: u32) -> vec2f {
  var own = noPowers;
  for (var i = local % lanes; i < length; i += lanes) {
    own = join(own, vec2f(x[start + i * step], 1.0));
  }
  let all = joinLanes(own, local, lanes);
  let isInfinite = bitcast<u32>(all.x) == 0x7f800000u;
  return vec2f(all.x, select(all.y, nanFrom(all.x), isInfinite));
}
`;
