import type { Backend, FusedKernels } from "@gradus/core";

/** The same backend, with a list of the fused kernels that were run. */
export function watchFused(backend: Backend): {
  readonly watched: Backend;
  readonly ran: Set<keyof FusedKernels>;
} {
  const ran = new Set<keyof FusedKernels>();
  const fused = Object.fromEntries(
    Object.entries(backend.fused).map(([name, kernel]) => [
      name,
      (...given: readonly unknown[]): unknown => {
        ran.add(name as keyof FusedKernels);
        return Reflect.apply(kernel, backend.fused, given);
      },
    ]),
  );
  return { watched: { ...backend, fused }, ran };
}
