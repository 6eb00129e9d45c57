/** The entries by their key; those without one are left out. */
export function grouped<Key, Entry>(
  entries: readonly Entry[],
  keysOf: (entry: Entry) => readonly (Key | undefined)[],
): ReadonlyMap<Key, readonly Entry[]> {
  const groups = new Map<Key, Entry[]>();
  for (const entry of entries) {
    for (const key of new Set(keysOf(entry))) {
      if (key === undefined) continue;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [entry]);
      else group.push(entry);
    }
  }
  return groups;
}
