import { ERROR_OBJECTS } from './error-objects';
import type { FailureFormat } from './failure-format';
import { FAILURE_PREFIX } from './failure-key';
import { MAPPING_FAILURES } from './mapping-failures';

/** What a delivery stream could not deliver lies anywhere but where Lambda keeps what mappings gave up. */
export function formatBelow(prefix: string): FailureFormat {
  return prefix.startsWith(FAILURE_PREFIX) ? MAPPING_FAILURES : ERROR_OBJECTS;
}
