/**
 * y[i] = 1 where the i-th random word of a key is at most `largest`, else 0, of any dtype.
 *
 * A thread makes four words, which are two counters' worth. Nobody hands it a state: its place is its state, and so the
 * numbers are those of the reference, in whatever order threads run.
 */
export const bernoulliWgsl: string = /* wgsl */ `
struct Sizes { quads: u32, first: u32, key0: u32, key1: u32, largest: u32, one: u32 }

@group(0) @binding(0) var<storage, read_write> y: array<vec4u>;
@group(0) @binding(1) var<uniform> sizes: Sizes;

@compute @workgroup_size(256)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let i = (group.y * groups.x + group.x) * 256u + local;
  if (i >= sizes.quads) { return; }
  let counter = sizes.first / 2u + 2u * i;
  let words = vec4u(threefry(counter), threefry(counter + 1u));
  y[i] = select(vec4u(0u), vec4u(sizes.one), words <= vec4u(sizes.largest));
}

/** The two words of a counter: Threefry-2x32 with 20 rounds, four at a time. */
fn threefry(counter: u32) -> vec2u {
  let key2 = sizes.key0 ^ sizes.key1 ^ 0x1bd11bdau;
  var x = vec2u(counter + sizes.key0, sizes.key1);
  x = fourRounds(x, vec4u(13u, 15u, 26u, 6u)) + vec2u(sizes.key1, key2 + 1u);
  x = fourRounds(x, vec4u(17u, 29u, 16u, 24u)) + vec2u(key2, sizes.key0 + 2u);
  x = fourRounds(x, vec4u(13u, 15u, 26u, 6u)) + vec2u(sizes.key0, sizes.key1 + 3u);
  x = fourRounds(x, vec4u(17u, 29u, 16u, 24u)) + vec2u(sizes.key1, key2 + 4u);
  return fourRounds(x, vec4u(13u, 15u, 26u, 6u)) + vec2u(key2, sizes.key0 + 5u);
}

fn fourRounds(words: vec2u, turns: vec4u) -> vec2u {
  var x = words;
  for (var n = 0u; n < 4u; n++) {
    x.x += x.y;
    x.y = ((x.y << turns[n]) | (x.y >> (32u - turns[n]))) ^ x.x;
  }
  return x;
}
`;
