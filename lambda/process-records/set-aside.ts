import type { InvalidRecord } from './decoding';
import type { InvocationContext } from './kinesis-event';
import type { OnInvalid } from './processing-options';

/** Hands over what could not be decoded. @throws the first error if nothing takes it */
export async function setAside(
  invalid: readonly InvalidRecord[],
  onInvalid: OnInvalid | undefined,
  context: InvocationContext,
): Promise<void> {
  for (const { record, error } of invalid) {
    if (onInvalid === undefined) throw error;
    await onInvalid(record, error, context);
  }
}
