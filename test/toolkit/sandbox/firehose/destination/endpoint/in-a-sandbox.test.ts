import { generateKeyPairSync } from 'node:crypto';
import { KinesisClient, PutRecordsCommand } from '@aws-sdk/client-kinesis';
import { Template } from 'aws-cdk-lib/assertions';
import { Stream } from 'aws-cdk-lib/aws-kinesis';
import {
  DatadogEndpoint,
  DeliveryStream,
  type IDestination,
  KinesisStreamSource,
} from 'aws-cdk-lib/aws-kinesisfirehose';
import { Domain } from 'aws-cdk-lib/aws-opensearchservice';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { App, Duration, SecretValue, Stack } from 'aws-cdk-lib/core';
import {
  DatadogDestination,
  OpenSearchDestination,
  SnowflakeDestination,
  SplunkDestination,
} from 'cdk-kinesis-pipelines';
import { HttpCollector, Sandbox, VirtualClock } from 'cdk-kinesis-pipelines-toolkit';
import { failureFigures } from '../../../../../../toolkit/cli/run/failure-figures';

const DATADOG = 'https://aws-kinesis-http-intake.logs.datadoghq.com';
const SPLUNK = 'https://splunk.example.com:8088';
const DOMAIN = 'arn:aws:es:us-east-1:123456789012:domain/logs';
const SNOWFLAKE = 'xy12345.us-east-1.aws.snowflakecomputing.com';
const NO_JSON = 'no JSON';
const LINES = Array.from({ length: 20 }, (_, id) => JSON.stringify({ id }));

function template(): object {
  const stack = new Stack(new App(), 'Logs');
  const sourceStream = new Stream(stack, 'Stream', { streamName: 'logs' });
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  const secret = new Secret(stack, 'Secret', {
    secretObjectValue: Object.fromEntries(
      Object.entries({
        api_key: 'datadog key',
        hec_token: 'splunk token',
        user: 'loader',
        private_key: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
      }).map(([name, value]) => [name, SecretValue.unsafePlainText(value)]),
    ),
  });
  const domain = Domain.fromDomainAttributes(stack, 'Domain', {
    domainArn: DOMAIN,
    domainEndpoint: 'logs.example.com',
  });
  const destinations: Record<string, IDestination> = {
    Datadog: new DatadogDestination({ endpoint: DatadogEndpoint.LOGS_US1, secret }),
    Splunk: new SplunkDestination({ hecEndpoint: SPLUNK, secret }),
    OpenSearch: new OpenSearchDestination(domain, { indexName: 'logs', bufferingInterval: Duration.seconds(60) }),
    Snowflake: new SnowflakeDestination({
      ...{ accountUrl: SNOWFLAKE, database: 'SHOP', schema: 'PUBLIC', table: 'CLICKS', secret },
    }),
  };
  for (const [id, destination] of Object.entries(destinations)) {
    new DeliveryStream(stack, id, { source: new KinesisStreamSource(sourceStream), destination });
  }
  return Template.fromStack(stack).toJSON();
}

describe('endpoints in a sandbox', () => {
  test('are only recorded when nothing stands for them', async () => {
    const sandbox = await Sandbox.start({ template: template(), clock: new VirtualClock() });
    const idle = sandbox.deployment.resources.filter(({ runs }) => !runs).map(({ type }) => type);
    await sandbox.close();
    expect(idle.filter((type) => type === 'AWS::KinesisFirehose::DeliveryStream')).toHaveLength(4);
  });

  test('get every record of a stream as our constructs deliver it, or leave it in their buckets', async () => {
    const collector = await HttpCollector.start();
    const endpoints = { [DATADOG]: collector.url, [SPLUNK]: collector.url, [DOMAIN]: collector.url };
    const sandbox = await Sandbox.start({
      template: template(),
      clock: new VirtualClock(),
      deliveries: { endpoints: { ...endpoints, [SNOWFLAKE]: collector.url } },
    });
    try {
      expect(sandbox.deployment.warnings.filter((line) => line.includes('DeliveryStream'))).toEqual([]);
      const { endpoint, region } = sandbox;
      const client = new KinesisClient({ endpoint, region, credentials: sandbox.credentials() });
      const Records = [...LINES, NO_JSON].map((line, i) => ({ Data: Buffer.from(line), PartitionKey: String(i) }));
      await client.send(new PutRecordsCommand({ StreamName: 'logs', Records }));
      const { pending } = await sandbox.drain();
      client.destroy();

      expect(pending).toEqual([]);
      expect([...collector.records].sort()).toEqual([...LINES, NO_JSON].sort());
      const events = collector.events.join('').match(/\{.*?\}|no JSON/g) ?? [];
      expect([...events].sort()).toEqual([...LINES, NO_JSON].sort());
      const documents = collector.indexes.flatMap((index) => Object.values(collector.documents(index)));
      expect(documents.map((document) => JSON.stringify(document)).sort()).toEqual([...LINES].sort());
      expect(collector.rows('SHOP.PUBLIC.CLICKS')).toHaveLength(20);
      expect(await failureFigures(sandbox, 'endpoint')).toEqual({ records: 2, lines: 2 });
      const keys = collector.requests.map(({ headers }) => headers['x-amz-firehose-access-key']);
      expect(new Set(keys)).toEqual(new Set(['datadog key', undefined]));
    } finally {
      await sandbox.close();
      await collector.close();
    }
  });
});
