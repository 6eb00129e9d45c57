import { expressionOf } from '../../expressions/value';
import { policiesOf } from '../../reading/attached-policies';
import { deniesPlainTransport } from '../../reading/plain-transport';
import { type Statement, statementsOf } from '../../reading/statements';
import type { Rule } from '../../rule';

/** The check that the policies attached to a resource deny everybody what is not sent over TLS. */
export function requiresTls(isEnough: (denials: readonly Statement[]) => boolean): Rule['check'] {
  return (resource, template) => {
    const policies = policiesOf(resource, template);
    const documents = policies.flatMap((policy) => policy.values('PolicyDocument').map(expressionOf));
    if (isEnough(documents.flatMap(statementsOf).filter(deniesPlainTransport))) return [];
    const open = documents.find((document) => statementsOf(document).length === 0);
    if (open !== undefined) return [{ value: open, unresolved: true }];
    return [{ message: 'no policy in the template denies it' }];
  };
}
