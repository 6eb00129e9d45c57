import type { Rule } from '../../rule';
import { bucketKey } from './bucket-key';
import { consumerSingleReader } from './consumer-single-reader';
import { consumerUnused } from './consumer-unused';
import { deliveryIncompleteUploads } from './delivery-incomplete-uploads';
import { deliveryNoncurrentVersions } from './delivery-noncurrent-versions';
import { deliverySmallBuffers } from './delivery-small-buffers';
import { deliveryUncompressed } from './delivery-uncompressed';
import { functionTracing } from './function-tracing';
import { mappingSmallBatches } from './mapping-small-batches';
import { natInDataPath } from './nat-in-data-path';
import { redshiftBaseCapacity } from './redshift-base-capacity';
import { redshiftCopyInterval } from './redshift-copy-interval';
import { streamAllShardMetrics } from './stream-all-shard-metrics';

export const COST_RULES: readonly Rule[] = [
  bucketKey,
  consumerSingleReader,
  consumerUnused,
  deliveryIncompleteUploads,
  deliveryNoncurrentVersions,
  deliverySmallBuffers,
  deliveryUncompressed,
  functionTracing,
  mappingSmallBatches,
  natInDataPath,
  redshiftBaseCapacity,
  redshiftCopyInterval,
  streamAllShardMetrics,
];
