/**
 * What a buffer may be used for, as bits.
 *
 * The numbers are fixed by the standard. Browsers have them as a global; Node has not, and a library adds no globals.
 *
 * @see https://www.w3.org/TR/webgpu/#namespacedef-gpubufferusage
 */
export const BufferUsage = {
  mapRead: 0x0001,
  copySource: 0x0004,
  copyDestination: 0x0008,
  uniform: 0x0040,
  storage: 0x0080,
  queryResolve: 0x0200,
} as const;

/** To map a buffer for reading. */
export const MAP_READ = 0x0001;
