import { textOf } from '../../expressions/text';
import { expressionOf, type Value } from '../../expressions/value';
import type { Problem, Rule } from '../../rule';

const PATH = 'ManagedPolicyArns.*';

export const awsManagedPolicy: Rule = {
  id: 'aws-managed-policy',
  title: 'A role takes its permissions from an AWS managed policy',
  why: 'It allows the actions on every resource of the account, and AWS adds to it without asking.',
  severity: 'low',
  fix: 'Write a policy that lists the actions and the resources that are used.',
  controls: { nist80053r5: ['AC-3', 'AC-6'], wellArchitected: ['SEC03-BP02'] },
  concern: 'security',
  types: ['AWS::IAM::Role', 'AWS::IAM::User', 'AWS::IAM::Group'],
  check: (identity) => identity.values(PATH).flatMap(judged),
};

function judged(policy: Value): readonly Problem[] {
  if (policy.kind === 'absent' || policy.kind === 'reference') return [];
  const arn = textOf(policy);
  if (/:iam::aws:policy\//.test(arn)) return [{ property: PATH, value: arn }];
  return /:policy\//.test(arn) ? [] : [{ property: PATH, value: expressionOf(policy), unresolved: true }];
}
