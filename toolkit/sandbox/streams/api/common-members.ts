import { RECORD_DISTRIBUTIONS, STREAM_MODES } from '../stream-settings';
import { choice, integer, list, required, structure, text } from './members';

export const streamName = () => text({ min: 1, max: 128, pattern: /^[a-zA-Z0-9_.-]+$/ });
export const streamArn = () => text({ min: 1, max: 2048, pattern: /^arn:aws.*:kinesis:.*:\d{12}:stream\/\S+$/ });
export const consumerArn = () =>
  text({
    min: 1,
    max: 2048,
    pattern: /^arn:aws.*:kinesis:.*:\d{12}:.*stream\/[a-zA-Z0-9_.-]+\/consumer\/[a-zA-Z0-9_.-]+:[0-9]+$/,
  });
export const shardId = () => text({ min: 1, max: 128, pattern: /^[a-zA-Z0-9_.-]+$/ });
export const hashKey = () => text({ pattern: /^(0|[1-9]\d{0,38})$/ });
export const sequenceNumber = () => text({ pattern: /^(0|[1-9]\d{0,128})$/ });
export const shardCount = () => integer({ min: 1, max: 100_000 });
export const nextToken = () => text({ min: 1, max: 1_048_576 });
export const streamMode = () => structure({ StreamMode: required(choice(...STREAM_MODES)) });
export const recordDistribution = () => choice(...RECORD_DISTRIBUTIONS);
export const tagKeys = () => list(text({ min: 1, max: 128 }), { min: 1, max: 50 });

/** How an operation names the stream it is about. */
export const STREAM = { StreamName: streamName(), StreamARN: streamArn() };
