import { CfnFunction, type IFunction, QualifiedFunctionBase } from 'aws-cdk-lib/aws-lambda';
import { Annotations, Token } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { IStreamEventSource } from '../stream/stream-event-source';
import { knownShards } from './known-stream';

/** Who processes what, and in how many batches of a shard at once. */
export interface ConcurrentReading {
  readonly source: IStreamEventSource;
  readonly handler: IFunction;
  readonly parallelizationFactor?: number;
}

/** Batches which Lambda may not run are not lost, but shards that wait for one another fall behind together. */
export function warnOfWaitingShards(scope: Construct, reading: ConcurrentReading): void {
  const { source, handler, parallelizationFactor = 1 } = reading;
  const [shards, reserved] = [knownShards(source.stream), reservedConcurrency(handler)];
  if (shards === undefined || reserved === undefined || Token.isUnresolved(parallelizationFactor)) return;
  const batches = shards * parallelizationFactor;
  if (reserved >= batches) return;
  Annotations.of(scope).addWarningV2(
    'cdk-kinesis-pipelines:reservedConcurrencyTooLow',
    `${handler.node.path}: ${batches} batches of the stream may be processed at once (${shards} shards, ${parallelizationFactor} each), and the reserved concurrency is ${reserved}: the other shards wait and fall behind`,
  );
}

/** Of all versions and aliases together; undefined where only the deployment of the function tells. */
function reservedConcurrency(handler: IFunction): number | undefined {
  const { node } = handler instanceof QualifiedFunctionBase ? handler.lambda : handler;
  if (!(node.defaultChild instanceof CfnFunction)) return undefined;
  const { reservedConcurrentExecutions: reserved } = node.defaultChild;
  return Token.isUnresolved(reserved) ? undefined : reserved;
}
