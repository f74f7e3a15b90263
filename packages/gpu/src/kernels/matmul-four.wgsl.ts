/**
 * Four neighbors of a matrix as one vector, wherever they stand.
 *
 * Memory gives out four numbers in one go where their place is a multiple of four. Otherwise they are put together from
 * the two vectors that hold them. A matrix may end in the middle of a vector: from the `count`-th number on there are zeros.
 */
export const matmulFourWgsl: string = /* wgsl */ `
fn four(isA: bool, at: u32, count: u32) -> vec4f {
  if (count == 0u) { return vec4f(); }
  let quad = at / 4u;
  let skipped = at % 4u;
  var low: vec4f;
  var high: vec4f;
  if (isA) {
    low = a[quad];
    if (skipped != 0u) { high = a[quad + 1u]; }
  } else {
    low = b[quad];
    if (skipped != 0u) { high = b[quad + 1u]; }
  }
  if (skipped == 1u) { low = vec4f(low.yzw, high.x); }
  if (skipped == 2u) { low = vec4f(low.zw, high.xy); }
  if (skipped == 3u) { low = vec4f(low.w, high.xyz); }
  return select(vec4f(), low, vec4u(0, 1, 2, 3) < vec4u(count));
}

/** How many numbers there are from \`at\` to \`end\`. */
fn inside(at: u32, end: u32) -> u32 { return select(0u, end - at, at < end); }
`;
