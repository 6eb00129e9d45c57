import type { AuditedResource } from '../../audited-resource';
import { textOf } from '../../expressions/text';
import { limitsCaller } from '../../reading/callers';
import { coversEveryResource } from '../../reading/every-resource';
import { isEverybody } from '../../reading/principals';
import { restricts } from '../../reading/restrictions';
import type { Statement, StatementCondition } from '../../reading/statements';
import { textsAt } from '../../reading/texts';
import type { Rule } from '../../rule';
import { forbidsStatements } from './forbids-statements';

const POLICY = 'PolicyDocument';

const forbidsOpenPolicy = forbidsStatements(POLICY, allowsEverything);

export const vpcEndpointPolicy: Rule = {
  id: 'vpc-endpoint-policy',
  title: 'A VPC endpoint lets everybody do everything',
  why: 'Data can leave through it to a bucket or a stream of any other account, past every firewall.',
  severity: 'medium',
  fix: 'Set PolicyDocument: list the resources that are used, or add a condition on aws:PrincipalAccount or aws:ResourceAccount.',
  controls: { wellArchitected: ['SEC03-BP02', 'SEC05-BP02'] },
  concern: 'security',
  types: ['AWS::EC2::VPCEndpoint'],
  check: (endpoint, template) => {
    if (!takesPolicy(endpoint)) return [];
    return endpoint.has(POLICY) ? forbidsOpenPolicy(endpoint, template) : [{ property: POLICY }];
  },
};

/** Endpoints of AWS services take one; those of others, and load balancers, do not. */
function takesPolicy(endpoint: AuditedResource): boolean {
  const isOfAws = endpoint.values('ServiceName').every((name) => !textOf(name).includes('.vpce-svc-'));
  return isOfAws && textsAt(endpoint, 'VpcEndpointType').every((type) => ['Gateway', 'Interface'].includes(type));
}

function allowsEverything({ principals, resources, conditions }: Statement): boolean {
  const isEverything = principals.some(isEverybody) && resources.some(coversEveryResource);
  return isEverything && !conditions.some(limits);
}

function limits(condition: StatementCondition): boolean {
  return limitsCaller(condition) || restricts(condition, /^aws:resource(account|orgid|orgpaths)$/);
}
