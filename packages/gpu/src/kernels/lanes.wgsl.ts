/**
 * What the threads of one row found, put together: `lanes` neighbors of the 256 of a workgroup, a power of two, share a row.
 *
 * They meet in shared memory, in pairs, half as many each time. Every thread of the workgroup has to take part, also one
 * that has no row, since all of them wait for one another.
 */
export const lanesWgsl: string = /* wgsl */ `
var<workgroup> found: array<vec2f, 256>;

fn sumOfLanes(own: vec2f, local: u32, lanes: u32) -> vec2f {
  let lane = local % lanes;
  found[local] = own;
  for (var half = lanes / 2u; half > 0u; half /= 2u) {
    workgroupBarrier();
    if (lane < half) { found[local] += found[local + half]; }
  }
  workgroupBarrier();
  return found[local - lane];
}
`;
