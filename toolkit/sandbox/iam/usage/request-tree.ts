import type { AccessRequest } from '../../kernel/access';

interface Branch<T> {
  readonly branches: Map<string, Branch<T>>;
  value?: T;
}

/** Values by request, found part by part: the parts are strings that callers keep, while one made of them all would be new each time. */
export class RequestTree<T> {
  private root: Branch<T> = { branches: new Map() };
  private count = 0;

  get size(): number {
    return this.count;
  }

  get(request: AccessRequest): T | undefined {
    let branch: Branch<T> | undefined = this.root;
    for (const part of partsOf(request)) {
      branch = branch.branches.get(part);
      if (branch === undefined) return undefined;
    }
    return branch.value;
  }

  set(request: AccessRequest, value: T): void {
    let branch = this.root;
    for (const part of partsOf(request)) branch = grown(branch, part);
    if (branch.value === undefined) this.count++;
    branch.value = value;
  }

  clear(): void {
    this.root = { branches: new Map() };
    this.count = 0;
  }
}

function grown<T>(branch: Branch<T>, part: string): Branch<T> {
  const known = branch.branches.get(part);
  if (known !== undefined) return known;
  const fresh: Branch<T> = { branches: new Map() };
  branch.branches.set(part, fresh);
  return fresh;
}

function partsOf({ principal, action, resource, context, via = '' }: AccessRequest): string[] {
  const parts =
    'service' in principal
      ? [principal.service, '', action, resource, via]
      : [principal.roleArn, principal.sessionName ?? '', action, resource, via];
  for (const name in context) parts.push(name, String(context[name]));
  return parts;
}
