import type { EndpointAnswer } from '../endpoint/endpoint-client';
import { type Refusal, type RefusedRecord, refuseAll } from '../endpoint/endpoint-service';
import type { IndexedDocument } from './bulk-request';

interface ItemResult {
  readonly status?: number;
  readonly error?: unknown;
}

const LONGEST_QUOTE = 1_024;

/** Each document has a result of its own, in the order of the request. */
export function refusedDocuments(
  documents: readonly IndexedDocument[],
  answer: EndpointAnswer,
): readonly RefusedRecord[] {
  const { status, body } = answer;
  const results = status === 200 ? itemResults(body) : [];
  if (results.length !== documents.length) {
    const message = body.slice(0, LONGEST_QUOTE);
    return refuseAll(
      documents.map(({ record }) => record),
      refusal(status, message),
    );
  }
  return documents.flatMap(({ record }, i) => {
    const { status: itemStatus = 0, error } = results[i] as ItemResult;
    if (itemStatus >= 200 && itemStatus < 300) return [];
    return [{ record, refusal: refusal(itemStatus, JSON.stringify(error ?? {})) }];
  });
}

/** What cannot be indexed is tried again like anything else: the mapping may change meanwhile. */
function refusal(status: number, message: string): Refusal {
  return { code: String(status), message, next: 'RETRY' };
}

function itemResults(body: string): readonly ItemResult[] {
  try {
    const { items } = JSON.parse(body) as { readonly items: readonly Readonly<Record<string, ItemResult>>[] };
    return items.map((item) => Object.values(item)[0] ?? {});
  } catch {
    return [];
  }
}
