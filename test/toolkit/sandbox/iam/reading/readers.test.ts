import { PolicyBook } from '../../../../../toolkit/sandbox/iam/policy-book';
import { identityReaders } from '../../../../../toolkit/sandbox/iam/reading/identities';
import { resourcePolicyReaders } from '../../../../../toolkit/sandbox/iam/reading/resource-policies';
import { carrierTypes } from '../../../../../toolkit/sandbox/iam/resource-types/carrier-types';
import { identityTypes } from '../../../../../toolkit/sandbox/iam/resource-types/identity-types';
import type { CreatedResource, ResourceRequest } from '../../../../../toolkit/sandbox/kernel/room';

const PLACE = { partition: 'aws', region: 'us-east-1', account: '123456789012' };
const LAMBDA = 'arn:aws:lambda:us-east-1:123456789012:function';
const AWS_POLICIES = 'arn:aws:iam::aws:policy';
const DOCUMENT = { Version: '2012-10-17', Statement: { Sid: 'S', Effect: 'Allow', Action: 's3:*', Resource: '*' } };
const TRUST = {
  Statement: { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } },
};

const types = new Map([...identityTypes(PLACE), ...carrierTypes(PLACE)].map((type) => [type.type, type]));

/** A book into which resources of templates are entered. */
function openBook() {
  const book = new PolicyBook();
  const readers = { ...identityReaders(book), ...resourcePolicyReaders(book, PLACE) };
  const add = (
    type: string,
    logicalId: string,
    properties: object = {},
    foreign?: CreatedResource,
  ): CreatedResource => {
    const generatedName = `App-${logicalId}-0123456789ab`;
    const request = { stackName: 'App', logicalId, type, generatedName, properties } as ResourceRequest;
    const created = foreign ?? (types.get(type)?.create(request) as CreatedResource);
    readers[type]?.(request, created);
    return created;
  };
  const addRole = (logicalId: string, properties: object = {}) =>
    add('AWS::IAM::Role', logicalId, { AssumeRolePolicyDocument: TRUST, ...properties });
  const policiesOf = (arn: unknown) => {
    const identity = book.identity(String(arn));
    return identity === undefined ? undefined : book.policiesOf(identity).map(({ name }) => name);
  };
  const onResource = (arn: string) => book.ofResource(arn)?.map(({ kind, name }) => `${kind} of ${name}`);
  return { book, add, addRole, policiesOf, onResource };
}

describe('resources of AWS IAM', () => {
  test.each([
    ['AWS::IAM::Role', {}, 'App-One-0123456789ab', 'arn:aws:iam::123456789012:role/App-One-0123456789ab'],
    ['AWS::IAM::Role', { RoleName: 'r', Path: '/a/' }, 'r', 'arn:aws:iam::123456789012:role/a/r'],
    ['AWS::IAM::User', { UserName: 'u' }, 'u', 'arn:aws:iam::123456789012:user/u'],
    ['AWS::IAM::Group', { GroupName: 'g' }, 'g', 'arn:aws:iam::123456789012:group/g'],
    [
      'AWS::IAM::InstanceProfile',
      {},
      'App-One-0123456789ab',
      'arn:aws:iam::123456789012:instance-profile/App-One-0123456789ab',
    ],
  ])('%s %j has a name and an ARN', (type, properties, ref, Arn) => {
    expect(openBook().add(type, 'One', properties)).toMatchObject({ ref, attributes: { Arn } });
  });

  test('a role has an id, and a name of 64 characters at most', () => {
    const { ref, attributes } = openBook().addRole('L'.repeat(100));
    expect(ref).toBe(`App-${'L'.repeat(60)}`);
    expect(attributes?.RoleId).toMatch(/^AROA[0-9A-F]{17}$/);
  });

  test('a managed policy is known by its ARN', () => {
    const PolicyArn = 'arn:aws:iam::123456789012:policy/p';
    const properties = { ManagedPolicyName: 'p', PolicyDocument: DOCUMENT };
    expect(openBook().add('AWS::IAM::ManagedPolicy', 'One', properties)).toEqual({
      ref: PolicyArn,
      attributes: { PolicyArn },
    });
  });

  test('a key has an id and an ARN, and an endpoint, through which nothing goes here, an id', () => {
    const { add } = openBook();
    const key = add('AWS::KMS::Key', 'Key', { KeyPolicy: DOCUMENT });
    expect(key.ref).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(key.attributes).toEqual({ KeyId: key.ref, Arn: `arn:aws:kms:us-east-1:123456789012:key/${key.ref}` });
    const endpoint = add('AWS::EC2::VPCEndpoint', 'Endpoint');
    expect(endpoint).toEqual({
      ref: expect.stringMatching(/^vpce-[0-9a-f]{17}$/),
      attributes: { Id: endpoint.ref },
      runs: false,
    });
  });
});

describe('the policies of a role', () => {
  test('are inline, attached by name, and managed', () => {
    const { add, addRole, policiesOf } = openBook();
    const { ref: managed } = add('AWS::IAM::ManagedPolicy', 'Managed', { PolicyDocument: DOCUMENT });
    const { ref, attributes } = addRole('Role', {
      Policies: [{ PolicyName: 'Inline', PolicyDocument: DOCUMENT }],
      ManagedPolicyArns: [managed, `${AWS_POLICIES}/service-role/AWSLambdaBasicExecutionRole`],
    });
    add('AWS::IAM::Policy', 'Attached', { PolicyDocument: DOCUMENT, Roles: [ref] });
    add('AWS::IAM::ManagedPolicy', 'Later', { PolicyDocument: DOCUMENT, Roles: [ref] });
    add('AWS::IAM::Policy', 'OfAnother', { PolicyDocument: DOCUMENT, Roles: ['imported'] });
    expect(policiesOf(attributes?.Arn)).toEqual([
      'App/Role/Inline',
      'App/Managed',
      'service-role/AWSLambdaBasicExecutionRole',
      'App/Attached',
      'App/Later',
    ]);
  });

  test('are known in full unless one is managed elsewhere', () => {
    const { book, addRole } = openBook();
    const isKnown = (arn: string) => book.isKnown(String(addRole(arn, { ManagedPolicyArns: [arn] }).attributes?.Arn));
    expect(isKnown(`${AWS_POLICIES}/AmazonKinesisFullAccess`)).toBe(true);
    expect(isKnown(`${AWS_POLICIES}/PowerUserAccess`)).toBe(false);
    expect(isKnown('arn:aws:iam::123456789012:policy/AmazonKinesisFullAccess')).toBe(false);
    expect(book.isKnown('arn:aws:iam::123456789012:role/imported')).toBe(false);
  });

  test('are limited by its boundary', () => {
    const { book, add, addRole } = openBook();
    const { ref } = add('AWS::IAM::ManagedPolicy', 'Boundary', { PolicyDocument: DOCUMENT });
    const { attributes } = addRole('Role', { PermissionsBoundary: ref, Tags: [{ Key: 'team', Value: 'web' }] });
    expect(book.identity(String(attributes?.Arn))).toMatchObject({
      boundary: { kind: 'permissions boundary', name: 'App/Boundary' },
      tags: { team: 'web' },
      policies: [],
    });
  });

  test('are not known in full without its boundary', () => {
    const { book, addRole } = openBook();
    const elsewhere = 'arn:aws:iam::123456789012:policy/elsewhere';
    const { attributes } = addRole('Role', { PermissionsBoundary: elsewhere });
    expect(book.identity(String(attributes?.Arn))).toMatchObject({ boundary: undefined, unknownPolicies: [elsewhere] });
    expect(book.isKnown(String(attributes?.Arn))).toBe(false);
  });

  test('stand beside its trust policy', () => {
    const { addRole, onResource } = openBook();
    const { attributes } = addRole('Role');
    expect(onResource(String(attributes?.Arn))).toEqual(['role trust policy of App/Role']);
  });

  test('a role without a trust policy is not asked for it', () => {
    const { addRole, onResource } = openBook();
    expect(
      onResource(String(addRole('Role', { AssumeRolePolicyDocument: undefined }).attributes?.Arn)),
    ).toBeUndefined();
  });
});

test('a user has its own policies and those of its groups', () => {
  const { add, policiesOf } = openBook();
  const { ref: group } = add('AWS::IAM::Group', 'Group', {
    Policies: [{ PolicyName: 'Of', PolicyDocument: DOCUMENT }],
  });
  const { ref: other } = add('AWS::IAM::Group', 'Other');
  const { ref: user, attributes } = add('AWS::IAM::User', 'User', { Groups: [group] });
  add('AWS::IAM::Policy', 'OfUser', { PolicyDocument: DOCUMENT, Users: [user] });
  add('AWS::IAM::Policy', 'OfOther', { PolicyDocument: DOCUMENT, Groups: [other] });
  expect(policiesOf(attributes?.Arn)).toEqual(['App/OfUser', 'App/Group/Of']);
  add('AWS::IAM::UserToGroupAddition', 'Addition', { GroupName: other, Users: [user] });
  expect(policiesOf(attributes?.Arn)).toEqual(['App/OfUser', 'App/Group/Of', 'App/OfOther']);
});

describe('the policies of resources', () => {
  const STREAM = 'arn:aws:kinesis:us-east-1:123456789012:stream/s';
  const QUEUE = 'arn:aws:sqs:us-east-1:123456789012:q';
  const TOPIC = 'arn:aws:sns:us-east-1:123456789012:t';
  const SECRET = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:s';

  test.each<[string, CreatedResource, string]>([
    ['AWS::Kinesis::Stream', { ref: 's', attributes: { Arn: STREAM } }, STREAM],
    [
      'AWS::Kinesis::StreamConsumer',
      { ref: 'c', attributes: { ConsumerARN: `${STREAM}/consumer/c:1` } },
      `${STREAM}/consumer/c:1`,
    ],
    ['AWS::Lambda::Function', { ref: 'f', attributes: { Arn: `${LAMBDA}:f` } }, `${LAMBDA}:f`],
    ['AWS::Lambda::Alias', { ref: `${LAMBDA}:f:live` }, `${LAMBDA}:f:live`],
    ['AWS::Lambda::Version', { ref: `${LAMBDA}:f:1` }, `${LAMBDA}:f:1`],
    ['AWS::SQS::Queue', { ref: 'http://127.0.0.1:1/123456789012/q', attributes: { Arn: QUEUE } }, QUEUE],
    ['AWS::S3::Bucket', { ref: 'b' }, 'arn:aws:s3:::b'],
    ['AWS::SecretsManager::Secret', { ref: SECRET }, SECRET],
  ])('%s has none until it is given one', (type, created, arn) => {
    const { add, onResource } = openBook();
    expect(onResource(arn)).toBeUndefined();
    add(type, 'One', {}, created);
    expect(onResource(arn)).toEqual([]);
  });

  test.each<[string, object, string]>([
    ['AWS::Kinesis::ResourcePolicy', { ResourceArn: STREAM, ResourcePolicy: DOCUMENT }, STREAM],
    ['AWS::S3::BucketPolicy', { Bucket: 'b', PolicyDocument: DOCUMENT }, 'arn:aws:s3:::b'],
    ['AWS::S3::BucketPolicy', { Bucket: 'b', PolicyDocument: DOCUMENT }, 'arn:aws:s3:::b/any/key'],
    ['AWS::SecretsManager::ResourcePolicy', { SecretId: SECRET, ResourcePolicy: DOCUMENT }, SECRET],
    ['AWS::SNS::TopicPolicy', { Topics: [TOPIC, `${TOPIC}2`], PolicyDocument: DOCUMENT }, `${TOPIC}2`],
    ['AWS::SQS::QueuePolicy', { Queues: ['http://127.0.0.1:1/123456789012/q'], PolicyDocument: DOCUMENT }, QUEUE],
    ['AWS::Lambda::Permission', { FunctionName: 'f', Action: 'lambda:*', Principal: '*' }, `${LAMBDA}:f`],
  ])('%s %j belongs to %s', (type, properties, arn) => {
    const { add, onResource } = openBook();
    add(type, 'One', properties, { ref: 'one' });
    expect(onResource(arn)).toEqual(['resource-based policy of App/One']);
  });

  test('a key has its own, or leaves it to the account', () => {
    const { book, add } = openBook();
    const own = add('AWS::KMS::Key', 'Own', { KeyPolicy: DOCUMENT }).attributes?.Arn;
    const none = add('AWS::KMS::Key', 'None').attributes?.Arn;
    const root = { kind: 'role', arn: 'r', sessionArn: 's', account: '123456789012' } as const;
    const naming = (arn: unknown) => book.ofResource(String(arn))?.[0]?.statements[0]?.principals?.(root);
    expect([naming(own), naming(none)]).toEqual([undefined, 'account']);
  });

  test('that of a topic takes the place of the one that each topic has', () => {
    const { book, add } = openBook();
    add('AWS::SNS::Topic', 'Topic', {}, { ref: TOPIC });
    const keys = { values: () => ['123456789012'] };
    expect(book.ofResource(TOPIC)?.[0]?.statements[0]?.conditions.map((holds) => holds(keys))).toEqual([true]);
    add('AWS::SNS::TopicPolicy', 'Own', { Topics: TOPIC, PolicyDocument: DOCUMENT }, { ref: 'own' });
    expect(book.ofResource(TOPIC)?.map(({ name }) => name)).toEqual(['App/Own']);
  });
});

describe('the permissions of a function', () => {
  const SNS = { Action: 'lambda:InvokeFunction', Principal: 'sns.amazonaws.com' };

  test.each([
    ['f', `${LAMBDA}:f`],
    ['f:live', `${LAMBDA}:f:live`],
    [`${LAMBDA}:f`, `${LAMBDA}:f`],
    [`${LAMBDA}:f:live`, `${LAMBDA}:f:live`],
    [`${LAMBDA}:f:$LATEST`, `${LAMBDA}:f`],
    ['123456789012:function:f', `${LAMBDA}:f`],
  ])('for %s are those of %s', (FunctionName, arn) => {
    const { add, onResource } = openBook();
    add('AWS::Lambda::Permission', 'One', { ...SNS, FunctionName });
    expect(onResource(arn)).toHaveLength(1);
  });

  test('add up', () => {
    const { add, onResource } = openBook();
    add('AWS::Lambda::Function', 'F', {}, { ref: 'f', attributes: { Arn: `${LAMBDA}:f` } });
    add('AWS::Lambda::Permission', 'One', { ...SNS, FunctionName: 'f' });
    add('AWS::Lambda::Permission', 'Two', { ...SNS, FunctionName: 'f' });
    expect(onResource(`${LAMBDA}:f`)).toEqual(['resource-based policy of App/One', 'resource-based policy of App/Two']);
  });

  test.each([
    [{ Principal: 'sns.amazonaws.com' }, {}, true],
    [
      { Principal: 'sns.amazonaws.com', SourceArn: 'arn:aws:sns:*:*:t' },
      { 'aws:sourcearn': 'arn:aws:sns:x:1:t' },
      true,
    ],
    [{ Principal: 'sns.amazonaws.com', SourceArn: 'arn:aws:sns:*:*:t' }, {}, false],
    [{ Principal: 'sns.amazonaws.com', SourceAccount: '1' }, { 'aws:sourceaccount': '1' }, true],
    [{ Principal: 'sns.amazonaws.com', SourceAccount: '1' }, { 'aws:sourceaccount': '2' }, false],
    [{ Principal: '*', PrincipalOrgID: 'o-1' }, {}, true],
    [{ Principal: 's3.amazonaws.com' }, {}, undefined],
    [{ Principal: '123456789012' }, {}, undefined],
    [{ Principal: '*' }, {}, true],
  ])('%j with %j admits SNS: %s', (properties, keys: Record<string, string>, expected) => {
    const { book, add } = openBook();
    add('AWS::Lambda::Permission', 'One', { ...SNS, FunctionName: 'f', ...properties });
    const statement = book.ofResource(`${LAMBDA}:f`)?.[0]?.statements[0];
    const isNamed = statement?.principals?.({ kind: 'service', service: 'sns.amazonaws.com' });
    const known = {
      values: (name: string) => (keys[name.toLowerCase()] === undefined ? undefined : [keys[name.toLowerCase()] ?? '']),
    };
    expect(isNamed && statement?.conditions.every((holds) => holds(known))).toBe(expected);
  });
});
