import { embed } from "@gradus/layers";
import { type Concept, input } from "../concept.ts";

export const embedding: Concept = (_attrs, inputs) => ({
  y: embed(input(inputs, "weight"), input(inputs, "index")),
});
