import { createHash } from 'node:crypto';
import type { SandboxContext } from '../kernel/context';

/** What a secret is made of. Its value is made anew only when this changes. */
export interface SecretDefinition {
  readonly description?: string;
  readonly owningService?: string;
  /** Whatever the value is made from. */
  readonly source: string;
  makeValue(): string;
}

/** What is kept of a secret between runs. */
export interface SecretVersion {
  readonly source: string;
  readonly value: string;
  readonly versionId: string;
  readonly createdAt: number;
}

export interface Secret extends SecretVersion {
  readonly name: string;
  readonly arn: string;
  readonly description?: string;
  readonly owningService?: string;
}

const SUFFIX_LENGTH = 6;

/** Names of secrets end in a hyphen and six characters in their ARNs; here these follow from the name. */
export function secretArn({ partition, region, account }: SandboxContext, name: string): string {
  const suffix = createHash('sha256').update(name).digest('base64url').replace(/[-_]/g, '').slice(0, SUFFIX_LENGTH);
  return `arn:${partition}:secretsmanager:${region}:${account}:secret:${name}-${suffix}`;
}

/** Whether this is the secret's ARN, with or without its suffix, or its name. */
export function isCalled({ arn, name }: Secret, arnOrName: string): boolean {
  return [arn, name, arn.slice(0, -SUFFIX_LENGTH - 1)].includes(arnOrName);
}
