import { inUse } from '../errors';
import { requireActive } from '../stream-status';
import { STREAM } from './common-members';
import { flag } from './members';
import { operation } from './operation';
import { streamOf } from './stream-of';

export const deleteStream = operation({ ...STREAM, EnforceConsumerDeletion: flag() }, (input, backend) => {
  const stream = streamOf(input, backend);
  requireActive(stream);
  if (stream.consumers.length > 0 && input.EnforceConsumerDeletion !== true) {
    throw inUse(`Stream ${stream.name} has existing consumers: set EnforceConsumerDeletion, or deregister them first.`);
  }
  for (const { arn } of stream.consumers) backend.subscriptions.end(arn);
  backend.streams.delete(stream);
});
