import { cosineSimilarity, dot, matmul, outer } from "@gradus/core";
import { type Concept, input, lookUp } from "../concept.ts";

const products = { matmul, dot, outer, cosine_similarity: cosineSimilarity };

export const matmulConcept: Concept = (attrs, inputs) => ({
  y: lookUp(products, attrs.text("op"))(input(inputs, "a"), input(inputs, "b")),
});
