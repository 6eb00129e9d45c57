/** Enough for a mapping with an entry per Region; the bound keeps the alternatives of several parts from multiplying. */
export const ALTERNATIVES_LIMIT = 64;

/** Each way to take one of every part's alternatives; none where there would be more than the limit. */
export function combinations<Item>(parts: readonly (readonly Item[])[]): readonly (readonly Item[])[] {
  const count = parts.reduce((product, { length }) => product * length, 1);
  if (count > ALTERNATIVES_LIMIT) return [];
  let heads: Item[][] = [[]];
  for (const items of parts) {
    // Most parts of a long text have one alternative: to copy all heads for each would take the square of its length.
    if (items.length === 1) for (const head of heads) head.push(items[0] as Item);
    else heads = heads.flatMap((head) => items.map((item) => [...head, item]));
  }
  return heads;
}
