import { invalidArgument } from '../errors';
import type { RecordDistribution, StreamMode } from '../stream-settings';
import { requireActive } from '../stream-status';
import { recordDistribution, streamArn } from './common-members';
import { required } from './members';
import { operation } from './operation';
import { streamOf } from './stream-of';

const INPUT = { StreamARN: required(streamArn()), RecordDistributionStrategy: required(recordDistribution()) };

/** Takes effect at once: the stream stays ACTIVE. */
export const updateStreamRecordDistributionStrategy = operation(INPUT, (input, backend) => {
  const stream = streamOf(input, backend);
  requireActive(stream);
  requireDistribution(stream.settings.mode, input.RecordDistributionStrategy);
  stream.change({ recordDistribution: input.RecordDistributionStrategy });
});

/** @throws AwsError `InvalidArgumentException` for a distribution that the mode does not have */
export function requireDistribution(mode: StreamMode, distribution: RecordDistribution | undefined): void {
  if (mode === 'ON_DEMAND' || distribution !== 'AUTO') return;
  throw invalidArgument(`RecordDistributionStrategy AUTO needs a stream in ON_DEMAND mode, got ${mode}`);
}
