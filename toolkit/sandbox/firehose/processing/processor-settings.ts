import { isTrue, type ProcessingProperties, type ProcessorProperties } from '../destination/delivery-properties';
import { requireRange } from '../destination/hints';
import type { LambdaProcessorSettings } from './lambda-processor';

/** The processors of a delivery stream, in the order that the service runs them. */
export interface ProcessorSettings {
  readonly lambda?: LambdaProcessorSettings;
  /** What stands between records. */
  readonly delimiter?: string;
}

/** Buffering hints of the Lambda processor where the template leaves them out. */
export interface LambdaDefaults {
  readonly megabytes: number;
  readonly seconds: number;
}

const LAMBDA_DEFAULTS: LambdaDefaults = { megabytes: 1, seconds: 60 };
const MEGABYTE = 1024 * 1024;
const RUNNING = ['Lambda', 'AppendDelimiterToRecord'];

export function processorSettings(
  properties: ProcessingProperties | undefined,
  defaults = LAMBDA_DEFAULTS,
): ProcessorSettings {
  const processors = isTrue(properties?.Enabled) ? (properties?.Processors ?? []) : [];
  const unknown = processors.find(({ Type }) => !RUNNING.includes(Type ?? ''));
  if (unknown !== undefined) {
    throw new Error(`Processors must be ${RUNNING.join(' or ')} to run here, got ${unknown.Type}`);
  }
  const lambdas = processors.filter(({ Type }) => Type === 'Lambda');
  if (lambdas.length > 1) throw new Error(`Processors must be at most one Lambda, got ${lambdas.length}`);
  const appendsDelimiter = processors.some(({ Type }) => Type === 'AppendDelimiterToRecord');
  return {
    ...(lambdas[0] !== undefined && { lambda: lambdaSettings(lambdas[0], defaults) }),
    ...(appendsDelimiter && { delimiter: '\n' }),
  };
}

function lambdaSettings({ Parameters = [] }: ProcessorProperties, defaults: LambdaDefaults): LambdaProcessorSettings {
  const parameters = new Map(Parameters.map(({ ParameterName, ParameterValue }) => [ParameterName, ParameterValue]));
  const functionArn = parameters.get('LambdaArn');
  if (functionArn === undefined) throw new Error(`LambdaArn must be the ARN of a function, got undefined`);
  const megabytes = Number(parameters.get('BufferSizeInMBs') ?? defaults.megabytes);
  const seconds = Number(parameters.get('BufferIntervalInSeconds') ?? defaults.seconds);
  requireRange('BufferSizeInMBs', megabytes, 0.2, 3);
  requireRange('BufferIntervalInSeconds', seconds, 0, 900);
  return {
    functionArn,
    retries: Number(parameters.get('NumberOfRetries') ?? 3),
    hints: { bytes: megabytes * MEGABYTE, intervalMs: seconds * 1000 },
  };
}
