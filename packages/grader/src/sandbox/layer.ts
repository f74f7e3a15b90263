/** One option of a command, with its values: `["--ro-bind", "/a", "/b"]`. */
export type Flag = readonly string[];

/** A program that starts the next one under stricter conditions; the last one is Node. */
export interface Layer {
  readonly file: string;
  readonly flags: readonly Flag[];
}

/** Changes an option of a layer, or takes it away: how tests weaken a sandbox. */
export type Alter = (flag: Flag, layer: Layer) => Flag | undefined;

/** Layers, the outermost first, as one command line. */
export function commandOf(
  layers: readonly Layer[],
  alter: Alter = (flag) => flag,
): { file: string; args: string[] } {
  const [file = "", ...args] = layers.flatMap((layer) => [
    layer.file,
    ...layer.flags.flatMap((flag) => alter(flag, layer) ?? []),
  ]);
  return { file, args };
}
