/** One task, as one library does it on the GPU. */
export interface Side {
  /** Queues the task once. */
  queue(): void;
  /** How often it may be queued before somebody waits, if its results stay until then. */
  readonly most?: number;
  /** Waits until the device has done all that was queued. */
  finish(): Promise<unknown>;
}

/** Makes a side, with the tensors that it needs on its device. */
export type MakeSide = () => Side | Promise<Side>;

/** A task, done by us and by those peers that can do it. */
export interface GpuContest {
  readonly name: string;
  /** Calculations of the task, a multiplication and an addition counted as two; or bytes that it has to read and write. */
  readonly work: { readonly flops: number } | { readonly bytes: number } | undefined;
  readonly gradus: MakeSide;
  readonly peers: Readonly<Partial<Record<PeerName, MakeSide>>>;
}

export type PeerName = "tfjs" | "jax-js" | "PyTorch";
