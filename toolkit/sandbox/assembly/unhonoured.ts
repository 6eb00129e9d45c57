import type { ResourceType } from '../kernel/room';

/** Paths of the properties that a template sets and a resource type neither honours nor records on purpose. */
export function unhonoured(properties: Readonly<Record<string, unknown>>, type: ResourceType): string[] {
  const known = [...type.honours, ...(type.records ?? [])];
  return [...new Set(leaves(properties, '', known))];
}

function leaves(value: unknown, path: string, known: readonly string[]): string[] {
  if (path !== '' && known.some((name) => path === name || path.startsWith(`${name}.`))) return [];
  if (path !== '' && !known.some((name) => name.startsWith(`${path}.`))) return [path];
  if (Array.isArray(value)) return value.flatMap((entry) => leaves(entry, path, known));
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, entry]) => leaves(entry, path === '' ? key : `${path}.${key}`, known));
}
