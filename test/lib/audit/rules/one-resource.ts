import type { RawTemplate } from '../../../../lib/audit/raw-template';
import type { Problem } from '../../../../lib/audit/rule';
import type { FailingTemplate } from './fixture';

/** What only the deployment can tell. */
export const UNKNOWN = { 'Fn::ImportValue': 'Other' };

/** A template of one resource, whose logical id is `Subject`. */
export function only(Type: string, Properties: Readonly<Record<string, unknown>> = {}): RawTemplate {
  return { Resources: { Subject: { Type, Properties } } };
}

/** A template of one resource in which a rule finds these problems. */
export function found(template: RawTemplate, ...problems: readonly Problem[]): FailingTemplate {
  return { template, problems: { Subject: problems } };
}

/** A template of one IAM policy of these statements. */
export function policyOf(...statements: readonly object[]): RawTemplate {
  return only('AWS::IAM::Policy', { PolicyDocument: { Version: '2012-10-17', Statement: statements } });
}

/** A template of one IAM policy in whose statement a rule finds a problem. */
export function foundInPolicy(statement: object, summary: string): FailingTemplate {
  return found(policyOf(statement), { property: 'PolicyDocument', value: summary });
}

/** A template of one IAM policy that nobody can read before it is deployed. */
export const UNKNOWN_POLICY: FailingTemplate = found(only('AWS::IAM::Policy', { PolicyDocument: UNKNOWN }), {
  property: 'PolicyDocument',
  value: UNKNOWN,
  unresolved: true,
});
