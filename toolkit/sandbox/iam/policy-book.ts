import type { Policy } from './policy/policy';

/** What the templates say of a role. */
export interface RoleEntry {
  readonly arn: string;
  readonly name: string;
  readonly id: string;
  readonly policies: Policy[];
  /** ARNs of its managed policies that no template defines, so that nobody here knows what they allow. */
  readonly unknownPolicies: string[];
  readonly boundary?: Policy;
  readonly tags: Readonly<Record<string, string>>;
}

export interface EndpointEntry {
  /** Absent for an endpoint that lets everything through. */
  readonly policy?: Policy;
  readonly vpcId?: string;
}

/** All policies of the templates, by what they belong to. */
export class PolicyBook {
  readonly roles = new Map<string, RoleEntry>();
  readonly managedPolicies = new Map<string, Policy>();
  readonly endpoints = new Map<string, EndpointEntry>();
  private readonly resources = new Map<string, Policy[]>();

  /** A resource that has a policy from now on, or none: both are known. */
  addResource(arn: string, ...policies: readonly Policy[]): void {
    this.resources.set(arn, [...(this.resources.get(arn) ?? []), ...policies]);
  }

  /** Of a resource, or of the bucket, stream or log group that it is in; undefined when no template defines it. */
  ofResource(arn: string): readonly Policy[] | undefined {
    return this.resources.get(arn) ?? this.resources.get(containerOf(arn));
  }

  /** @throws Error unless a template defines the role */
  roleNamed(name: string): RoleEntry {
    const found = [...this.roles.values()].find((role) => role.name === name);
    if (found === undefined) throw new Error(`Roles must be roles of the templates, got ${name}`);
    return found;
  }
}

function containerOf(arn: string): string {
  const [, partition, service] = arn.split(':');
  if (service !== 's3') return arn;
  return arn.startsWith(`arn:${partition}:s3:::`) ? (arn.split('/')[0] ?? arn) : arn;
}
