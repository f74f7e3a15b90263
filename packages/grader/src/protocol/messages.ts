import type { Performed, Plain, Thrown } from "@gradus/exercises/subject";
import { defaultFrameLimits, encodeFrame, type Frame } from "./frame.ts";
import { PlainReader, PlainWriter } from "./plain-code.ts";
import { ProtocolError } from "./protocol-error.ts";
import { isThrown } from "./thrown-code.ts";

/** What a frame is: what the parent asks for, and what the child says. */
export const kinds = {
  /** The program is read and its acts are loaded. No learner's code has run. */
  open: 1,
  /** The learner's file is loaded. */
  load: 2,
  call: 3,
  /** A turn passes; then a text is printed, if there is one. */
  mark: 4,
  /** The child is there. Belongs to no request. */
  ready: 128,
  result: 129,
  threw: 130,
  /** Something happened besides. Belongs to no request. */
  log: 131,
} as const;

/** What belongs to no request. */
export const noRequest = 0;

/** What the parent asks for. */
export type Request =
  | {
      readonly kind: "open";
      readonly file: string;
      /** How many seconds a Promise of the learner's may take. */
      readonly patience: number;
    }
  | { readonly kind: "load" }
  | { readonly kind: "mark"; readonly text: string }
  | {
      readonly kind: "call";
      /** Which of the program's acts performs it; null: the learner's export itself. */
      readonly act: number | null;
      readonly action: string;
      readonly args: readonly Plain[];
    };

/** What happened besides. */
export type Log = { readonly stray: Thrown } | { readonly stuck: true };

/** A request as bytes. */
export function encodeRequest(id: number, request: Request): Buffer {
  if (request.kind !== "call") {
    const { kind, ...head } = request;
    return encodeFrame(id, kinds[kind], head);
  }
  const { act, action, args } = request;
  const writer = new PlainWriter();
  return encodeFrame(
    id,
    kinds.call,
    { act, action, args: args.map((arg) => writer.write(arg)) },
    writer.row,
  );
}

/** A request, from the side that is trusted: its fields are what they were written as. */
export function decodeRequest({ kind, head, numbers }: Frame): Request {
  if (kind === kinds.load) return { kind: "load" };
  if (kind === kinds.open) return { ...(head as FieldsOf<"open">), kind: "open" };
  if (kind === kinds.mark) return { ...(head as FieldsOf<"mark">), kind: "mark" };
  const { act, action, args } = head as FieldsOf<"call">;
  return { kind: "call", act, action, args: argumentsIn(args, new PlainReader(numbers)) };
}

type FieldsOf<Kind> = Omit<Extract<Request, { readonly kind: Kind }>, "kind">;

/** What came of a request, as bytes; what is larger than a frame may be becomes a sentence. */
export function encodeReply(id: number, { outcome, argsAfter }: Performed): Buffer {
  const writer = new PlainWriter();
  const value = outcome.kind === "returned" && { value: writer.write(outcome.value) };
  const reason = outcome.kind === "not-plain" && { reason: outcome.reason };
  const thrown = outcome.kind === "threw" && { thrown: outcome.thrown };
  const after = argsAfter && { after: argsAfter.map((arg) => writer.write(arg)) };
  const head = { ...value, ...reason, ...thrown, ...after };
  const kind = outcome.kind === "threw" ? kinds.threw : kinds.result;
  const bytes = encodeFrame(id, kind, head, writer.row);
  if (fits(bytes)) return bytes;
  return encodeFrame(id, kinds.result, { reason: "It is larger than the checks can read." });
}

function fits(bytes: Buffer): boolean {
  const { frame, head } = defaultFrameLimits;
  return bytes.length - 4 <= frame && bytes.readUInt32LE(9) <= head;
}

/** Something that happened besides, as bytes. */
export function encodeLog(log: Log): Buffer {
  return encodeFrame(noRequest, kinds.log, log);
}

/**
 * What came of a request, from the side that nobody trusts.
 *
 * @throws ProtocolError where it is anything but a whole and exact answer
 */
export function decodeReply({ kind, head, numbers }: Frame): Performed {
  const { after, ...fields } = record(head);
  const reader = new PlainReader(numbers);
  const outcome = kind === kinds.threw ? thrownIn(fields) : resultIn(fields, reader);
  const argsAfter = after === undefined ? undefined : argumentsIn(after, reader);
  reader.end();
  return argsAfter ? { outcome, argsAfter } : { outcome };
}

/** @throws ProtocolError where it is none of the things that may happen */
export function decodeLog({ head, numbers }: Frame): Log {
  const { stray, stuck } = record(head);
  if (numbers.length > 0) throw new ProtocolError("A log with numbers.");
  if (stuck === true) return { stuck };
  if (isThrown(stray)) return { stray };
  throw new ProtocolError("An unknown log.");
}

type Fields = Readonly<Record<string, unknown>>;

function argumentsIn(after: unknown, reader: PlainReader): Plain[] {
  if (!Array.isArray(after)) throw new ProtocolError("Arguments that are no list.");
  return after.map((arg) => reader.read(arg));
}

function thrownIn(fields: Fields): Performed["outcome"] {
  const { thrown } = only(fields, "thrown");
  if (!isThrown(thrown)) throw new ProtocolError("An error in another form.");
  return { kind: "threw", thrown };
}

function resultIn(fields: Fields, reader: PlainReader): Performed["outcome"] {
  if (Object.hasOwn(fields, "value")) {
    return { kind: "returned", value: reader.read(only(fields, "value").value) };
  }
  const { reason } = only(fields, "reason");
  if (typeof reason !== "string" || reason.length > 1000) throw new ProtocolError("No reason.");
  return { kind: "not-plain", reason };
}

function only(fields: Fields, name: string): Fields {
  if (Object.keys(fields).length === 1 && Object.hasOwn(fields, name)) return fields;
  throw new ProtocolError(`A reply that is not ${name} alone.`);
}

function record(head: unknown): Fields {
  if (typeof head === "object" && head !== null && !Array.isArray(head)) return head as Fields;
  throw new ProtocolError("A head that is no record.");
}
