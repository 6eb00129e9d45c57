import { generateKeyPairSync } from 'node:crypto';
import { Compression, DatadogEndpoint, HttpCompression } from 'aws-cdk-lib/aws-kinesisfirehose';
import { Domain } from 'aws-cdk-lib/aws-opensearchservice';
import { type ISecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { SecretValue } from 'aws-cdk-lib/core';
import {
  BackedUpRecords,
  DatadogDestination,
  type DestinationBackup,
  OpenSearchDestination,
  SnowflakeDestination,
  SplunkDestination,
} from 'cdk-kinesis-pipelines';
import type { CollectedRequest } from 'cdk-kinesis-pipelines-toolkit';
import type { Construct } from 'constructs';
import { BACKUP_INTERVAL, bufferingOf } from '../buffering';
import { factors } from '../combination';
import type { LedgerDestination, Site } from '../ledger-destination';
import { BACKUP_PREFIX } from '../objects';
import { linesOf } from '../units';
import { joinedLines } from './s3';

const DATADOG = 'https://aws-kinesis-http-intake.logs.datadoghq.com';
const SPLUNK = 'https://splunk.example.com:8088';
const SPLUNK_LONGEST_SECONDS = 60;
const DOMAIN = 'arn:aws:es:us-east-1:123456789012:domain/logs';
const SNOWFLAKE = 'xy12345.us-east-1.aws.snowflakecomputing.com';

/** What they have in common but for a few. */
const OPTIONS = {
  source: ['Kinesis', 'Direct PUT'],
  compression: ['GZIP', 'HADOOP_SNAPPY'],
  backup: ['failed', 'all'],
  buffering: ['0 s', 'interval', 'size'],
} as const;

const LINES = {
  ...OPTIONS,
  processing: ['none', 'log transform', 'message extraction'],
  packing: ['single', 'packed', 'aggregated', 'envelopes'],
} as const;

/** A record is one document. */
const DOCUMENTS = { ...OPTIONS, processing: ['none', 'log transform'], packing: ['single', 'aggregated'] } as const;

export const HTTP_ENDPOINT: LedgerDestination = {
  name: 'HTTP endpoint, as of a partner',
  takesRows: false,
  compressesBackup: true,
  address: DATADOG,
  factors: factors({ ...LINES, compression: ['UNCOMPRESSED', 'GZIP', 'ZIP', 'Snappy', 'HADOOP_SNAPPY'] }),
  build: (site) =>
    new DatadogDestination({
      ...bufferingOf(site.combination),
      endpoint: DatadogEndpoint.LOGS_US1,
      secret: secretOf(site.scope),
      contentEncoding: site.combination.compression === 'GZIP' ? HttpCompression.GZIP : HttpCompression.NONE,
      backup: backupOf(site),
      processors: site.processors,
    }),
  read: async ({ collector }) => ({ lines: collector.requests.flatMap(recordsIn).flatMap(linesOf) }),
};

export const SPLUNK_HEC: LedgerDestination = {
  name: 'Splunk',
  takesRows: false,
  compressesBackup: true,
  keepsText: true,
  address: SPLUNK,
  factors: factors(LINES),
  build: (site) =>
    new SplunkDestination({
      ...bufferingOf(site.combination, SPLUNK_LONGEST_SECONDS),
      hecEndpoint: SPLUNK,
      secret: secretOf(site.scope),
      backup: backupOf(site),
      processors: site.processors,
    }),
  read: async ({ collector }) => ({ lines: collector.events.flatMap((event) => joinedLines(Buffer.from(event))) }),
};

export const OPENSEARCH: LedgerDestination = {
  name: 'OpenSearch',
  takesRows: true,
  compressesBackup: true,
  address: DOMAIN,
  factors: factors(DOCUMENTS),
  build: (site) => {
    const domain = Domain.fromDomainAttributes(site.scope, 'Domain', {
      domainArn: DOMAIN,
      domainEndpoint: 'logs.example.com',
    });
    const { processors } = site;
    return new OpenSearchDestination(domain, {
      ...bufferingOf(site.combination),
      indexName: 'access-log',
      backup: backupOf(site),
      processors,
    });
  },
  read: async ({ collector }) => {
    const documents = collector.indexes.flatMap((index) => Object.values(collector.documents(index)));
    return { rows: documents as Record<string, unknown>[] };
  },
};

export const SNOWFLAKE_TABLE: LedgerDestination = {
  name: 'Snowflake',
  takesRows: true,
  compressesBackup: true,
  address: SNOWFLAKE,
  factors: factors(DOCUMENTS),
  build: (site) =>
    new SnowflakeDestination({
      ...bufferingOf(site.combination),
      accountUrl: SNOWFLAKE,
      database: 'WEB',
      schema: 'PUBLIC',
      table: 'ACCESS_LOG',
      secret: secretOf(site.scope),
      backup: backupOf(site),
      processors: site.processors,
    }),
  read: async ({ collector }) => ({ rows: collector.rows('WEB.PUBLIC.ACCESS_LOG') as Record<string, unknown>[] }),
};

function backupOf({ bucket, combination }: Site): DestinationBackup {
  return {
    bucket,
    prefix: BACKUP_PREFIX,
    records: combination.backup === 'all' ? BackedUpRecords.ALL : BackedUpRecords.FAILED,
    compression: Compression.of(combination.compression),
    bufferingInterval: BACKUP_INTERVAL,
  };
}

/** What each of them asks for. */
function secretOf(scope: Construct): ISecret {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  const members = {
    api_key: 'datadog key',
    hec_token: 'splunk token',
    user: 'loader',
    private_key: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
  };
  const values = Object.entries(members).map(([name, value]) => [name, SecretValue.unsafePlainText(value)]);
  return new Secret(scope, 'Secret', { secretObjectValue: Object.fromEntries(values) });
}

/** The bytes of the records, which the protocol holds in base64. */
function recordsIn({ body }: CollectedRequest): Buffer[] {
  const { records } = JSON.parse(body) as { readonly records: readonly { readonly data: string }[] };
  return records.map(({ data }) => Buffer.from(data, 'base64'));
}
