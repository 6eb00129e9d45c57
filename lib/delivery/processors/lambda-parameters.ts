import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { CfnDeliveryStream, DataProcessorProps } from 'aws-cdk-lib/aws-kinesisfirehose';
import { Duration, Size, SizeRoundingBehavior } from 'aws-cdk-lib/core';
import type { BoundProcessor, ProcessingOptions } from './processing-options';

type Parameter = CfnDeliveryStream.ProcessorParameterProperty;

/** The parameters of a function, with what it leaves open stated as the destination has it by default. */
export function lambdaParameters(processor: BoundProcessor, role: IRole, options: ProcessingOptions): Parameter[] {
  const { processorIdentifier, props, parameters = [processorIdentifier, ...lambdaSettings(props)] } = processor;
  const defaults = [
    parameter('RoleArn', role.roleArn),
    parameter('BufferSizeInMBs', mebibytes(options.functionBufferSize ?? Size.mebibytes(1))),
    parameter('BufferIntervalInSeconds', (options.functionBufferInterval ?? Duration.seconds(60)).toSeconds()),
    parameter('NumberOfRetries', 3),
  ];
  const given = new Set(parameters.map(({ parameterName }) => parameterName));
  return [...parameters, ...defaults.filter(({ parameterName }) => !given.has(parameterName))];
}

/** Only what is given is rendered, zero included. */
export function lambdaSettings({ bufferSize, bufferInterval, retries }: DataProcessorProps): Parameter[] {
  return [
    ...(bufferSize === undefined ? [] : [parameter('BufferSizeInMBs', mebibytes(bufferSize))]),
    ...(bufferInterval === undefined ? [] : [parameter('BufferIntervalInSeconds', bufferInterval.toSeconds())]),
    ...(retries === undefined ? [] : [parameter('NumberOfRetries', retries)]),
  ];
}

function parameter(parameterName: string, value: string | number): Parameter {
  return { parameterName, parameterValue: value.toString() };
}

/** Firehose takes fractions of a mebibyte. */
function mebibytes(size: Size): number {
  return Number(size.toMebibytes({ rounding: SizeRoundingBehavior.NONE }).toFixed(3));
}
