export interface Page<T> {
  readonly items: readonly T[];
  readonly hasMore: boolean;
}

/** What comes after an item, of a list in the order of the names. */
export function page<T>(
  all: readonly T[],
  nameOf: (item: T) => string,
  after: string | undefined,
  limit: number,
): Page<T> {
  const rest = after === undefined ? all : all.filter((item) => nameOf(item) > after);
  return { items: rest.slice(0, limit), hasMore: rest.length > limit };
}
