import { AuditedResource } from './audited-resource';
import type { Environment } from './expressions/conditions';
import { Expressions } from './expressions/expressions';
import { referencesOf } from './expressions/references';
import { grouped } from './grouped';
import { macrosOf } from './macros';
import type { RawResource, RawTemplate } from './raw-template';

/** A template, as rules read it. */
export class AuditedTemplate {
  /** Macros, too, each in place of the resources that come of it. */
  readonly resources: readonly AuditedResource[];
  private readonly byId: ReadonlyMap<string, AuditedResource>;
  private readonly byTypes = new Map<string, readonly AuditedResource[]>();
  private referrers: ReadonlyMap<string, readonly AuditedResource[]> | undefined;

  constructor(template: RawTemplate, environment: Environment = {}) {
    const expressions = new Expressions(template, environment);
    const entries = Object.entries(template.Resources ?? {}).filter(([, resource]) => isResource(resource));
    this.resources = [...entries, ...macrosOf(template)].map(
      ([logicalId, resource]) => new AuditedResource(logicalId, resource, expressions),
    );
    this.byId = new Map(this.resources.map((resource) => [resource.logicalId, resource]));
  }

  ofType(...types: readonly string[]): readonly AuditedResource[] {
    const key = types.join();
    const before = this.byTypes.get(key);
    if (before !== undefined) return before;
    const found = this.resources.filter(({ type }) => types.includes(type));
    this.byTypes.set(key, found);
    return found;
  }

  resource(logicalId: string): AuditedResource | undefined {
    return this.byId.get(logicalId);
  }

  /** The resources of these types, or of any, whose properties refer to a resource. */
  referring(to: AuditedResource, ...types: readonly string[]): readonly AuditedResource[] {
    this.referrers ??= grouped(this.resources, ({ resource }) => [...referencesOf(resource.Properties)]);
    const referring = this.referrers.get(to.logicalId) ?? [];
    return types.length === 0 ? referring : referring.filter(({ type }) => types.includes(type));
  }

  /** The resource that a property refers to by `Ref` or `Fn::GetAtt`. */
  referred(by: AuditedResource, path: string): AuditedResource | undefined {
    const targets = by.values(path).map((value) => value.kind === 'reference' && this.byId.get(value.logicalId));
    return targets.find((target) => target instanceof AuditedResource);
  }
}

function isResource(resource: unknown): resource is RawResource {
  return typeof (resource as RawResource | null)?.Type === 'string';
}
