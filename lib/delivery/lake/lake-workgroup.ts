import { CfnNamedQuery, CfnWorkGroup } from 'aws-cdk-lib/aws-athena';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Names, type Size, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { queryId, requireQueries, type SavedQuery } from './lake-queries';

/** Where the results of queries lie, beside the table. */
export const RESULTS_PREFIX = 'query-results/';

/** A workgroup whose settings nobody can override: encrypted results, and an end to what a query may scan. */
export function lakeWorkGroup(scope: Construct, bucket: IBucket, bytesScannedCutoff: Size): CfnWorkGroup {
  return new CfnWorkGroup(scope, 'WorkGroup', {
    name: Names.uniqueResourceName(scope, { maxLength: 128, separator: '-' }),
    description: `Queries ${scope.node.path}`,
    recursiveDeleteOption: true,
    workGroupConfiguration: {
      enforceWorkGroupConfiguration: true,
      publishCloudWatchMetricsEnabled: true,
      bytesScannedCutoffPerQuery: bytesScannedCutoff.toBytes(),
      resultConfiguration: {
        outputLocation: bucket.s3UrlForObject(RESULTS_PREFIX),
        expectedBucketOwner: Stack.of(scope).account,
        encryptionConfiguration: resultEncryption(bucket),
      },
    },
  });
}

/** Saves the queries in the workgroup. */
export function saveQueries(scope: Construct, workGroup: CfnWorkGroup, database: string, queries: SavedQuery[]): void {
  requireQueries(scope, queries);
  for (const { name, description, sql } of queries) {
    new CfnNamedQuery(scope, queryId(name), {
      name,
      description,
      database,
      queryString: sql,
      workGroup: workGroup.ref,
    });
  }
}

function resultEncryption(bucket: IBucket): CfnWorkGroup.EncryptionConfigurationProperty {
  if (bucket.encryptionKey === undefined) return { encryptionOption: 'SSE_S3' };
  return { encryptionOption: 'SSE_KMS', kmsKey: bucket.encryptionKey.keyArn };
}
