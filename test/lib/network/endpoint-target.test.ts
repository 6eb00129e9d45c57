import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { App, Stack } from 'aws-cdk-lib/core';
import { EndpointPrincipals } from '../../../lib/network/endpoint-principals';
import { EndpointTarget } from '../../../lib/network/endpoint-target';
import { cfnLint, HAS_CFN_LINT } from '../../cfn-lint';
import { arn, CASES, ENV, ownArn } from './endpoint-cases';
import { newEndpoints, newStack } from './fixture';

const withCfnLint = HAS_CFN_LINT ? test : test.skip;

interface Endpoint {
  readonly ServiceName: string;
  readonly PolicyDocument: { readonly Statement: Record<string, unknown>[] };
  readonly [property: string]: unknown;
}

function endpointOf(stack: Stack): Endpoint {
  const [endpoint] = Object.values(Template.fromStack(stack).findResources('AWS::EC2::VPCEndpoint'));
  return endpoint?.Properties;
}

/** A resolved ARN with the pseudo parameters spelled in angle brackets, always in a list. */
function spelled(value: unknown): string[] {
  const values = Array.isArray(value) ? value : [value];
  return values.map((one) => {
    if (typeof one === 'string') return one;
    const parts: (string | { Ref: string })[] = one['Fn::Join'][1];
    return parts.map((part) => (typeof part === 'string' ? part : `<${part.Ref}>`)).join('');
  });
}

describe('EndpointTarget', () => {
  describe.each(CASES)('$kind', ({ target, service, fips, statements }) => {
    test('is reached through the endpoint of its service, under the usual names', () => {
      const stack = newStack({ env: ENV });
      newEndpoints(stack, { targets: [target(stack)] });
      expect(endpointOf(stack)).toMatchObject({
        ServiceName: `com.amazonaws.us-east-1.${service}`,
        VpcEndpointType: 'Interface',
        PrivateDnsEnabled: true,
      });
    });

    test('allows the account its actions on its resources only', () => {
      const stack = newStack({ env: ENV });
      newEndpoints(stack, { targets: [target(stack)] });
      const stated = endpointOf(stack).PolicyDocument.Statement.map(({ Action, Resource, ...rest }) => ({
        ...rest,
        Action: [Action].flat(),
        Resource: spelled(Resource),
      }));
      expect(stated).toEqual(
        statements.map(({ Action, Resource, Condition }) => ({
          Effect: 'Allow',
          Principal: '*',
          Action,
          Resource,
          Condition: { StringEquals: { ...Condition, 'aws:PrincipalAccount': { Ref: 'AWS::AccountId' } } },
        })),
      );
    });

    test(fips === undefined ? 'has no FIPS endpoint' : 'has a FIPS endpoint', () => {
      const stack = newStack({ env: ENV });
      const make = () => newEndpoints(stack, { fips: true, targets: [target(stack)] });
      if (fips === undefined) {
        expect(make).toThrow(
          `Stack/Endpoints: fips must be left out for ${service}, which has no such endpoint, got true`,
        );
      } else {
        make();
        expect(endpointOf(stack).ServiceName).toBe(`com.amazonaws.us-east-1.${fips}`);
      }
    });
  });

  withCfnLint('has no finding of cfn-lint in any partition, nor with FIPS', () => {
    const outdir = mkdtempSync(path.join(tmpdir(), 'endpoints-'));
    const app = new App({ outdir });
    const regions = { Frankfurt: 'eu-central-1', Beijing: 'cn-north-1', Virginia: 'us-east-1' };
    for (const [id, region] of Object.entries(regions)) {
      const stack = new Stack(app, id, { env: { ...ENV, region } });
      const fips = region === ENV.region;
      const cases = CASES.filter((one) => !fips || one.fips !== undefined);
      newEndpoints(stack, { fips, targets: cases.map(({ target }) => target(stack)) });
    }
    app.synth();
    expect(cfnLint([outdir])).toBe('');
    rmSync(outdir, { recursive: true });
  });

  test('buckets are reached through a gateway', () => {
    const stack = newStack();
    newEndpoints(stack, { targets: [EndpointTarget.buckets([s3.Bucket.fromBucketName(stack, 'B', 'lake')])] });
    const { VpcEndpointType, PolicyDocument } = endpointOf(stack);
    expect(VpcEndpointType).toBe('Gateway');
    expect(PolicyDocument.Statement.flatMap(({ Resource }) => spelled(Resource))).toEqual([
      'arn:<AWS::Partition>:s3:::lake',
      'arn:<AWS::Partition>:s3:::lake/*',
    ]);
  });

  test.each([
    [true, { PrivateDnsOnlyForInboundResolverEndpoint: 'AllResolvers' }],
    [false, undefined],
  ])('bucketsByInterface with private DNS %s asks for no gateway beside it', (privateDnsEnabled, dnsOptions) => {
    const stack = newStack();
    const targets = [EndpointTarget.bucketsByInterface([s3.Bucket.fromBucketName(stack, 'B', 'lake')])];
    newEndpoints(stack, { privateDnsEnabled, targets });
    expect(endpointOf(stack).DnsOptions).toEqual(dnsOptions);
  });

  test('secrets known by their names have the characters that AWS Secrets Manager appends', () => {
    const stack = newStack();
    const secret = secretsmanager.Secret.fromSecretNameV2(stack, 'Secret', 'token');
    newEndpoints(stack, { targets: [EndpointTarget.secrets([secret])] });
    const [statement] = endpointOf(stack).PolicyDocument.Statement;
    expect(spelled(statement?.Resource)).toEqual([ownArn('secretsmanager', 'secret:token-??????')]);
  });

  test('videoStreams refuse to be without private DNS', () => {
    const targets = [EndpointTarget.videoStreams(['entrance'])];
    expect(() => newEndpoints(newStack(), { privateDnsEnabled: false, targets })).toThrow(
      'Stack/Endpoints: privateDnsEnabled must be true for kinesisvideo, which has no other names, got false',
    );
  });

  test('metrics refuse a namespace that custom metrics cannot have', () => {
    expect(() => EndpointTarget.metrics(['AWS/Kinesis'])).toThrow(
      'EndpointTarget: metricNamespace must be 1 to 255 letters, digits and ._-/#:, not beginning with AWS/, got "AWS/Kinesis"',
    );
  });

  test.each<[string, () => EndpointTarget]>([
    ['streams', () => EndpointTarget.streams([])],
    ['streams', () => EndpointTarget.streamingIngestion([])],
    ['consumers', () => EndpointTarget.consumers([])],
    ['deliveryStreams', () => EndpointTarget.deliveryStreams([])],
    ['buckets', () => EndpointTarget.buckets([])],
    ['buckets', () => EndpointTarget.bucketsByInterface([])],
    ['keys', () => EndpointTarget.keys([])],
    ['logGroups', () => EndpointTarget.logGroups([])],
    ['metricNamespaces', () => EndpointTarget.metrics([])],
    ['roles', () => EndpointTarget.roles([])],
    ['secrets', () => EndpointTarget.secrets([])],
    ['databaseNames', () => EndpointTarget.databases([])],
    ['workGroupNames', () => EndpointTarget.workGroups([])],
    ['functions', () => EndpointTarget.functions([])],
    ['queues', () => EndpointTarget.queues([])],
    ['topics', () => EndpointTarget.topics([])],
    ['arns', () => EndpointTarget.warehouseData([])],
    ['workgroupArns', () => EndpointTarget.warehouseCredentials([])],
    ['streamNames', () => EndpointTarget.videoStreams([])],
    ['applicationNames', () => EndpointTarget.flinkApplications([])],
    ['statements', () => EndpointTarget.of('Tracing', ec2.InterfaceVpcEndpointAwsService.XRAY, [])],
  ])('refuses no %s, for which an endpoint would let everything through', (prop, make) => {
    expect(make).toThrow(`EndpointTarget: ${prop} must be at least one, got none`);
  });

  describe('of another service', () => {
    const tracing = () =>
      new iam.PolicyStatement({
        actions: ['xray:PutTraceSegments'],
        resources: ['*'],
        conditions: { StringEquals: { 'aws:RequestedRegion': 'us-east-1' } },
      });
    const target = (...statements: iam.PolicyStatement[]) =>
      EndpointTarget.of('Tracing', ec2.InterfaceVpcEndpointAwsService.XRAY, statements);

    test('adds the principals to its conditions, and leaves the statements given as they were', () => {
      const stack = newStack();
      const given = tracing();
      newEndpoints(stack, { targets: [target(given)] });
      expect(endpointOf(stack).PolicyDocument.Statement).toEqual([
        {
          Effect: 'Allow',
          Principal: '*',
          Action: 'xray:PutTraceSegments',
          Resource: '*',
          Condition: {
            StringEquals: { 'aws:RequestedRegion': 'us-east-1', 'aws:PrincipalAccount': { Ref: 'AWS::AccountId' } },
          },
        },
      ]);
      expect(given.toStatementJson()).toEqual(tracing().toStatementJson());
    });

    test('joins a target of the same service', () => {
      const stack = newStack();
      const kinesisService = ec2.InterfaceVpcEndpointAwsService.KINESIS_STREAMS;
      const statement = new iam.PolicyStatement({ actions: ['kinesis:DescribeLimits'], resources: ['*'] });
      const stream = kinesis.Stream.fromStreamArn(stack, 'Stream', arn('kinesis', 'stream/log'));
      newEndpoints(stack, {
        targets: [EndpointTarget.streams([stream]), EndpointTarget.of('Limits', kinesisService, [statement])],
      });
      Template.fromStack(stack).resourceCountIs('AWS::EC2::VPCEndpoint', 1);
      expect(endpointOf(stack).PolicyDocument.Statement).toHaveLength(2);
    });

    test('may be a FIPS endpoint', () => {
      const stack = newStack({ env: ENV });
      const service = ec2.InterfaceVpcEndpointAwsService.PIPES_FIPS;
      newEndpoints(stack, { fips: true, targets: [EndpointTarget.of('Pipes', service, [tracing()])] });
      expect(endpointOf(stack).ServiceName).toBe('com.amazonaws.us-east-1.pipes-fips');
    });

    test('refuses statements that name principals', () => {
      const statement = tracing();
      statement.addAnyPrincipal();
      expect(() => target(tracing(), statement)).toThrow(
        'EndpointTarget: statements must be without principals, whom onlyFor names, got a statement with some',
      );
    });
  });

  test('only for some principals, is as before for the others', () => {
    const stack = newStack();
    const target = EndpointTarget.metrics(['Clicks']);
    newEndpoints(stack, { targets: [target.onlyFor(EndpointPrincipals.organization('o-a1b2c3d4e5')), target] });
    const conditions = endpointOf(stack).PolicyDocument.Statement.map(({ Condition }) => Condition);
    expect(conditions).toEqual([
      { StringEquals: { 'cloudwatch:namespace': ['Clicks'], 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } },
      { StringEquals: { 'cloudwatch:namespace': ['Clicks'], 'aws:PrincipalAccount': { Ref: 'AWS::AccountId' } } },
    ]);
  });
});
