import type { ResourceRequest } from '../../kernel/room';
import { type Policy, type PolicyKind, readPolicy } from '../policy/policy';

export interface Place {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
}

/** A policy under the name of the resource that has it. @throws Error that names what is not as IAM takes it */
export function readDocument(kind: PolicyKind, { stackName, logicalId }: ResourceRequest, document: unknown): Policy {
  return readPolicy(kind, `${stackName}/${logicalId}`, document);
}
