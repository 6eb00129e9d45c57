/** Records one after the other, and where each ends: in memory that can be handed to a worker without another copy. */
export interface JoinedRecords {
  readonly data: Uint8Array<ArrayBuffer>;
  readonly ends: Uint32Array;
}

export function joinRecords(records: readonly Buffer[]): JoinedRecords {
  const data = new Uint8Array(records.reduce((sum, record) => sum + record.length, 0));
  let end = 0;
  const ends = Uint32Array.from(records, (record) => {
    data.set(record, end);
    end += record.length;
    return end;
  });
  return { data, ends };
}

/** The text of each record. */
export function* recordTexts({ data, ends }: Pick<JoinedRecords, 'ends'> & { data: Uint8Array }): Generator<string> {
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  let start = 0;
  for (const end of ends) {
    yield bytes.toString('utf8', start, end);
    start = end;
  }
}
