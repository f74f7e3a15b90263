import type { GpuBackend } from "@gradus/gpu";

/** What all cases are made for. */
export interface CaseContext {
  readonly backend: GpuBackend;
  /** A CPU gets smaller tensors: the same work would take it minutes. */
  readonly isSoftware: boolean;
}
