import { invalidArgument } from '../errors';
import { LIMITS } from '../stream-settings';
import { requireActive } from '../stream-status';
import { STREAM } from './common-members';
import { type InputOf, integer, required } from './members';
import { operation, type StreamsBackend } from './operation';
import { streamOf } from './stream-of';

const INPUT = { ...STREAM, RetentionPeriodHours: required(integer(LIMITS.retentionHours)) };

export const increaseRetentionPeriod = operation(INPUT, (input, backend) => {
  changeRetention(input, backend, (requested, current) => requested >= current, 'not less than');
});

export const decreaseRetentionPeriod = operation(INPUT, (input, backend) => {
  changeRetention(input, backend, (requested, current) => requested <= current, 'not greater than');
});

function changeRetention(
  input: InputOf<typeof INPUT>,
  backend: StreamsBackend,
  allows: (requested: number, current: number) => boolean,
  allowed: string,
): void {
  const stream = streamOf(input, backend);
  requireActive(stream);
  const { retentionHours: current } = stream.settings;
  const requested = input.RetentionPeriodHours;
  if (!allows(requested, current)) {
    throw invalidArgument(
      `Requested retention period (${requested} hours) for stream ${stream.name} must be ${allowed} the existing retention period (${current} hours).`,
    );
  }
  stream.change({ retentionHours: requested });
}
