// What needs files or threads; everything else, in index.ts, runs in browsers, too.
export {
  checkpoint,
  checkpointFiles,
  type CheckpointOptions,
  loadCheckpoint,
} from "./callbacks/checkpoint.ts";
export { loadModel, saveModel } from "./files/save-model.ts";
export {
  type Evaluate,
  search,
  type SearchOptions,
  type SearchResult,
  type TrialContext,
  type TrialResult,
} from "./search/search.ts";
export { workerPool, type WorkerPool, type WorkerPoolOptions } from "./search/worker-pool.ts";
