import { LIMITS } from '../stream-settings';
import { requireActive } from '../stream-status';
import { requireWarmThroughput, warmThroughputShape, warmUp } from '../warm-throughput';
import { STREAM } from './common-members';
import { integer, required } from './members';
import { operation } from './operation';
import { streamOf } from './stream-of';

const INPUT = { ...STREAM, WarmThroughputMiBps: required(integer(LIMITS.warmThroughputMiBps)) };

export const updateStreamWarmThroughput = operation(INPUT, (input, backend) => {
  const stream = streamOf(input, backend);
  requireActive(stream);
  requireWarmThroughput(backend.streams, stream.settings.mode, input.WarmThroughputMiBps);
  warmUp(stream, input.WarmThroughputMiBps);
  return { StreamName: stream.name, StreamARN: stream.arn, WarmThroughput: warmThroughputShape(stream) };
});
