import { LIMITS } from '../stream-settings';
import { requireActive } from '../stream-status';
import { STREAM } from './common-members';
import { integer, required } from './members';
import { operation } from './operation';
import { streamOf } from './stream-of';

const INPUT = { ...STREAM, MaxRecordSizeInKiB: required(integer(LIMITS.maxRecordSizeKiB)) };

export const updateMaxRecordSize = operation(INPUT, (input, backend) => {
  const stream = streamOf(input, backend);
  requireActive(stream);
  stream.change({ maxRecordSizeKiB: input.MaxRecordSizeInKiB });
  stream.markUpdating();
});
