import { BUCKET_KEY, COMPRESS_OBJECTS, LARGE_BUFFERS, RARER_COPY } from './delivery-moves';
import { ARM, FULL_BATCHES, NO_TRACES } from './function-moves';
import type { Move } from './move';
import { NO_ENDPOINTS, NO_NAT } from './network-moves';
import { GZIP_RECORDS, PACK_DELIVERIES, PACK_LINES } from './packing-moves';
import { NO_SHARD_METRICS, ON_DEMAND, PROVISIONED, SCALED_SHARDS, SHARED_THROUGHPUT } from './stream-moves';

/** All changes of a design that are tried; where two save the same, the earlier is named first. */
export const MOVES: readonly Move[] = [
  PACK_LINES,
  GZIP_RECORDS,
  PACK_DELIVERIES,
  PROVISIONED,
  SCALED_SHARDS,
  ON_DEMAND,
  SHARED_THROUGHPUT,
  NO_SHARD_METRICS,
  LARGE_BUFFERS,
  COMPRESS_OBJECTS,
  BUCKET_KEY,
  RARER_COPY,
  FULL_BATCHES,
  ARM,
  NO_TRACES,
  NO_ENDPOINTS,
  NO_NAT,
];
