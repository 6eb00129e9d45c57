import type { StoredRecord } from '../../kernel/services';
import type { Shard } from '../shard';
import type { DataStream } from '../stream';
import { encryptionType } from './record-members';
import { hashKeyRange } from './shard-shape';

/** A record as readers get it. */
export function recordShape(stream: DataStream, record: StoredRecord) {
  return {
    SequenceNumber: record.sequenceNumber,
    ApproximateArrivalTimestamp: record.approximateArrivalTimestamp / 1000,
    Data: record.data.toString('base64'),
    PartitionKey: record.partitionKey === '' ? undefined : record.partitionKey,
    EncryptionType: encryptionType(stream),
  };
}

/** The shards that go on where one has ended. */
export function childShards(stream: DataStream, parent: Shard) {
  return stream
    .retainedShards()
    .filter(({ description }) => description.parentShardIds.includes(parent.id))
    .map(({ id, description }) => ({
      ShardId: id,
      ParentShards: description.parentShardIds,
      HashKeyRange: hashKeyRange(description.range),
    }));
}
