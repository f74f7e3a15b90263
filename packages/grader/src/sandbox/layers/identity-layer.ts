import type { Layer } from "../layer.ts";

/**
 * A user that owns nothing, has no privileges and gains none, and ends when the grader does.
 *
 * @param uid a number that no other program has
 */
export function identityLayer(setpriv: string, uid: number): Layer {
  return {
    file: setpriv,
    flags: [
      [`--reuid=${uid}`],
      [`--regid=${uid}`],
      ["--clear-groups"],
      ["--no-new-privs"],
      ["--inh-caps=-all"],
      ["--bounding-set=-all"],
      ["--pdeathsig=KILL"],
    ],
  };
}
