import { RECORD_SPACE, RecordReader } from '../shared/record-reader';
import { Traffic, type TrafficState } from './traffic';

/** A record of the stream. Those that a producer aggregated into one share its sequence number. */
export interface SequencedData {
  readonly sequenceNumber: string;
  readonly data: string;
}

export interface BatchResult {
  readonly traffic: Traffic;
  /** Where Lambda takes up again: the first record that cannot be decoded. */
  readonly failed?: string;
}

const reader = new RecordReader(Buffer.allocUnsafe(RECORD_SPACE));

/** Adds to the state what comes before the first record that cannot be decoded, since that and all after it come again. */
export function countBatch(records: readonly SequencedData[], state?: TrafficState): BatchResult {
  const traffic = new Traffic(state);
  const poison = records.find(({ data }) => reader.read(data, traffic) === 'undecodable');
  if (poison === undefined) return { traffic };
  const first = records.findIndex(({ sequenceNumber }) => sequenceNumber === poison.sequenceNumber);
  const again = records[first] === poison ? traffic : countBatch(records.slice(0, first), state).traffic;
  return { traffic: again, failed: poison.sequenceNumber };
}
