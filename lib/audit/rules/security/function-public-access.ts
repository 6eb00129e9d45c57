import { requires } from '../../expectation';
import { isLimited } from '../../reading/permission-limits';
import type { Rule } from '../../rule';
import { NO_PUBLIC_ACCESS } from './requirements';

const forbidsEverybody = requires('Principal', (principal) => principal !== '*', { reference: 'accepted' });
const requiresSignature = requires('AuthType', (type) => type !== 'NONE');

export const functionPublicAccess: Rule = {
  id: 'function-public-access',
  title: 'A function can be invoked by everybody',
  why: 'Anybody can feed it records, and have the account pay for it.',
  severity: 'critical',
  fix: 'Name the account or the service in Principal; set AuthType of a function URL to AWS_IAM.',
  controls: { ...NO_PUBLIC_ACCESS, securityHub: ['Lambda.1'], pciDss: ['v4.0.1/7.2.1'] },
  concern: 'security',
  types: ['AWS::Lambda::Permission', 'AWS::Lambda::Url'],
  check: (resource, template) => {
    if (resource.type === 'AWS::Lambda::Url') return requiresSignature(resource, template);
    return isLimited(resource) ? [] : forbidsEverybody(resource, template);
  },
};
