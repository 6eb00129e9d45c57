import { readdirSync } from 'node:fs';
import path from 'node:path';
import { Template } from 'aws-cdk-lib/assertions';
import { App, Stack } from 'aws-cdk-lib/core';
import {
  ColumnType,
  EndpointTarget,
  LogAnalyticsPipeline,
  PipelineEndpoints,
  PipelineVpc,
  StreamingIngestion,
  TableSchema,
  Warehouse,
  WarehouseLeg,
} from '../../lib';
import { type AuditedApp, auditedApp } from './audited-app';
import { differentFindingsIn, type Finding, findingsIn } from './rule-packs';
import { actionsOf, conditionKeysOf, type Statement, statementsOf } from './statements';

const EXAMPLES = readdirSync(path.join(__dirname, '../../examples')).filter((file) => file.endsWith('.ts'));
const APPS = ['bin/log-analytics.ts', ...EXAMPLES.map((file) => `examples/${file}`)];

/** What examples take as a stack has it already: it is as aws-cdk makes it. */
const OF_AWS_CDK = /^(Compose|PrivatePipeline|Redrive)\/Handler\/|^DirectPut\/(Checkout|Shops)\/|^OwnHandler\/Totals\//;

/** What can be done on everything or on nothing, because AWS knows no resources of it. */
const WITHOUT_RESOURCES: Record<string, string> = {
  'cloudwatch:GetMetricData': 'metrics have no ARN',
  'cloudwatch:PutMetricData': 'metrics have no ARN: a condition names their namespace',
  'kinesis:ListStreams': 'it lists all streams',
  'redshift-data:DescribeStatement': 'statements have no ARN: a condition names whose they are',
  'redshift-data:GetStatementResult': 'statements have no ARN: a condition names whose they are',
};

/** A policy of a resource may say `*` for the resource itself. */
const OF_RESOURCES = [
  'AWS::KMS::Key',
  'AWS::SQS::QueuePolicy',
  'AWS::SNS::TopicPolicy',
  'AWS::Kinesis::ResourcePolicy',
];

const SOURCES = ['aws:SourceAccount', 'aws:SourceArn', 'sts:ExternalId'];
const KEY_USES = ['aws:SourceAccount', 'aws:SourceArn', 'kms:EncryptionContext:aws:logs:arn', 'kms:ViaService'];

const audited = new Map<string, AuditedApp>();

function ofApp(app: string): AuditedApp {
  const known = audited.get(app) ?? auditedApp(app);
  audited.set(app, known);
  return known;
}

describe.each(APPS)('%s', (app) => {
  const ownResources = () => ofApp(app).resources.filter((resource) => !OF_AWS_CDK.test(resource.path));
  const allowed = () => statementsOf(ownResources()).filter(({ Effect }) => Effect === 'Allow');
  const inIdentityPolicies = () => allowed().filter(({ owner }) => !OF_RESOURCES.includes(owner.Type));

  test('breaks no rule of the packs, except where its constructs say why', () => {
    const unsaid = ofApp(app).violations.filter(({ reason = '' }) => reason.length < 20);
    expect(unsaid.filter((violation) => !OF_AWS_CDK.test(violation.path))).toEqual([]);
  }, 120_000);

  test('allows no actions by asterisk', () => {
    const actions = allowed()
      .filter((statement) => !leavesItToTheAccount(statement))
      .flatMap(actionsOf);
    expect(actions.filter((action) => action.includes('*'))).toEqual([]);
  });

  test('allows on any resource only what knows no resources', () => {
    const anywhere = inIdentityPolicies().filter(({ Resource }) => [Resource].flat().includes('*'));
    expect(anywhere.flatMap(actionsOf).filter((action) => !(action in WITHOUT_RESOURCES))).toEqual([]);
  });

  test('attaches no policy that AWS manages', () => {
    const attached = ownResources().flatMap(({ Properties }) => Properties?.ManagedPolicyArns ?? []);
    expect(attached).toEqual([]);
  });

  test('lets services in on behalf of the account only', () => {
    const byServices = allowed().filter(({ Principal }) => Principal?.Service !== undefined);
    const unbound = byServices.filter((statement) => !isBound(statement, [...SOURCES, ...KEY_USES]));
    expect(unbound).toEqual([]);
    const permissions = ownResources().filter(({ Type }) => Type === 'AWS::Lambda::Permission');
    expect(permissions.filter(({ Properties }) => !('SourceArn' in Properties))).toEqual([]);
  });

  test('binds each use of a key to a service or a context', () => {
    const uses = allowed().filter((statement) => actionsOf(statement).some((action) => action.startsWith('kms:')));
    const unbound = uses.filter((use) => !leavesItToTheAccount(use) && !isBound(use, KEY_USES));
    expect(unbound).toEqual([]);
  });

  test('gives each VPC endpoint a policy', () => {
    const endpoints = ownResources().filter(({ Type }) => Type === 'AWS::EC2::VPCEndpoint');
    expect(endpoints.filter(({ Properties }) => !('PolicyDocument' in Properties))).toEqual([]);
  });

  test.each([
    ['AWS::S3::Bucket', 'AWS::S3::BucketPolicy', 'Bucket'],
    ['AWS::SQS::Queue', 'AWS::SQS::QueuePolicy', 'Queues'],
    ['AWS::SNS::Topic', 'AWS::SNS::TopicPolicy', 'Topics'],
  ])('refuses what reaches a %s without TLS', (type, policyType, property) => {
    const refusing = statementsOf(ownResources().filter(({ Type }) => Type === policyType)).filter(refusesPlainText);
    const secured = refusing.flatMap(({ owner }) => [owner.Properties[property]].flat()).map(({ Ref }) => Ref);
    const made = ownResources().filter(({ Type }) => Type === type);
    expect(secured.sort()).toEqual(expect.arrayContaining(made.map(({ logicalId }) => logicalId)));
  });
});

/** Of acknowledged findings, too, there are no more than these; docs/audit.md says of each why it stays. */
describe('an auditor with the template and nothing else', () => {
  test.each([
    ['bin/log-analytics.ts', 57, 29],
    ['examples/private-warehouse.ts', 18, 11],
  ])('of %s finds %i rules broken at most, %i of them different', (app, most, different) => {
    const { templates } = ofApp(app);
    expect(templates).toHaveLength(1);
    expectAtMost(templates.flatMap(findingsIn), most, different);
  });

  test('of a pipeline whose warehouse reads the stream itself finds 52 rules broken at most, 26 of them different', () => {
    expectAtMost(findingsIn(pipelineOfPrivateWarehouse().toJSON()), 52, 26);
  });
});

function expectAtMost(findings: Finding[], most: number, different: number): void {
  expect(findings.length).toBeLessThanOrEqual(most);
  expect(differentFindingsIn(findings).size).toBeLessThanOrEqual(different);
}

function pipelineOfPrivateWarehouse(): Template {
  const stack = new Stack(new App(), 'Stack');
  const { dataStream: source } = new LogAnalyticsPipeline(stack, 'Pipeline', { warehouse: WarehouseLeg.none() });
  const { vpc } = new PipelineVpc(stack, 'Network');
  new PipelineEndpoints(stack, 'Endpoints', { vpc, targets: [EndpointTarget.streamingIngestion([source.stream])] });
  const columns = [{ name: 'line_id', type: ColumnType.text(64) }];
  const schema = new TableSchema({ tableName: 'lines', idColumn: 'line_id', columns });
  new StreamingIngestion(stack, 'Ingestion', { source, schema, warehouse: new Warehouse(stack, 'Warehouse', { vpc }) });
  return Template.fromStack(stack);
}

/** The first statement of the policy of a key, as each key must have it. */
function leavesItToTheAccount({ owner, Action, Principal }: Statement): boolean {
  return owner.Type === 'AWS::KMS::Key' && Action === 'kms:*' && JSON.stringify(Principal).includes(':root');
}

function isBound(statement: Statement, keys: string[]): boolean {
  return conditionKeysOf(statement).some((key) => keys.includes(key));
}

function refusesPlainText({ Effect, Condition }: Statement): boolean {
  return Effect === 'Deny' && Condition?.Bool?.['aws:SecureTransport'] === 'false';
}
