export function dot() {
  console.log("tried");
  const equal = () => true;
  return {
    $$typeof: Symbol.for("jest.asymmetricMatcher"),
    asymmetricMatch: equal,
    equals: equal,
    sample: 32,
  };
}
