import { createHash } from 'node:crypto';
import type { CreatedResource, ResourceRequest, ResourceType } from '../../kernel/room';
import { stringProperty } from '../../kernel/template-values';

interface Place {
  readonly partition: string;
  readonly account: string;
}

const LONGEST_ROLE_NAME = 64;
const WHAT_IDENTITIES_MAY = ['ManagedPolicyArns', 'Path', 'PermissionsBoundary', 'Policies', 'Tags'];

/** AWS IAM's resources: all they do is to say who may do what. */
export function identityTypes(place: Place): ResourceType[] {
  return [
    {
      type: 'AWS::IAM::Role',
      honours: [...WHAT_IDENTITIES_MAY, 'AssumeRolePolicyDocument', 'RoleName'],
      records: ['Description', 'MaxSessionDuration'],
      create: (request) => createRole(request, place),
    },
    {
      type: 'AWS::IAM::User',
      honours: [...WHAT_IDENTITIES_MAY, 'Groups', 'UserName'],
      create: (request) => createNamed('user', 'UserName', request, place),
    },
    {
      type: 'AWS::IAM::Group',
      honours: ['GroupName', 'ManagedPolicyArns', 'Path', 'Policies'],
      create: (request) => createNamed('group', 'GroupName', request, place),
    },
    { type: 'AWS::IAM::UserToGroupAddition', honours: ['GroupName', 'Users'], create: createUnnamed },
    {
      type: 'AWS::IAM::Policy',
      honours: ['Groups', 'PolicyDocument', 'PolicyName', 'Roles', 'Users'],
      create: createUnnamed,
    },
    {
      type: 'AWS::IAM::ManagedPolicy',
      honours: ['Groups', 'ManagedPolicyName', 'Path', 'PolicyDocument', 'Roles', 'Users'],
      records: ['Description'],
      create: (request) => createManagedPolicy(request, place),
    },
    {
      type: 'AWS::IAM::InstanceProfile',
      honours: ['InstanceProfileName', 'Path', 'Roles'],
      create: (request) => createNamed('instance-profile', 'InstanceProfileName', request, place),
    },
  ];
}

function createRole({ properties, generatedName }: ResourceRequest, place: Place): CreatedResource {
  const name = stringProperty(properties, 'RoleName') ?? generatedName.slice(0, LONGEST_ROLE_NAME);
  const RoleId = `AROA${createHash('sha256').update(generatedName).digest('hex').slice(0, 17).toUpperCase()}`;
  return { ref: name, attributes: { Arn: arnOf('role', name, properties, place), RoleId } };
}

function createNamed(kind: string, property: string, request: ResourceRequest, place: Place): CreatedResource {
  const { properties, generatedName } = request;
  const name = stringProperty(properties, property) ?? generatedName;
  return { ref: name, attributes: { Arn: arnOf(kind, name, properties, place) } };
}

function createManagedPolicy({ properties, generatedName }: ResourceRequest, place: Place): CreatedResource {
  const name = stringProperty(properties, 'ManagedPolicyName') ?? generatedName;
  const arn = arnOf('policy', name, properties, place);
  return { ref: arn, attributes: { PolicyArn: arn } };
}

function createUnnamed({ generatedName }: ResourceRequest): CreatedResource {
  return { ref: generatedName, attributes: { Id: generatedName } };
}

function arnOf(kind: string, name: string, properties: ResourceRequest['properties'], place: Place): string {
  const path = stringProperty(properties, 'Path') ?? '/';
  return `arn:${place.partition}:iam::${place.account}:${kind}${path}${name}`;
}
