import type { Policy } from './policy/policy';
import { VpcRoutes } from './vpc-routes';

/** A role, user or group, as the templates have it. */
export interface IdentityEntry {
  readonly kind: 'role' | 'user' | 'group';
  readonly arn: string;
  readonly name: string;
  /** As in `aws:userid`, before the session. */
  readonly id: string;
  readonly policies: Policy[];
  /** ARNs of managed policies and boundaries that nobody here knows. */
  readonly unknownPolicies: readonly string[];
  readonly boundary?: Policy;
  readonly tags: Readonly<Record<string, string>>;
  /** Names of the groups a user is in. */
  readonly groups: string[];
}

export interface EndpointEntry {
  /** Absent for an endpoint that lets everything through. */
  readonly policy?: Policy;
  readonly vpcId?: string;
}

export interface OwnedPolicy {
  readonly policy: Policy;
  readonly owners: readonly string[];
}

/** All policies of the templates, by what they belong to. */
export class PolicyBook {
  readonly routes = new VpcRoutes();
  readonly endpoints = new Map<string, EndpointEntry>();
  readonly managedPolicies = new Map<string, Policy>();
  private readonly identities = new Map<string, IdentityEntry>();
  private readonly resources = new Map<string, readonly Policy[]>();

  addIdentity(entry: IdentityEntry): void {
    this.identities.set(entry.arn, entry);
  }

  identity(arn: string): IdentityEntry | undefined {
    return this.identities.get(arn);
  }

  /** Whether all is known that an identity may do. */
  isKnown(arn: string): boolean {
    return this.identities.get(arn)?.unknownPolicies.length === 0;
  }

  named(kind: IdentityEntry['kind'], names: readonly string[]): readonly IdentityEntry[] {
    return [...this.identities.values()].filter((entry) => entry.kind === kind && names.includes(entry.name));
  }

  /** Its own, and those of its groups. */
  policiesOf({ policies, groups }: IdentityEntry): readonly Policy[] {
    return [...policies, ...this.named('group', groups).flatMap((group) => group.policies)];
  }

  /** From now on it is known which policies a resource has. */
  addResource(arn: string, ...policies: readonly Policy[]): void {
    this.resources.set(arn, policies);
  }

  /** For resources whose policy is made of several. */
  addToResource(arn: string, policy: Policy): void {
    this.resources.set(arn, [...(this.resources.get(arn) ?? []), policy]);
  }

  /** Of a resource, or of the bucket that an object is in; undefined when no template defines it. */
  ofResource(arn: string): readonly Policy[] | undefined {
    return this.resources.get(arn) ?? this.resources.get(bucketOf(arn));
  }

  /** Every policy, with the ARNs or ids of what it belongs to. */
  all(): readonly OwnedPolicy[] {
    const found = new Map<string, { policy: Policy; owners: string[] }>();
    for (const [owner, policy] of this.belongings()) {
      const key = `${policy.kind} ${policy.name}`;
      const known = found.get(key) ?? { policy, owners: [] };
      known.owners.push(owner);
      found.set(key, known);
    }
    return [...found.values()];
  }

  /** Condition keys and variables that nobody here knows of any request, with the names of the policies that have them. */
  notEvaluated(): ReadonlyMap<string, readonly string[]> {
    const found = new Map<string, string[]>();
    for (const { policy } of this.all()) {
      for (const name of new Set(policy.statements.flatMap(({ notEvaluated }) => notEvaluated))) {
        found.set(name, [...(found.get(name) ?? []), policy.name]);
      }
    }
    return found;
  }

  private belongings(): [string, Policy][] {
    const ofIdentities = [...this.identities.values()].flatMap(({ arn, policies, boundary }) =>
      [...policies, ...(boundary === undefined ? [] : [boundary])].map((policy): [string, Policy] => [arn, policy]),
    );
    const ofResources = [...this.resources].flatMap(([arn, policies]) =>
      policies.map((policy): [string, Policy] => [arn, policy]),
    );
    const ofEndpoints = [...this.endpoints].flatMap(([id, { policy }]): [string, Policy][] =>
      policy === undefined ? [] : [[id, policy]],
    );
    return [...ofIdentities, ...ofResources, ...ofEndpoints];
  }
}

function bucketOf(arn: string): string {
  return /^arn:[^:]+:s3:::[^/]+/.exec(arn)?.[0] ?? arn;
}
