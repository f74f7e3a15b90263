import { explain, fromData, type Shape, type Tensor } from "@gradus/core";
import type { Attributes } from "./attributes.ts";

/** The tensors of a case, by name. */
export type Tensors = Readonly<Record<string, Tensor>>;

/** The shapes that a case asks for, by the output's name. */
export type Asked = Readonly<Record<string, Shape>>;

/**
 * How the cases of one golden file are computed through the public API. The name of a case is for those
 * whose attributes say nothing. One that has to look at numbers waits for them.
 */
export type Concept = (
  attrs: Attributes,
  inputs: Tensors,
  asked: Asked,
  name: string,
) => Tensors | Promise<Tensors>;

/** A concept that is computed on the host, wherever its inputs are: they are fetched first. */
export function onHost(concept: Concept): Concept {
  return async (attrs, inputs, ...rest) => {
    const fetched = Object.entries(inputs).map(
      async ([name, x]) => [name, fromData(await x.data(), x.shape)] as const,
    );
    return concept(attrs, Object.fromEntries(await Promise.all(fetched)), ...rest);
  };
}

/** An input that a case must have. */
export function input(inputs: Tensors, name: string): Tensor {
  if (Object.hasOwn(inputs, name)) return inputs[name];
  throw new Error(
    explain("inputs", `there is no ${name}.`, `This case has ${Object.keys(inputs).join(", ")}.`),
  );
}

/** An input that a case may have. */
export function optionalInput(inputs: Tensors, name: string): Tensor | undefined {
  return Object.hasOwn(inputs, name) ? inputs[name] : undefined;
}

/** What a table of functions has under a name. */
export function lookUp<T>(table: Readonly<Record<string, T>>, op: string): T {
  if (Object.hasOwn(table, op)) return table[op];
  throw new Error(
    explain("attrs", `op is ${op}.`, `This concept knows ${Object.keys(table).join(", ")}.`),
  );
}
