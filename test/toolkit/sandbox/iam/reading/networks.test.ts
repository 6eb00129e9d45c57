import { PolicyBook } from '../../../../../toolkit/sandbox/iam/policy-book';
import { networkReaders } from '../../../../../toolkit/sandbox/iam/reading/networks';
import type { ResourceRequest } from '../../../../../toolkit/sandbox/kernel/room';

const ROLE = 'arn:aws:iam::123456789012:role/reader';
const DOCUMENT = { Version: '2012-10-17', Statement: { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' } };
const SERVICE = 'com.amazonaws.us-east-1';

/** A VPC with one subnet, and endpoints by the ends of their names. */
function openNetwork(...endpoints: readonly string[]) {
  const book = new PolicyBook();
  const readers = networkReaders(book);
  const add = (type: string, ref: string, properties: object, attributes = {}) =>
    readers[type]?.({ stackName: 'App', logicalId: ref, type, properties } as unknown as ResourceRequest, {
      ref,
      attributes,
    });
  const addEndpoint = (name: string, properties: object = {}) =>
    add('AWS::EC2::VPCEndpoint', name, { ServiceName: `${SERVICE}.${name}`, VpcId: 'vpc-1', ...properties });
  add('AWS::EC2::Subnet', 'subnet-1', {}, { VpcId: 'vpc-1' });
  for (const name of endpoints) addEndpoint(name);
  const via = (action: string, more: object = {}) =>
    book.routes.routed({ principal: { roleArn: ROLE }, action, resource: '*', fromVpc: true, ...more }).via;
  return { book, add, addEndpoint, via };
}

function withFunction(...endpoints: readonly string[]) {
  const network = openNetwork(...endpoints);
  network.add('AWS::Lambda::Function', 'f', { Role: ROLE, VpcConfig: { SubnetIds: ['subnet-1'] } });
  return network;
}

describe('a VPC endpoint', () => {
  test('has a policy or lets everything through', () => {
    const { book, addEndpoint } = openNetwork('sqs');
    addEndpoint('s3', { PolicyDocument: DOCUMENT });
    expect(book.endpoints.get('s3')).toMatchObject({ policy: { kind: 'VPC endpoint policy' }, vpcId: 'vpc-1' });
    expect(book.endpoints.get('sqs')).toEqual({ policy: undefined, vpcId: 'vpc-1' });
  });

  test.each([
    ['kinesis:PutRecords', 'kinesis-streams'],
    ['firehose:PutRecordBatch', 'kinesis-firehose'],
    ['cloudwatch:PutMetricData', 'monitoring'],
    ['s3:GetObject', 's3'],
    ['secretsmanager:GetSecretValue', 'secretsmanager'],
  ])('is what %s of a function goes through: %s', (action, name) => {
    expect(withFunction(name, 'sts').via(action)).toBe(name);
    expect(withFunction('sts').via(action)).toBeUndefined();
  });

  test('is that of FIPS where it is', () => {
    expect(withFunction('kinesis-streams-fips').via('kinesis:PutRecords')).toBe('kinesis-streams-fips');
  });

  test.each([
    ['a function of no VPC', {}],
    ['a function whose subnets no template defines', { VpcConfig: { SubnetIds: ['subnet-2'] } }],
  ])('is nothing to %s', (_, properties) => {
    const { add, via } = openNetwork('sqs');
    add('AWS::Lambda::Function', 'f', { Role: ROLE, ...properties });
    expect(via('sqs:SendMessage')).toBeUndefined();
  });

  test('is nothing to what a service does in the name of the role', () => {
    expect(withFunction('sqs').via('sqs:SendMessage', { fromVpc: undefined })).toBeUndefined();
  });

  test('is nothing to AWS KMS as another service calls it', () => {
    const { via } = withFunction('kms');
    expect(via('kms:Decrypt', { context: { 'kms:ViaService': 's3.us-east-1.amazonaws.com' } })).toBeUndefined();
    expect(via('kms:Decrypt')).toBe('kms');
  });

  test.each([
    ['another VPC', { VpcId: 'vpc-2' }],
    ['no VPC', { VpcId: undefined }],
    ['names of its own', { PrivateDnsEnabled: false }],
  ])('with %s is not gone through', (_, properties) => {
    const { addEndpoint, via } = withFunction();
    addEndpoint('sqs', properties);
    expect(via('sqs:SendMessage')).toBeUndefined();
  });
});

describe('a workgroup', () => {
  test.each([
    [true, 's3'],
    ['true', 's3'],
    [false, undefined],
  ])('with enhanced VPC routing %j reads through %s', (EnhancedVpcRouting, endpoint) => {
    const { add, via } = openNetwork('s3');
    add('AWS::RedshiftServerless::Namespace', 'n', { NamespaceName: 'logs', IamRoles: [ROLE] });
    const properties = { NamespaceName: 'logs', SubnetIds: ['subnet-1'], EnhancedVpcRouting };
    add('AWS::RedshiftServerless::Workgroup', 'w', properties);
    expect(via('s3:GetObject')).toBe(endpoint);
  });
});
