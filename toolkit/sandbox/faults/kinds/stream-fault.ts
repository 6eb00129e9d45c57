import type { FaultSite, LastingFault } from '../fault-kind';
import { LASTING, NAME } from '../property-rules';

/** A fault of a stream. */
export interface StreamFault extends LastingFault {
  /** Logical id, construct path, name or ARN. */
  readonly stream: string;
}

export const STREAM_FAULT = { stream: NAME, ...LASTING } as const;

type OfStream = Pick<StreamFault, 'stream'>;

export function faultsOf({ stream }: OfStream, { rooms, inventory }: FaultSite) {
  return rooms.streams.faults(inventory.physicalName(stream, 'AWS::Kinesis::Stream'));
}

export function operatorOf({ stream }: OfStream, { rooms, inventory }: FaultSite) {
  return rooms.streams.operator(inventory.physicalName(stream, 'AWS::Kinesis::Stream'));
}
