import type { Rule } from '../../rule';
import { bucketEmptiedWithStack } from './bucket-emptied-with-stack';
import { bucketVersioning } from './bucket-versioning';
import { dataDeletedWithStack } from './data-deleted-with-stack';
import { deliveryErrorPrefix } from './delivery-error-prefix';
import { deliveryProcessorRetries } from './delivery-processor-retries';
import { deliveryRetryDuration } from './delivery-retry-duration';
import { deliveryTransformBackup } from './delivery-transform-backup';
import { directPutBehindStream } from './direct-put-behind-stream';
import { failedRecordsExpire } from './failed-records-expire';
import { failureQueueRetention } from './failure-queue-retention';
import { flinkCheckpoints } from './flink-checkpoints';
import { flinkRestore } from './flink-restore';
import { flinkSnapshots } from './flink-snapshots';
import { keyDeletedWithStack } from './key-deleted-with-stack';
import { mappingFailureDestination } from './mapping-failure-destination';
import { mappingFailurePointers } from './mapping-failure-pointers';
import { mappingPoisonRecord } from './mapping-poison-record';
import { mappingRecordAge } from './mapping-record-age';
import { mappingRetries } from './mapping-retries';
import { mappingStartingPosition } from './mapping-starting-position';
import { redshiftCopyCompression } from './redshift-copy-compression';
import { redshiftCopySkipsRows } from './redshift-copy-skips-rows';
import { redshiftSnapshots } from './redshift-snapshots';
import { streamRetention } from './stream-retention';
import { videoRetention } from './video-retention';

export const DATA_LOSS_RULES: readonly Rule[] = [
  bucketEmptiedWithStack,
  bucketVersioning,
  dataDeletedWithStack,
  deliveryErrorPrefix,
  deliveryProcessorRetries,
  deliveryRetryDuration,
  deliveryTransformBackup,
  directPutBehindStream,
  failedRecordsExpire,
  failureQueueRetention,
  flinkCheckpoints,
  flinkRestore,
  flinkSnapshots,
  keyDeletedWithStack,
  mappingFailureDestination,
  mappingFailurePointers,
  mappingPoisonRecord,
  mappingRecordAge,
  mappingRetries,
  mappingStartingPosition,
  redshiftCopyCompression,
  redshiftCopySkipsRows,
  redshiftSnapshots,
  streamRetention,
  videoRetention,
];
