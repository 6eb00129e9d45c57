/** Stands for what only a deployment knows of a resource: its name, or an attribute. */
export function marker(resourceId: string, attribute?: string): string {
  return `@{${resourceId}${attribute === undefined ? '' : `#${attribute}`}}`;
}

/** The ids of the resources that a value mentions, however deep. */
export function mentioned(value: unknown): readonly string[] {
  const text = JSON.stringify(value) ?? '';
  return [...new Set([...text.matchAll(/@\{([^#}]+)(?:#[^}]*)?\}/g)].map(([, id]) => id as string))];
}
