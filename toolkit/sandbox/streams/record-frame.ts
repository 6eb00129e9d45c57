import { crc32 } from 'node:zlib';

/** What the log keeps of a record; its sequence number follows from its place. */
export interface LoggedRecord {
  readonly partitionKey: string;
  readonly data: Buffer;
  readonly approximateArrivalTimestamp: number;
}

export interface Frame {
  readonly records: readonly LoggedRecord[];
  /** Where the next frame begins. */
  readonly end: number;
}

/** Length and checksum of the body. */
const FRAME_HEADER = 8;
/** Arrival time, length of the partition key, length of the data. */
const RECORD_HEADER = 14;

/** Records that are kept together or not at all. */
export function encodeFrame(records: readonly LoggedRecord[]): Buffer {
  const keyLengths = records.map((record) => Buffer.byteLength(record.partitionKey));
  const length = records.reduce((sum, { data }, i) => sum + RECORD_HEADER + (keyLengths[i] as number) + data.length, 0);
  const frame = Buffer.allocUnsafe(FRAME_HEADER + length);
  let offset = FRAME_HEADER;
  records.forEach((record, i) => {
    offset = writeRecord(frame, offset, record, keyLengths[i] as number);
  });
  frame.writeUInt32BE(length, 0);
  frame.writeUInt32BE(crc32(frame.subarray(FRAME_HEADER)), 4);
  return frame;
}

/**
 * The frame that begins at the offset; undefined where a process was stopped while it wrote: the file ends inside the frame.
 * @throws Error when the frame is whole but not as it was written
 */
export function decodeFrame(file: Buffer, offset: number): Frame | undefined {
  if (file.length - offset < FRAME_HEADER) return undefined;
  const end = offset + FRAME_HEADER + file.readUInt32BE(offset);
  if (end > file.length) return undefined;
  const body = file.subarray(offset + FRAME_HEADER, end);
  if (crc32(body) !== file.readUInt32BE(offset + 4)) throw new Error(`damaged at byte ${offset}`);
  return { records: decodeBody(body), end };
}

function writeRecord(frame: Buffer, start: number, record: LoggedRecord, keyLength: number): number {
  let offset = frame.writeDoubleBE(record.approximateArrivalTimestamp, start);
  offset = frame.writeUInt16BE(keyLength, offset);
  offset = frame.writeUInt32BE(record.data.length, offset);
  offset += frame.write(record.partitionKey, offset);
  return offset + record.data.copy(frame, offset);
}

function decodeBody(body: Buffer): LoggedRecord[] {
  const records: LoggedRecord[] = [];
  for (let offset = 0; offset < body.length; ) {
    const key = offset + RECORD_HEADER;
    const data = key + body.readUInt16BE(offset + 8);
    const end = data + body.readUInt32BE(offset + 10);
    records.push({
      partitionKey: body.toString('utf8', key, data),
      data: body.subarray(data, end),
      approximateArrivalTimestamp: body.readDoubleBE(offset),
    });
    offset = end;
  }
  return records;
}
