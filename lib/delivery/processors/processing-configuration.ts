import type { IRole } from 'aws-cdk-lib/aws-iam';
import type {
  CfnDeliveryStream,
  DataProcessorConfig,
  DataProcessorProps,
  IDataProcessor,
} from 'aws-cdk-lib/aws-kinesisfirehose';
import type { Duration, Size } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { lambdaParameters } from './lambda-parameters';
import { requireProcessorCount, requireProcessors } from './legal-processors';
import { PROCESSOR_TYPES, type ProcessorType } from './processor-type';

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

/** Renders the processors of a destination, which all run with its role. */
export function processingConfiguration(
  scope: Construct,
  role: IRole,
  processors: IDataProcessor[] = [],
  options: ProcessingOptions = {},
): CfnDeliveryStream.ProcessingConfigurationProperty | undefined {
  requireProcessorCount(scope, processors);
  const { partitionedPrefix: prefix } = options;
  const place = { role, prefix, dynamicPartitioningEnabled: prefix !== undefined };
  const bound = processors.map((processor) => ({ ...processor.bind(scope, place), props: processor.props }));
  requireProcessors(scope, bound, options);
  if (bound.length === 0) return undefined;
  return { enabled: true, processors: inOrder(bound).map((processor) => rendered(processor, role, options)) };
}

function inOrder(processors: BoundProcessor[]): BoundProcessor[] {
  return PROCESSOR_TYPES.flatMap((type) => processors.filter(({ processorType }) => processorType === type));
}

function rendered(
  processor: BoundProcessor,
  role: IRole,
  options: ProcessingOptions,
): CfnDeliveryStream.ProcessorProperty {
  const { processorType: type, parameters, processorIdentifier } = processor;
  if (type === 'Lambda') return { type, parameters: lambdaParameters(processor, role, options) };
  return { type, parameters: parameters ?? [processorIdentifier] };
}
