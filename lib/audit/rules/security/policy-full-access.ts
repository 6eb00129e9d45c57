import type { AuditedResource } from '../../audited-resource';
import { textOf } from '../../expressions/text';
import { IDENTITY_POLICIES } from '../../reading/policies';
import type { Statement } from '../../reading/statements';
import type { Problem, Rule } from '../../rule';
import { forbidsGrants } from './forbids-statements';
import { LEAST_PRIVILEGE } from './requirements';

const MANAGED_POLICIES = 'ManagedPolicyArns.*';

/** Those of AWS that do so, such as `AmazonS3FullAccess`. */
const FULL_ACCESS = /:iam::aws:policy\/([\w-]+\/)*(AdministratorAccess|PowerUserAccess|\w+FullAccess)$/;

const forbidsWholeServices = forbidsGrants(allowsWholeService);

export const policyFullAccess: Rule = {
  id: 'policy-full-access',
  title: 'An IAM policy allows every action of a service',
  why: 'Whoever takes over the identity can delete streams, turn off encryption or hand out permissions.',
  severity: 'high',
  fix: 'List the actions that are used.',
  controls: {
    ...LEAST_PRIVILEGE,
    securityHub: ['IAM.1', 'IAM.21'],
    nist80053r5: [...LEAST_PRIVILEGE.nist80053r5, 'AC-6(2)', 'AC-6(10)'],
    pciDss: ['v3.2.1/7.2.1'],
  },
  concern: 'security',
  types: IDENTITY_POLICIES,
  check: (resource, template) => [...forbidsWholeServices(resource, template), ...attachedFullAccess(resource)],
};

function allowsWholeService({ actions }: Statement): boolean {
  return actions.some((action) => /^([a-z0-9*?-]+:)?[*?]*\*[*?]*$/i.test(action));
}

/** What else is attached, another rule reports or reads. */
function attachedFullAccess(identity: AuditedResource): readonly Problem[] {
  const arns = identity.values(MANAGED_POLICIES).map(textOf);
  return arns.filter((arn) => FULL_ACCESS.test(arn)).map((value) => ({ property: MANAGED_POLICIES, value }));
}
