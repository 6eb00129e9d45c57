import type { AuditedResource } from '../../audited-resource';
import { textOf } from '../../expressions/text';
import type { Value } from '../../expressions/value';
import { unresolvedAt } from '../../reading/unresolved';
import type { Problem, Rule } from '../../rule';

const VARIABLES = 'Environment.Variables';

const SECRET_NAME =
  /(passwords?|passwd|passphrase|tokens?|(api|access|private|secret)keys?|(api|app|client|shared|signing|webhook)secret)$/i;

/** Switches, numbers, ARNs and names of parameters say nothing secret. */
const PLAIN_VALUE = /^(true|false|[\d.]*|arn:.*|\/.*)$/is;

/** `postgres://user:password@host` */
const URL_WITH_PASSWORD = /:\/\/[^/?#\s:@]*:[^/?#\s@]+@/;

export const environmentSecret: Rule = {
  id: 'environment-secret',
  title: 'An environment variable of a function holds a secret',
  why: 'Whoever may read the configuration of the function can read it; a dynamic reference is replaced by the secret as well.',
  severity: 'high',
  fix: 'Keep the secret in Secrets Manager, give the function its ARN, and read it when the function starts.',
  controls: { wellArchitected: ['SEC02-BP03'] },
  concern: 'security',
  types: ['AWS::Lambda::Function'],
  check: (lambda) => {
    const paths = variablesOf(lambda).map((name) => `${VARIABLES}.${name}`);
    const found = paths.flatMap((path) => lambda.values(path).flatMap((value) => judged(path, value)));
    return [...unresolvedAt(lambda, VARIABLES), ...found];
  },
};

function variablesOf(lambda: AuditedResource): readonly string[] {
  return lambda.values(VARIABLES).flatMap((value) => (value.kind === 'known' ? Object.keys(Object(value.value)) : []));
}

/** No problem shows the value: reports are read by many. */
function judged(property: string, value: Value): readonly Problem[] {
  if (URL_WITH_PASSWORD.test(textOf(value))) return [{ property }];
  if (!SECRET_NAME.test(property.replaceAll('_', ''))) return [];
  if (value.kind === 'unresolved') return [{ property, unresolved: true }];
  return value.kind === 'known' && !PLAIN_VALUE.test(String(value.value)) ? [{ property }] : [];
}
