/** A record without some of its fields. */
export function without<Fields extends object, Key extends keyof Fields>(
  fields: Fields,
  ...keys: readonly Key[]
): Omit<Fields, Key> {
  const kept = Object.entries(fields).filter(([key]) => !keys.some((one) => one === key));
  return Object.fromEntries(kept) as Omit<Fields, Key>;
}

/** A record without the fields that are undefined. */
export function withoutUndefined<Fields extends object>(
  fields: Fields,
): { [Key in keyof Fields]: Exclude<Fields[Key], undefined> } {
  const kept = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(kept) as { [Key in keyof Fields]: Exclude<Fields[Key], undefined> };
}
