import type { DataProcessorConfig, DataProcessorProps } from 'aws-cdk-lib/aws-kinesisfirehose';
import type { Duration, Size } from 'aws-cdk-lib/core';
import type { ProcessorType } from './processor-type';

/** What a destination says of the processors that it is given. */
export interface ProcessingOptions {
  /**
   * The prefix of the objects, where the destination partitions them dynamically.
   *
   * @default - nothing is partitioned
   */
  readonly partitionedPrefix?: string;

  /**
   * The kinds that this destination takes beside decompression, extraction of log messages, and functions.
   *
   * @default - none, or those of dynamic partitioning
   */
  readonly takes?: ProcessorType[];

  /**
   * How much is collected before a function is invoked, where nothing is said.
   *
   * @default Size.mebibytes(1)
   */
  readonly functionBufferSize?: Size;

  /**
   * How long records are collected before a function is invoked, where nothing is said.
   *
   * @default Duration.seconds(60)
   */
  readonly functionBufferInterval?: Duration;
}

/** A processor as it renders itself, with the settings it was given. */
export interface BoundProcessor extends DataProcessorConfig {
  readonly props: DataProcessorProps;
}
