import { requireRange } from '../destination/hints';
import type { LambdaProcessorSettings } from './lambda-processor';

/** Buffering hints of the Lambda processor where the template leaves them out. */
export interface LambdaDefaults {
  readonly megabytes: number;
  readonly seconds: number;
}

const DEFAULTS: LambdaDefaults = { megabytes: 1, seconds: 60 };
const MEGABYTE = 1024 * 1024;

export function lambdaSettings(
  parameters: ReadonlyMap<string, string>,
  defaults: LambdaDefaults = DEFAULTS,
): LambdaProcessorSettings {
  const functionArn = parameters.get('LambdaArn');
  if (functionArn === undefined) throw new Error(`LambdaArn must be the ARN of a function, got undefined`);
  const megabytes = Number(parameters.get('BufferSizeInMBs') ?? defaults.megabytes);
  const seconds = Number(parameters.get('BufferIntervalInSeconds') ?? defaults.seconds);
  requireRange('BufferSizeInMBs', megabytes, 0.2, 3);
  requireRange('BufferIntervalInSeconds', seconds, 0, 900);
  return {
    functionArn,
    roleArn: parameters.get('RoleArn'),
    retries: Number(parameters.get('NumberOfRetries') ?? 3),
    hints: { bytes: megabytes * MEGABYTE, intervalMs: seconds * 1000 },
  };
}
