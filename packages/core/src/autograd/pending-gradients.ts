import type { Tensor } from "../tensor/tensor.ts";
import { isRecording } from "./recording.ts";

/**
 * The gradients of one backward pass that are still needed, by the tensor they belong to.
 *
 * A gradient is disposed of when the last tensor that needs it is done. One tensor may be the
 * gradient of several others (`a + b` hands the same one to both), so holders are counted. Nothing
 * is disposed of while the pass itself is being recorded, since its gradients may be
 * differentiated again, nor what existed before the pass began.
 */
export class PendingGradients {
  private readonly gradients = new Map<Tensor, Tensor>();
  private readonly holders = new Map<Tensor, number>();
  private readonly newerThan: number;

  constructor(output: Tensor, seed: Tensor) {
    this.newerThan = Math.max(output.id, seed.id);
    this.hold(output, seed);
  }

  /** Adds a contribution to the gradient of `tensor`. */
  add(tensor: Tensor, contribution: Tensor): void {
    const known = this.gradients.get(tensor);
    this.hold(tensor, known ? known.add(contribution) : contribution);
    if (!known) return;
    this.letGo(known);
    this.disposeIfUnused(contribution);
  }

  /** The whole gradient of `tensor`. The caller lets go of it, or keeps it for good. */
  take(tensor: Tensor): Tensor | undefined {
    const g = this.gradients.get(tensor);
    this.gradients.delete(tensor);
    return g;
  }

  /** One holder fewer. */
  letGo(g: Tensor): void {
    this.holders.set(g, this.holders.get(g)! - 1);
    this.disposeIfUnused(g);
  }

  private hold(tensor: Tensor, g: Tensor): void {
    this.gradients.set(tensor, g);
    this.holders.set(g, (this.holders.get(g) ?? 0) + 1);
  }

  private disposeIfUnused(g: Tensor): void {
    if ((this.holders.get(g) ?? 0) > 0) return;
    this.holders.delete(g);
    if (!isRecording() && g.id > this.newerThan) g.dispose();
  }
}
