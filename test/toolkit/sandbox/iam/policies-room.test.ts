import { PoliciesRoom } from '../../../../toolkit/sandbox/iam/policies-room';
import type { AccessRequest } from '../../../../toolkit/sandbox/kernel/access';
import type { CreatedResource, ResourceRequest } from '../../../../toolkit/sandbox/kernel/room';
import { testContext } from '../context';

const ACCOUNT = '123456789012';
const STREAM = `arn:aws:kinesis:us-east-1:${ACCOUNT}:stream/clicks`;
const READER = `arn:aws:iam::${ACCOUNT}:role/reader`;
const SESSION = `arn:aws:sts::${ACCOUNT}:assumed-role/reader/sandbox`;
const LAMBDA = { Service: 'lambda.amazonaws.com' };

function allow(Action: unknown, Resource: unknown, more: object = {}) {
  return { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource, ...more }] };
}

function trust(Principal: unknown, Condition: object = {}) {
  return allow('sts:AssumeRole', undefined, { Principal, Condition });
}

function open(permissions?: 'enforced' | 'recorded') {
  const context = testContext();
  const room = new PoliciesRoom(context, permissions);
  /** As the deployer does: a resource of this room is created by it, any other as its own room would. */
  const add = async (type: string, properties: object, foreign?: CreatedResource): Promise<CreatedResource> => {
    const logicalId = `${type.split('::').at(-1)}${Object.keys(properties).length}`;
    const generatedName = `App-${logicalId}`;
    const request: ResourceRequest = {
      stackName: 'App',
      logicalId,
      type,
      generatedName,
      properties: properties as ResourceRequest['properties'],
    };
    const created = foreign ?? (await room.resourceTypes.find((it) => it.type === type)?.create(request));
    if (created === undefined) throw new Error(`nobody creates ${type}`);
    room.observe(request, created);
    return created;
  };
  const addReader = (PolicyDocument: object, more: object = {}) =>
    add('AWS::IAM::Role', {
      RoleName: 'reader',
      AssumeRolePolicyDocument: trust(LAMBDA),
      Policies: [{ PolicyName: 'Read', PolicyDocument }],
      ...more,
    });
  return { context, room, add, addReader };
}

function asked(action: string, resource: string, more: Partial<AccessRequest> = {}): AccessRequest {
  return { principal: { roleArn: READER }, action, resource, ...more };
}

describe('PoliciesRoom', () => {
  test('authorizes what a policy of the role allows', async () => {
    const { room, addReader } = open();
    await addReader(allow('kinesis:Get*', STREAM));
    expect(() => room.authorize(asked('kinesis:GetRecords', STREAM))).not.toThrow();
    expect(room.decide(asked('kinesis:GetRecords', STREAM))).toEqual({ allowed: true });
  });

  test('asks the endpoint that a function in a VPC goes through', async () => {
    const { room, add, addReader } = open();
    await addReader(allow('kinesis:*', STREAM, { Condition: { StringEquals: { 'aws:SourceVpc': 'vpc-1' } } }));
    await add('AWS::EC2::Subnet', {}, { ref: 'subnet-1', attributes: { VpcId: 'vpc-1' } });
    const reader = { Role: READER, VpcConfig: { SubnetIds: ['subnet-1'] } };
    await add('AWS::Lambda::Function', reader, { ref: 'f', attributes: { Arn: 'arn:f' } });
    await add('AWS::EC2::VPCEndpoint', {
      ServiceName: 'com.amazonaws.us-east-1.kinesis-streams',
      VpcId: 'vpc-1',
      PolicyDocument: allow('kinesis:PutRecord', '*', { Principal: '*' }),
    });
    expect(room.decide(asked('kinesis:PutRecord', STREAM, { fromVpc: true }))).toEqual({ allowed: true });
    expect(room.decide(asked('kinesis:GetRecords', STREAM, { fromVpc: true })).message).toMatch(
      /because no VPC endpoint policy allows the kinesis:GetRecords action$/,
    );
  });

  test.each([
    ['kinesis:PutRecord', STREAM, 'AccessDeniedException', 400],
    ['lambda:InvokeFunction', `arn:aws:lambda:us-east-1:${ACCOUNT}:function:f`, 'AccessDeniedException', 403],
    ['s3:GetObject', 'arn:aws:s3:::b/k', 'AccessDenied', 403],
    ['sqs:SendMessage', `arn:aws:sqs:us-east-1:${ACCOUNT}:q`, 'AccessDenied', 403],
    ['sns:Publish', `arn:aws:sns:us-east-1:${ACCOUNT}:t`, 'AuthorizationError', 403],
  ])('denies %s as its service does', async (action, resource, code, status) => {
    const { room, addReader } = open();
    await addReader(allow('kinesis:Get*', STREAM));
    const because = `because no identity-based policy allows the ${action} action`;
    const message = `User: ${SESSION} is not authorized to perform: ${action} on resource: ${resource} ${because}`;
    expect(() => room.authorize(asked(action, resource))).toThrow(expect.objectContaining({ code, status, message }));
  });

  test('names no resource where an action has none, and says where it is denied', async () => {
    const { room, addReader } = open();
    await addReader({ Statement: { Effect: 'Deny', Action: 'xray:*', Resource: '*' } });
    const message = `User: ${SESSION} is not authorized to perform: xray:PutTraceSegments with an explicit deny in an identity-based policy`;
    expect(room.decide(asked('xray:PutTraceSegments', '*'))).toEqual({ allowed: false, message });
  });

  test('tells once what would allow what is denied', async () => {
    const { context, room, addReader } = open();
    await addReader(allow('kinesis:Get*', STREAM));
    room.decide(asked('s3:PutObject', 'arn:aws:s3:::b/2026/a'));
    room.decide(asked('s3:PutObject', 'arn:aws:s3:::b/2026/b'));
    room.decide(asked('s3:PutObject', 'arn:aws:s3:::other/a'));
    const told = context.seen.map(({ time, ...event }) => event);
    const event = { type: 'access-denied', principal: READER, action: 's3:PutObject' };
    const remedy = (arn: string) =>
      `this statement in its identity-based policy would allow it: {"Effect":"Allow","Action":"s3:PutObject","Resource":"${arn}"}`;
    expect(told).toEqual([
      { ...event, resource: 'arn:aws:s3:::b/2026/a', remedy: remedy('arn:aws:s3:::b/*') },
      { ...event, resource: 'arn:aws:s3:::other/a', remedy: remedy('arn:aws:s3:::other/*') },
    ]);
  });

  test('only records what is denied when it is told to', async () => {
    const { room, addReader } = open('recorded');
    await addReader(allow('kinesis:Get*', STREAM));
    expect(() => room.authorize(asked('kinesis:PutRecord', STREAM))).not.toThrow();
    expect(room.decide(asked('kinesis:PutRecord', STREAM))).toEqual({ allowed: true });
    expect(room.report().denials).toMatchObject([{ action: 'kinesis:PutRecord', principal: READER, count: 2 }]);
  });

  test('decides anew when another policy comes', async () => {
    const { room, add, addReader } = open();
    await addReader(allow('kinesis:Get*', STREAM));
    expect(room.decide(asked('kinesis:PutRecord', STREAM)).allowed).toBe(false);
    await add('AWS::IAM::Policy', { PolicyDocument: allow('kinesis:PutRecord', STREAM), Roles: ['reader'] });
    expect(room.decide(asked('kinesis:PutRecord', STREAM)).allowed).toBe(true);
  });

  test('decides anew as time passes where a policy asks for it', async () => {
    const { context, room, addReader } = open();
    const until = new Date(context.clock.now() + 60_000).toISOString();
    await addReader(allow('kinesis:*', STREAM, { Condition: { DateLessThan: { 'aws:CurrentTime': until } } }));
    expect(room.decide(asked('kinesis:PutRecord', STREAM)).allowed).toBe(true);
    await context.clock.advance(60_000);
    expect(room.decide(asked('kinesis:PutRecord', STREAM)).allowed).toBe(false);
  });

  test('a role that no template defines may do all that the resource does not deny, and is told once', async () => {
    const { context, room, add } = open();
    await add('AWS::S3::Bucket', {}, { ref: 'b' });
    const PolicyDocument = { Statement: { Effect: 'Deny', Principal: '*', Action: 's3:Put*', Resource: '*' } };
    await add('AWS::S3::BucketPolicy', { Bucket: 'b', PolicyDocument }, { ref: 'policy' });
    expect(room.decide(asked('s3:GetObject', 'arn:aws:s3:::b/k')).allowed).toBe(true);
    expect(room.decide(asked('s3:PutObject', 'arn:aws:s3:::b/k')).allowed).toBe(false);
    const message = `${READER}: what it may do is not evaluated, since no template tells all its policies`;
    expect(context.seen.filter(({ type }) => type === 'warning')).toEqual([
      { type: 'warning', message, time: context.clock.now() },
    ]);
    expect(room.report().notEvaluated).toEqual([READER]);
  });

  test('the account itself may do what nothing denies', async () => {
    const { context, room } = open();
    const principal = { roleArn: `arn:aws:iam::${ACCOUNT}:root` };
    expect(room.decide(asked('kinesis:PutRecord', STREAM, { principal })).allowed).toBe(true);
    expect(context.seen).toEqual([]);
    expect(room.report().notEvaluated).toEqual([]);
  });

  test('a service takes a role that trusts it, under the conditions of its trust', async () => {
    const { room, addReader } = open();
    const condition = { StringEquals: { 'sts:ExternalId': ACCOUNT } };
    await addReader(allow('s3:*', '*'), {
      AssumeRolePolicyDocument: trust({ Service: 'firehose.amazonaws.com' }, condition),
    });
    const take = (service: string, context = {}) =>
      room.decide({ principal: { service }, action: 'sts:AssumeRole', resource: READER, context });
    expect(take('firehose.amazonaws.com', { 'sts:ExternalId': ACCOUNT })).toEqual({ allowed: true });
    expect(take('lambda.amazonaws.com', { 'sts:ExternalId': ACCOUNT }).allowed).toBe(false);
    expect(take('firehose.amazonaws.com')).toEqual({
      allowed: false,
      message: `User: firehose.amazonaws.com is not authorized to perform: sts:AssumeRole on resource: ${READER} because no role trust policy allows the sts:AssumeRole action`,
    });
  });

  test('knows what was asked, and what would be denied without an action', async () => {
    const { room, add, addReader } = open();
    await addReader(allow(['kinesis:GetRecords', 'kinesis:ListShards'], STREAM));
    await add('AWS::IAM::Policy', { PolicyDocument: allow(['kinesis:List*'], STREAM), Roles: ['reader'] });
    const read = asked('kinesis:GetRecords', STREAM);
    for (const request of [read, read, asked('kinesis:ListShards', STREAM), asked('s3:GetObject', '*')]) {
      room.decide(request);
    }
    expect(room.requests().map(({ request, count }) => [request.action, count])).toEqual([
      ['kinesis:GetRecords', 2],
      ['kinesis:ListShards', 1],
      ['s3:GetObject', 1],
    ]);
    expect(room.deniedWithout(READER, 'kinesis:GetRecords').map(({ request }) => request)).toEqual([read]);
    expect(room.deniedWithout(READER, 'kinesis:ListShards')).toEqual([]);
    expect(room.deniedWithout(READER, 'kinesis:PutRecord')).toEqual([]);
    expect(room.deniedWithout(`${READER}2`, 'kinesis:GetRecords')).toEqual([]);
  });

  test('knows what would be denied without an action for one resource', async () => {
    const { room, addReader } = open();
    await addReader(allow(['kinesis:GetRecords', 'kinesis:ListShards'], [STREAM, `${STREAM}-2`]));
    const read = asked('kinesis:GetRecords', STREAM);
    room.decide(read);
    const without = (action: string, resource: string) =>
      room.deniedWithout(READER, action, resource).map(({ request }) => request);
    expect(without('kinesis:GetRecords', STREAM)).toEqual([read]);
    expect(without('kinesis:GetRecords', `${STREAM}-2`)).toEqual([]);
    expect(without('kinesis:ListShards', STREAM)).toEqual([]);
  });

  test('names once at start what no request has here', async () => {
    const { context, room, add, addReader } = open();
    const Condition = { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } };
    await addReader(allow('kinesis:Get*', 'arn:aws:kinesis:*:*:stream/${aws:SourceIdentity}', { Condition }));
    await add('AWS::IAM::Policy', { PolicyDocument: allow('s3:*', '*', { Condition }), Roles: ['reader'] });
    room.start();
    expect(context.seen.map((event) => event.type === 'warning' && event.message)).toEqual([
      'aws:PrincipalOrgID: conditions on it are not evaluated, and taken to let requests through, in App/Role3/Read, App/Policy2',
      '${aws:SourceIdentity}: not known here of any request, and matches by its default, or nothing, in App/Role3/Read',
    ]);
  });
});
