import {
  type CfnEventSourceMapping,
  EventSourceMapping,
  type EventSourceMappingOptions,
  type IEventSourceDlq,
  type IFunction,
  MetricType,
  StartingPosition as Position,
} from 'aws-cdk-lib/aws-lambda';
import { Annotations, Duration } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { IStreamEventSource } from '../stream/stream-event-source';
import type { BatchingOptions } from './batching-options';
import { letLambdaReadFilters } from './filter-key';
import { mappedFunctionName } from './mapped-function';
import type { RetryOptions } from './retry-options';
import { warnOfSmallBatches } from './small-batches';
import type { StartingPosition } from './starting-position';

/** How a function is subscribed to a stream, what has a default being decided. */
export interface StreamMappingProps extends BatchingOptions, RetryOptions {
  readonly source: IStreamEventSource;
  readonly handler: IFunction;
  readonly onFailure: IEventSourceDlq;
  readonly startingPosition: StartingPosition;
  readonly enabled?: boolean;
  readonly metrics?: MetricType[];
}

/** Subscribes the function; a mapping that starts at the oldest record keeps its id. */
export function streamMapping(processor: Construct, props: StreamMappingProps): EventSourceMapping {
  const { handler: target, startingPosition: start } = props;
  const mapping = new EventSourceMapping(processor, `EventSourceMapping${start._mark}`, {
    ...mappingOptions(props),
    startingPosition: start.position,
    startingPositionTimestamp: start.timestamp && start.timestamp.getTime() / 1_000,
    target,
  });
  setWhatMappingLacks(mapping.node.defaultChild as CfnEventSourceMapping, processor, props);
  warnOfSmallBatches(processor, props);
  if (start.position === Position.LATEST) warnOfSkippedRecords(processor);
  return mapping;
}

function mappingOptions(props: StreamMappingProps): EventSourceMappingOptions {
  const { metrics = [MetricType.EVENT_COUNT] } = props;
  return {
    eventSourceArn: props.source.eventSourceArn,
    batchSize: props.batchSize ?? 10_000,
    maxBatchingWindow: props.maxBatchingWindow ?? Duration.seconds(5),
    parallelizationFactor: props.parallelizationFactor,
    tumblingWindow: props.tumblingWindow,
    filters: props.filter?.patterns.map((pattern) => ({ pattern })),
    retryAttempts: props.retryAttempts ?? 10,
    bisectBatchOnError: props.bisectBatchOnError ?? true,
    reportBatchItemFailures: props.reportBatchItemFailures ?? true,
    onFailure: props.onFailure,
    enabled: props.enabled,
    metricsConfig: metrics.length > 0 ? { metrics } : undefined,
  };
}

/**
 * Set on the resource, because the construct takes an age that is known only at deployment for one out of range, knows no
 * other name of the function, and would open the key of the filter to the mappings of any account.
 */
function setWhatMappingLacks(mapping: CfnEventSourceMapping, processor: Construct, props: StreamMappingProps): void {
  const { handler, filter, startingPosition, maxRecordAge } = props;
  mapping.functionName = mappedFunctionName(processor, handler, startingPosition);
  mapping.maximumRecordAgeInSeconds = maxRecordAge?.toSeconds();
  mapping.kmsKeyArn = filter?.encryptionKey?.keyArn;
  if (filter?.encryptionKey !== undefined) letLambdaReadFilters(processor, filter.encryptionKey);
}

function warnOfSkippedRecords(processor: Construct): void {
  Annotations.of(processor).addWarningV2(
    'cdk-kinesis-pipelines:startsAtLatest',
    `${processor.node.path}: starts after the newest record, so that what arrives while it is set up, and what a mapping that it replaces has not read, is skipped`,
  );
}
