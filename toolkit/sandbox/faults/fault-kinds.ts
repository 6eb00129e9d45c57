import type { FaultKind } from './fault-kind';
import { bucketDenied } from './kinds/bucket-denied';
import { copyFails } from './kinds/copy-fails';
import { deliveryEntriesRefused } from './kinds/delivery-entries-refused';
import { deliveryUnavailable } from './kinds/delivery-unavailable';
import { functionAnswerLost } from './kinds/function-answer-lost';
import { functionExits } from './kinds/function-exits';
import { functionFails } from './kinds/function-fails';
import { functionHangs } from './kinds/function-hangs';
import { functionOutOfMemory } from './kinds/function-out-of-memory';
import { functionThrottled } from './kinds/function-throttled';
import { hostileRecords } from './kinds/hostile-records';
import { itemFailuresMalformed } from './kinds/item-failures-malformed';
import { iteratorsExpired } from './kinds/iterators-expired';
import { keyDenied } from './kinds/key-denied';
import { keyDisabled } from './kinds/key-disabled';
import { processKilled } from './kinds/process-killed';
import { putEntriesFail } from './kinds/put-entries-fail';
import { queueDenied } from './kinds/queue-denied';
import { readsThrottled } from './kinds/reads-throttled';
import { retentionShortened } from './kinds/retention-shortened';
import { shardCountUpdated } from './kinds/shard-count-updated';
import { shardSplit } from './kinds/shard-split';
import { shardsMerged } from './kinds/shards-merged';
import { streamThrottled } from './kinds/stream-throttled';
import { topicDenied } from './kinds/topic-denied';
import { transformAnswerMalformed } from './kinds/transform-answer-malformed';
import { writesThrottled } from './kinds/writes-throttled';

/** Every kind of fault; a new one is a file and a line here. */
export const FAULT_KINDS = [
  functionFails,
  functionHangs,
  functionExits,
  functionOutOfMemory,
  functionAnswerLost,
  functionThrottled,
  itemFailuresMalformed,
  transformAnswerMalformed,
  hostileRecords,
  streamThrottled,
  writesThrottled,
  readsThrottled,
  putEntriesFail,
  shardSplit,
  shardsMerged,
  shardCountUpdated,
  iteratorsExpired,
  retentionShortened,
  keyDisabled,
  keyDenied,
  deliveryEntriesRefused,
  deliveryUnavailable,
  bucketDenied,
  topicDenied,
  queueDenied,
  copyFails,
  processKilled,
] as const;

type FaultOf<Kind> = Kind extends FaultKind<infer F> ? F : never;

/** Something that goes wrong on purpose, by the sandbox's clock. */
export type Fault = FaultOf<(typeof FAULT_KINDS)[number]>;
