import { LIMITS } from '../stream-settings';
import { requireActive } from '../stream-status';
import { STREAM, streamArn, streamMode } from './common-members';
import { integer, required } from './members';
import { operation } from './operation';
import { streamOf } from './stream-of';

const MODE = { StreamARN: required(streamArn()), StreamModeDetails: required(streamMode()) };

export const updateStreamMode = operation(MODE, (input, backend) => {
  const stream = streamOf(input, backend);
  requireActive(stream);
  stream.change({ mode: input.StreamModeDetails.StreamMode });
  stream.markUpdating();
});

const RECORD_SIZE = { ...STREAM, MaxRecordSizeInKiB: required(integer(LIMITS.maxRecordSizeKiB)) };

export const updateMaxRecordSize = operation(RECORD_SIZE, (input, backend) => {
  const stream = streamOf(input, backend);
  requireActive(stream);
  stream.change({ maxRecordSizeKiB: input.MaxRecordSizeInKiB });
  stream.markUpdating();
});
