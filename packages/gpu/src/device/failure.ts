import { explain } from "@gradus/core";

/** What a device says of itself too late to throw, in words and with what to try. */
export function failure(
  message: string,
  kind: "lost" | "memory" | "validation" | "internal",
): Error {
  const said = message.trim();
  if (kind === "lost") {
    return new Error(
      explain(
        "webgpu",
        `the device was lost: ${said || "no reason was given"}`,
        "A lost device computes nothing any more, and what it held is gone.",
        "await webgpu() again, and load the last checkpoint.",
      ),
    );
  }
  if (kind === "memory") {
    return new Error(
      explain(
        "webgpu",
        `the device ran out of memory: ${said}`,
        "All tensors that were not disposed of stay in the device's memory.",
        "smaller batches, and a scope() around each training step.",
      ),
    );
  }
  return new Error(
    explain(
      "webgpu",
      said,
      "The device refused a command, so the numbers that were to come of it are not there.",
    ),
  );
}
