import { substitute } from './intrinsics';
import type { TemplateResource } from './template';

/** Logical ids a resource must come after: what its properties refer to, and its DependsOn. */
export function dependencies(resource: TemplateResource): Set<string> {
  const found = new Set<string>([resource.DependsOn ?? []].flat());
  collect(resource.Properties, found);
  return found;
}

function collect(root: unknown, found: Set<string>): void {
  const open: unknown[] = [root];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, entry] of Object.entries(value)) {
      for (const name of referred(key, entry)) found.add(name);
      open.push(entry);
    }
  }
}

function referred(key: string, argument: unknown): string[] {
  if (key === 'Ref') return [String(argument)];
  if (key === 'Fn::GetAtt') return [String(Array.isArray(argument) ? argument[0] : String(argument).split('.')[0])];
  if (key !== 'Fn::Sub') return [];
  const names: string[] = [];
  substitute(String(Array.isArray(argument) ? argument[0] : argument), (name) =>
    names.push(name.split('.')[0] ?? name),
  );
  return names;
}

/**
 * The resources in an order in which each comes after those it depends on; otherwise as the template has them.
 * @throws Error that names a cycle
 */
export function creationOrder(resources: Readonly<Record<string, TemplateResource>>): string[] {
  const order: string[] = [];
  const waiting = new Map(
    Object.entries(resources).map(([id, resource]) => {
      const others = [...dependencies(resource)].filter((name) => Object.hasOwn(resources, name));
      return [id, new Set(others)] as const;
    }),
  );
  while (waiting.size > 0) {
    const ready = [...waiting].filter(([, others]) => others.size === 0).map(([id]) => id);
    if (ready.length === 0) throw new Error(`resources depend on one another: ${[...waiting.keys()].join(', ')}`);
    for (const id of ready) waiting.delete(id);
    for (const others of waiting.values()) for (const id of ready) others.delete(id);
    order.push(...ready);
  }
  return order;
}
