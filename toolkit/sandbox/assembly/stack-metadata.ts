import type { CloudFormationStackArtifact } from '@aws-cdk/cloud-assembly-api';
import type { RuleAcknowledgement } from './template';

/** Paths of constructs by the logical ids of their resources. */
export function constructPaths(artifact: CloudFormationStackArtifact): Record<string, string> {
  const entries = artifact.findMetadataByType('aws:cdk:logicalId');
  return Object.fromEntries(entries.map(({ data, path }) => [String(data), withoutSlash(path)]));
}

/** What constructs of the stack acknowledge, in the order of the assembly. */
export function acknowledgementsOf(artifact: CloudFormationStackArtifact): RuleAcknowledgement[] {
  return artifact.findMetadataByType('aws:cdk:acknowledged-rules').flatMap(({ data, path }) => {
    const reasons = Object.entries((data ?? {}) as Record<string, unknown>);
    return reasons.map(([rule, reason]) => ({ rule, reason: String(reason), path: withoutSlash(path) }));
  });
}

function withoutSlash(path: string): string {
  return path.replace(/^\//, '');
}
