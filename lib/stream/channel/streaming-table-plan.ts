import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { ITableBucketRef } from 'aws-cdk-lib/aws-s3tables';
import { Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { requirePattern } from '../../private/validation';
import { requireCustomerManagedKey } from '../customer-managed-key';
import { grantSchema, grantTable } from './channel-permissions';
import { requireOwnPlace } from './channel-place';
import type { ChannelConfig, ChannelParts, ChannelPlan } from './channel-plan';
import { deadLetterQueue } from './dead-letters';
import {
  StreamingTableCompression,
  type StreamingTableOptions,
  StreamingTableRecordFormat,
} from './streaming-table-options';

const OWNER = 'ChannelDestination.streamingTable';
const NAME = /^[0-9a-z_]{1,255}$/;
const ALLOWED_NAME = '1 to 255 lowercase letters, digits and underscores';

/** Delivery to a table of Apache Iceberg. */
export function streamingTablePlan(tableBucket: ITableBucketRef, options: StreamingTableOptions): ChannelPlan {
  requirePattern(OWNER, 'namespace', options.namespace, NAME, ALLOWED_NAME);
  requirePattern(OWNER, 'tableName', options.tableName, NAME, ALLOWED_NAME);
  requirePattern(OWNER, 'partitionColumn', options.partitionColumn, /^.+$/, 'the name of a column');
  requireCustomerManagedKey(OWNER, 'encryptionKey', options.encryptionKey);
  const { tableBucketArn } = tableBucket.tableBucketRef;
  return {
    kind: 'streaming table',
    metricNames: { prefix: 'DeliveryToIceberg', delivered: 'SuccessfulRowCount', failed: 'FailedRowCount' },
    encryptionKey: options.encryptionKey,
    bind: (channel) => {
      requireOwnPlace(channel, 'destination', tableBucket);
      requireOwnPlace(channel, 'schema', options.schema);
      grantAccess(channel, tableBucketArn, options);
      return render(channel, tableBucketArn, options);
    },
  };
}

function grantAccess(channel: ChannelParts, tableBucketArn: string, options: StreamingTableOptions): void {
  grantTable(channel.role, tableBucketArn, options.encryptionKey);
  grantSchema(channel.role, options.schema);
  if (options.encryptionKey !== undefined) admitMaintenance(channel, options.encryptionKey);
}

/**
 * Compaction and the expiry of snapshots do not run as the role. The table buckets are not named one by one, because
 * they may refer to the key themselves.
 */
function admitMaintenance(scope: Construct, key: IKey): void {
  const stack = Stack.of(scope);
  const tableBuckets = stack.formatArn({ service: 's3tables', resource: 'bucket', resourceName: '*' });
  key.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal('maintenance.s3tables.amazonaws.com')],
      actions: ['kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey'],
      resources: ['*'],
      conditions: {
        StringEquals: { 'aws:SourceAccount': stack.account },
        ArnLike: { 'aws:SourceArn': tableBuckets },
      },
    }),
  );
}

function render(channel: ChannelParts, tableBucketArn: string, options: StreamingTableOptions): ChannelConfig {
  return {
    recordConfiguration: {
      recordFormatType: options.recordFormat ?? StreamingTableRecordFormat.JSON,
      gsrSchemaArn: options.schema.schemaRef.schemaArn,
    },
    s3TablesDestinationConfiguration: {
      dataFreshnessInSeconds: channel.dataFreshness.toSeconds(),
      deadLetterQueueS3Configuration: deadLetterQueue(channel),
      s3TablesConfigurationList: [
        {
          tableBucketArn,
          namespace: options.namespace,
          tableName: options.tableName,
          compressionType: options.compression ?? StreamingTableCompression.ZSTD,
          partitionSpec: { partitionFields: [{ sourceName: options.partitionColumn, transform: 'TIME_HOUR' }] },
        },
      ],
    },
  };
}
