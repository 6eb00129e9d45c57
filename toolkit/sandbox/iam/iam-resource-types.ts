import { createHash } from 'node:crypto';
import type { SandboxContext } from '../kernel/context';
import type { CreatedResource, ResourceRequest, ResourceType } from '../kernel/room';
import { stringProperty } from '../kernel/template-values';

type Place = Pick<SandboxContext, 'partition' | 'account' | 'region'>;

const LONGEST_ROLE_NAME = 64;

/** AWS IAM's resources, and VPC endpoints for their policies: all they do is to say what is allowed. */
export function iamResourceTypes(place: Place): ResourceType[] {
  return [
    {
      type: 'AWS::IAM::Role',
      honours: [
        'AssumeRolePolicyDocument',
        'ManagedPolicyArns',
        'Path',
        'PermissionsBoundary',
        'Policies',
        'RoleName',
        'Tags',
      ],
      records: ['Description', 'MaxSessionDuration'],
      create: (request) => createRole(request, place),
    },
    {
      type: 'AWS::IAM::Policy',
      honours: ['PolicyDocument', 'PolicyName', 'Roles'],
      records: ['Groups', 'Users'],
      create: ({ generatedName }) => ({ ref: generatedName, attributes: { Id: generatedName } }),
    },
    {
      type: 'AWS::IAM::ManagedPolicy',
      honours: ['ManagedPolicyName', 'Path', 'PolicyDocument', 'Roles'],
      records: ['Description', 'Groups', 'Users'],
      create: (request) => createManagedPolicy(request, place),
    },
    {
      type: 'AWS::IAM::InstanceProfile',
      honours: ['InstanceProfileName', 'Path', 'Roles'],
      create: ({ properties, generatedName }) => {
        const name = stringProperty(properties, 'InstanceProfileName') ?? generatedName;
        return { ref: name, attributes: { Arn: iamArn(place, 'instance-profile', pathOf(properties), name) } };
      },
    },
  ];
}

function createRole(request: ResourceRequest, place: Place): CreatedResource {
  const { properties, generatedName } = request;
  const name = stringProperty(properties, 'RoleName') ?? generatedName.slice(0, LONGEST_ROLE_NAME);
  const RoleId = `AROA${createHash('sha256').update(generatedName).digest('hex').slice(0, 17).toUpperCase()}`;
  return { ref: name, attributes: { Arn: iamArn(place, 'role', pathOf(properties), name), RoleId } };
}

function createManagedPolicy({ properties, generatedName }: ResourceRequest, place: Place): CreatedResource {
  const name = stringProperty(properties, 'ManagedPolicyName') ?? generatedName;
  const arn = iamArn(place, 'policy', pathOf(properties), name);
  return { ref: arn, attributes: { PolicyArn: arn } };
}

function pathOf(properties: Readonly<Record<string, unknown>>): string {
  return stringProperty(properties, 'Path') ?? '/';
}

function iamArn({ partition, account }: Place, kind: string, path: string, name: string): string {
  return `arn:${partition}:iam::${account}:${kind}${path}${name}`;
}
