import type { DeliverableRecord } from '../endpoint/endpoint-service';

/** A record on its way into an index. */
export interface IndexedDocument {
  readonly record: DeliverableRecord;
  readonly index: string;
  /** Absent where the index makes one up. */
  readonly id?: string;
  /** Of Elasticsearch before 7. */
  readonly type?: string;
}

/** The body of a `_bulk` request: an action and a document by turns, a line each. */
export function bulkBody(documents: readonly IndexedDocument[]): Buffer {
  return Buffer.from(documents.map((document) => `${action(document)}\n${source(document)}\n`).join(''));
}

function action({ index, id, type }: IndexedDocument): string {
  return JSON.stringify({
    index: { _index: index, ...(type !== undefined && { _type: type }), ...(id !== undefined && { _id: id }) },
  });
}

/** Line breaks would end the document; in JSON they are only ever between tokens, where a space is as good. */
function source({ record }: IndexedDocument): string {
  return record.data
    .toString()
    .trim()
    .replace(/[\r\n]+/g, ' ');
}
