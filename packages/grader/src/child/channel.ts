import { writeSync } from "node:fs";
import type { ChildFrame } from "./child-frame.ts";
import { encodeFrame, maximumFrame } from "./frames.ts";
import { tag } from "./tagged.ts";

/** The file descriptor that the parent listens on. */
const channel = 3;

/** Says something to the parent, and returns when it is said. */
export function send(frame: ChildFrame): void {
  write(encodeFrame(tag(frame)));
}

/** Says something unless it is too long; returns whether it was said. */
export function sendIfItFits(frame: ChildFrame): boolean {
  const bytes = encodeFrame(tag(frame));
  const fits = bytes.length < maximumFrame;
  if (fits) write(bytes);
  return fits;
}

/** Waits while the pipe is full: what is said must have arrived before the learner's code runs on. */
function write(bytes: Uint8Array): void {
  for (let sent = 0; sent < bytes.length;) {
    try {
      sent += writeSync(channel, bytes, sent);
    } catch (error) {
      if ((error as { code?: unknown }).code !== "EAGAIN") throw error;
    }
  }
}
