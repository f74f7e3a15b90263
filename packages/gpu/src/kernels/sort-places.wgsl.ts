/**
 * What the kernels of a radix sort share: the places are sorted by one digit of their row, eight bits of it, after another,
 * from the last to the first. Places with the same digit stay in order, so the digits before stay sorted.
 *
 * A workgroup looks at 256 places. For each of the 256 digits it keeps 256 bits, which say the places of whose threads
 * have it; a thread then knows how many threads before it have its digit. Nothing depends on who comes first.
 */
const digitsWgsl = /* wgsl */ `
struct Sizes { places: u32, length: u32, blocks: u32, shift: u32 }

var<workgroup> threads: array<atomic<u32>, 256 * 8>;

/** A place whose index names no row is behind all others. */
fn digitOf(place: u32) -> u32 { return (min(index[place], sizes.length) >> sizes.shift) & 0xffu; }
`;

/** How many places of each block have each digit: counts `[digit, block]`. */
export const countDigitsWgsl: string = /* wgsl */ `
@group(0) @binding(0) var<storage, read> index: array<u32>;
@group(0) @binding(1) var<storage, read> order: array<u32>;
@group(0) @binding(2) var<storage, read_write> counts: array<u32>;
@group(0) @binding(3) var<uniform> sizes: Sizes;
${digitsWgsl}
@compute @workgroup_size(256)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let block = group.y * groups.x + group.x;
  if (block >= sizes.blocks) { return; }
  let at = block * 256u + local;
  if (at < sizes.places) {
    atomicOr(&threads[digitOf(order[at]) * 8u + local / 32u], 1u << (local % 32u));
  }
  workgroupBarrier();
  var count = 0u;
  for (var word = 0u; word < 8u; word++) {
    count += countOneBits(atomicLoad(&threads[local * 8u + word]));
  }
  counts[local * sizes.blocks + block] = count;
}
`;

/** Moves each place behind all with a smaller digit, and all with its own digit before it; `ends` are running totals. */
export const moveByDigitWgsl: string = /* wgsl */ `
@group(0) @binding(0) var<storage, read> index: array<u32>;
@group(0) @binding(1) var<storage, read> order: array<u32>;
@group(0) @binding(2) var<storage, read> ends: array<u32>;
@group(0) @binding(3) var<storage, read_write> sorted: array<u32>;
@group(0) @binding(4) var<uniform> sizes: Sizes;
${digitsWgsl}
@compute @workgroup_size(256)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let block = group.y * groups.x + group.x;
  if (block >= sizes.blocks) { return; }
  let at = block * 256u + local;
  let own = local / 32u;
  var digit = 0u;
  if (at < sizes.places) {
    digit = digitOf(order[at]);
    atomicOr(&threads[digit * 8u + own], 1u << (local % 32u));
  }
  workgroupBarrier();
  if (at >= sizes.places) { return; }
  let before = (1u << (local % 32u)) - 1u;
  var rank = countOneBits(atomicLoad(&threads[digit * 8u + own]) & before);
  for (var word = 0u; word < own; word++) {
    rank += countOneBits(atomicLoad(&threads[digit * 8u + word]));
  }
  let cell = digit * sizes.blocks + block;
  if (cell > 0u) { rank += ends[cell - 1u]; }
  sorted[rank] = order[at];
}
`;

/** The places as they are: 0, 1, 2, … */
export const everyPlaceWgsl: string = /* wgsl */ `
struct Sizes { places: u32 }

@group(0) @binding(0) var<storage, read_write> order: array<u32>;
@group(0) @binding(1) var<uniform> sizes: Sizes;

@compute @workgroup_size(256)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let place = (group.y * groups.x + group.x) * 256u + local;
  if (place < sizes.places) { order[place] = place; }
}
`;

/** Where the places of each row begin among the sorted ones: each thread halves the places until one row's start is left. */
export const rowStartsWgsl: string = /* wgsl */ `
struct Sizes { places: u32, length: u32 }

@group(0) @binding(0) var<storage, read> index: array<u32>;
@group(0) @binding(1) var<storage, read> order: array<u32>;
@group(0) @binding(2) var<storage, read_write> starts: array<u32>;
@group(0) @binding(3) var<uniform> sizes: Sizes;

@compute @workgroup_size(256)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let row = (group.y * groups.x + group.x) * 256u + local;
  if (row > sizes.length) { return; }
  var low = 0u;
  var high = sizes.places;
  while (low < high) {
    let middle = (low + high) / 2u;
    if (index[order[middle]] < row) { low = middle + 1u; } else { high = middle; }
  }
  starts[row] = low;
}
`;
