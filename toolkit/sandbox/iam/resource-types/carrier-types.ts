import { createHash } from 'node:crypto';
import type { CreatedResource, ResourceRequest, ResourceType } from '../../kernel/room';

interface Place {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
}

/** Resources that do nothing here but carry a policy. */
export function carrierTypes(place: Place): ResourceType[] {
  return [
    {
      type: 'AWS::KMS::Key',
      honours: ['KeyPolicy'],
      records: [
        'BypassPolicyLockoutSafetyCheck',
        'Description',
        'EnableKeyRotation',
        'KeySpec',
        'KeyUsage',
        'MultiRegion',
        'Origin',
        'PendingWindowInDays',
        'RotationPeriodInDays',
        'Tags',
      ],
      create: (request) => createKey(request, place),
    },
    {
      type: 'AWS::EC2::VPCEndpoint',
      honours: ['PolicyDocument', 'PrivateDnsEnabled', 'ServiceName', 'VpcId'],
      records: [
        'DnsOptions',
        'IpAddressType',
        'RouteTableIds',
        'SecurityGroupIds',
        'SubnetIds',
        'Tags',
        'VpcEndpointType',
      ],
      create: createEndpoint,
    },
    {
      type: 'AWS::Lambda::Permission',
      honours: ['Action', 'FunctionName', 'Principal', 'PrincipalOrgID', 'SourceAccount', 'SourceArn'],
      create: ({ generatedName }) => ({ ref: generatedName, attributes: { Id: generatedName } }),
    },
  ];
}

function createKey({ generatedName }: ResourceRequest, { partition, region, account }: Place): CreatedResource {
  const id = hashOf(generatedName).replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5');
  return { ref: id, attributes: { KeyId: id, Arn: `arn:${partition}:kms:${region}:${account}:key/${id}` } };
}

/** Nothing goes through it here: its policy is asked of what would. */
function createEndpoint({ generatedName }: ResourceRequest): CreatedResource {
  const id = `vpce-${hashOf(generatedName).slice(0, 17)}`;
  return { ref: id, attributes: { Id: id }, runs: false };
}

function hashOf(name: string): string {
  return createHash('sha256').update(name).digest('hex');
}
