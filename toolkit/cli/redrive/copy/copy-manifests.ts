import type { FailureFormat } from '../../../../lambda/shared/redrive/failure-format';
import { deliveryTime } from '../../../../lambda/shared/redrive/failure-key';
import { Unredrivable } from '../../../../lambda/shared/redrive/unredrivable';

/** A delivery stream lists there, below its prefix, the objects of a COPY that it gave up. */
const FOLDER = /(^|\/)errors\/manifests\//;

interface Entry {
  readonly url: string;
}

/** Manifests of objects that Redshift did not load: each object of a manifest counts as a record. */
export const COPY_MANIFESTS: FailureFormat = {
  mostBytes: 16 * 1024 * 1024,
  failedAt: (key, lastModified) => (FOLDER.test(key) ? (deliveryTime(key) ?? lastModified) : undefined),
  read: (body, id) => {
    const Records = entriesOf(body).map(({ url }, i) => ({
      kinesis: { partitionKey: url, sequenceNumber: `${i}`, data: '' },
      eventSourceARN: id,
    }));
    return { condition: 'COPY', event: { Records, manifest: id }, expired: 0, surplus: 0 };
  },
};

/** @throws Unredrivable */
function entriesOf(body: Buffer): readonly Entry[] {
  const entries: unknown = parse(body).entries;
  const isList = Array.isArray(entries) && entries.length > 0;
  if (isList && entries.every((entry) => typeof entry?.url === 'string')) return entries;
  throw new Unredrivable('malformed', 'it must be a manifest with entries, each with a url');
}

function parse(body: Buffer): { readonly entries?: unknown } {
  try {
    return Object(JSON.parse(body.toString()));
  } catch {
    return {};
  }
}
