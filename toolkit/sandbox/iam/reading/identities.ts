import type { CreatedResource, ResourceRequest } from '../../kernel/room';
import { awsManagedPolicy } from '../aws-managed-policies';
import type { Policy } from '../policy/policy';
import { listOf, objectOf, textOf } from '../policy/read-value';
import type { IdentityEntry, PolicyBook } from '../policy-book';
import { readDocument } from './read-document';
import type { Readers } from './readers';

/** How the policies of roles, users and groups come into the book. */
export function identityReaders(book: PolicyBook): Readers {
  return {
    'AWS::IAM::Role': (request, created) => {
      const role = entry(book, 'role', request, created);
      book.addIdentity(role);
      const { AssumeRolePolicyDocument: trust } = request.properties;
      if (trust !== undefined) book.addResource(role.arn, readDocument('role trust policy', request, trust));
    },
    'AWS::IAM::User': (request, created) => book.addIdentity(entry(book, 'user', request, created)),
    'AWS::IAM::Group': (request, created) => book.addIdentity(entry(book, 'group', request, created)),
    'AWS::IAM::UserToGroupAddition': ({ properties: { GroupName, Users } }) => {
      for (const user of book.named('user', names('Users', Users))) user.groups.push(textOf('GroupName', GroupName));
    },
    'AWS::IAM::Policy': (request) => attach(book, request),
    'AWS::IAM::ManagedPolicy': (request, { ref }) => {
      book.managedPolicies.set(ref, attach(book, request));
    },
  };
}

function entry(
  book: PolicyBook,
  kind: IdentityEntry['kind'],
  request: ResourceRequest,
  { ref, attributes = {} }: CreatedResource,
): IdentityEntry {
  const { ManagedPolicyArns, PermissionsBoundary, Policies, Tags, Groups } = request.properties;
  const arns = names('ManagedPolicyArns', ManagedPolicyArns);
  const managed = (arn: string) => book.managedPolicies.get(arn) ?? awsManagedPolicy(arn);
  const bounds = names('PermissionsBoundary', PermissionsBoundary);
  const boundary = bounds.map(managed)[0];
  return {
    kind,
    arn: String(attributes.Arn),
    name: ref,
    id: String(attributes.RoleId ?? ref),
    policies: [...inlinePolicies(request, Policies), ...arns.flatMap((arn) => managed(arn) ?? [])],
    unknownPolicies: [...arns, ...bounds].filter((arn) => managed(arn) === undefined),
    boundary: boundary && { ...boundary, kind: 'permissions boundary' },
    tags: Object.fromEntries(listOf(Tags ?? []).map(tag)),
    groups: names('Groups', Groups),
  };
}

function inlinePolicies(request: ResourceRequest, policies: unknown = []): Policy[] {
  return listOf(policies).map((policy, i) => {
    const { PolicyName = i, PolicyDocument } = objectOf(`Policies[${i}]`, policy);
    const { name, ...read } = readDocument('identity-based policy', request, PolicyDocument);
    return { ...read, name: `${name}/${PolicyName}` };
  });
}

/** Those that no template defines are not evaluated in any case. */
function attach(book: PolicyBook, request: ResourceRequest): Policy {
  const { PolicyDocument, Roles, Users, Groups } = request.properties;
  const policy = readDocument('identity-based policy', request, PolicyDocument);
  const identities = [
    ...book.named('role', names('Roles', Roles)),
    ...book.named('user', names('Users', Users)),
    ...book.named('group', names('Groups', Groups)),
  ];
  for (const { policies } of identities) policies.push(policy);
  return policy;
}

function names(prop: string, value: unknown = []): string[] {
  return listOf(value).map((name) => textOf(prop, name));
}

function tag(value: unknown): [string, string] {
  const { Key, Value } = objectOf('Tags', value);
  return [textOf('Tags.Key', Key), textOf('Tags.Value', Value)];
}
