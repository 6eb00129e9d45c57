import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { CfnDeliveryStream, IDataProcessor } from 'aws-cdk-lib/aws-kinesisfirehose';
import type { Construct } from 'constructs';
import { lambdaParameters } from './lambda-parameters';
import { requireProcessorCount, requireProcessors } from './legal-processors';
import type { BoundProcessor, ProcessingOptions } from './processing-options';
import { PROCESSOR_TYPES } from './processor-type';

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
