const MARKER = /@\{([^#}]+)(?:#[^}]*)?\}/g;

/** What is mentioned in the properties of a resource stays the same: they are replaced, never changed. */
const READ = new WeakMap<object, readonly string[]>();

/** Stands for what only a deployment knows of a resource: its name, or an attribute. */
export function marker(resourceId: string, attribute?: string): string {
  return `@{${resourceId}${attribute === undefined ? '' : `#${attribute}`}}`;
}

/** The ids of the resources that a value mentions, however deep. */
export function mentioned(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return markersIn(value);
  const before = READ.get(value);
  if (before !== undefined) return before;
  const found = markersIn(JSON.stringify(value));
  READ.set(value, found);
  return found;
}

function markersIn(text: unknown): readonly string[] {
  if (typeof text !== 'string' || !text.includes('@{')) return [];
  return [...new Set([...text.matchAll(MARKER)].map(([, id]) => id as string))];
}
