import type { AuditedResource } from '../../audited-resource';
import type { AuditedTemplate } from '../../audited-template';
import { EVENT_SOURCE_MAPPING, readsStream } from '../../reading/stream-readers';
import { textsAt } from '../../reading/texts';
import type { Rule } from '../../rule';

const NAT_GATEWAY = 'AWS::EC2::NatGateway';
const ENDPOINT = 'AWS::EC2::VPCEndpoint';

export const natInDataPath: Rule = {
  id: 'nat-in-data-path',
  title: 'A function that reads a stream is in a VPC which it can leave through a NAT gateway only',
  why: 'Whatever it puts into other services is billed by the GB a second time: more than the stream or Firehose takes for it.',
  severity: 'medium',
  fix: 'Leave the function out of the VPC, or give the VPC endpoints of the services it writes to.',
  controls: { wellArchitected: ['COST08-BP02'] },
  concern: 'cost',
  types: ['AWS::Lambda::Function'],
  check: (handler, template) => {
    const leaves = handler.has('VpcConfig.SubnetIds') && readsAStream(handler, template);
    if (!leaves || template.ofType(NAT_GATEWAY).length === 0 || template.ofType(ENDPOINT).some(isInterface)) return [];
    return [{ property: 'VpcConfig.SubnetIds' }];
  },
};

function readsAStream(handler: AuditedResource, template: AuditedTemplate): boolean {
  return template.referring(handler, EVENT_SOURCE_MAPPING).some((mapping) => readsStream(mapping, template));
}

function isInterface(endpoint: AuditedResource): boolean {
  return textsAt(endpoint, 'VpcEndpointType').includes('Interface');
}
