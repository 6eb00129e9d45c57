import type { AuditedResource } from '../../audited-resource';
import { requires } from '../../expectation';
import { itemPaths } from '../../reading/items';
import { textsAt } from '../../reading/texts';
import { unresolvedAt } from '../../reading/unresolved';
import type { Rule } from '../../rule';

const INGRESS = 'SecurityGroupIngress';

/** What web servers are there for. */
const PUBLIC_PORTS = ['80', '443'];

export const securityGroupOpen: Rule = {
  id: 'security-group-open',
  title: 'A security group lets the whole internet in',
  why: 'Whoever finds the address can try passwords on a warehouse, or exploit what listens there.',
  severity: 'high',
  fix: 'Name the range or the security group that has to come in, such as the range of Data Firehose in the Region.',
  controls: {
    securityHub: ['EC2.18', 'EC2.19', 'Redshift.15'],
    nist80053r5: ['AC-4', 'AC-4(21)', 'SC-7', 'SC-7(4)', 'SC-7(5)', 'SC-7(11)', 'SC-7(16)', 'SC-7(21)'],
    pciDss: ['v4.0.1/1.3.1'],
    wellArchitected: ['SEC05-BP02'],
  },
  concern: 'security',
  types: ['AWS::EC2::SecurityGroup', 'AWS::EC2::SecurityGroupIngress'],
  check: (resource, template) => {
    const rules = ingressPaths(resource).filter((rule) => !isForWebServers(resource, rule));
    const sources = rules.flatMap((rule) => [`${rule}CidrIp`, `${rule}CidrIpv6`]);
    return [
      ...unresolvedAt(resource, INGRESS),
      ...sources.flatMap((source) => requiresRange(source)(resource, template)),
    ];
  },
};

/** What is referred to is the range of a VPC or of a subnet. */
function requiresRange(path: string): Rule['check'] {
  return requires(path, (range) => !/\/0+$/.test(String(range)), { absent: 'none', reference: 'accepted' });
}

function ingressPaths(resource: AuditedResource): readonly string[] {
  if (resource.type === 'AWS::EC2::SecurityGroupIngress') return [''];
  return itemPaths(resource, INGRESS).map((path) => `${path}.`);
}

function isForWebServers(resource: AuditedResource, rule: string): boolean {
  const [from, to] = [textsAt(resource, `${rule}FromPort`), textsAt(resource, `${rule}ToPort`)];
  const isOnePort = from.length === 1 && from[0] === to[0];
  const protocols = textsAt(resource, `${rule}IpProtocol`);
  return isOnePort && from.every((port) => PUBLIC_PORTS.includes(port)) && protocols.every((name) => name !== '-1');
}
