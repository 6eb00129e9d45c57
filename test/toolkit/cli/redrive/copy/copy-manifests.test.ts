import { Unredrivable } from '../../../../../lambda/shared/redrive/unredrivable';
import { COPY_MANIFESTS } from '../../../../../toolkit/cli/redrive/copy/copy-manifests';

const ID = 's3://stage/errors/manifests/x';

describe('COPY_MANIFESTS', () => {
  test('reads each object of a manifest as a record', () => {
    const entries = ['s3://stage/a', 's3://stage/b'].map((url) => ({ url, mandatory: true }));
    const { event, condition } = COPY_MANIFESTS.read(Buffer.from(JSON.stringify({ entries })), ID);
    expect(event.Records.map(({ kinesis }) => kinesis.partitionKey)).toEqual(['s3://stage/a', 's3://stage/b']);
    expect({ condition, manifest: event.manifest }).toEqual({ condition: 'COPY', manifest: ID });
  });

  test.each(['', 'hello', '{}', 'null', '{"entries":[]}', '{"entries":[{}]}', '{"entries":[null]}'])(
    'refuses %j',
    (text) => {
      expect(() => COPY_MANIFESTS.read(Buffer.from(text), ID)).toThrow(
        new Unredrivable('malformed', 'it must be a manifest with entries, each with a url'),
      );
    },
  );

  test.each<[string, number | undefined]>([
    [
      'errors/manifests/2026/06/01/12/w-2026-06-01-12-00-00-22222222-2222-2222-2222-222222222222',
      Date.UTC(2026, 5, 1, 12),
    ],
    ['rows/errors/manifests/by-hand', 7],
    ['manifests/2026/06/01/12/w', undefined],
    ['errors/processing-failed/w', undefined],
  ])('knows when %s was given up', (key, failedAt) => {
    expect(COPY_MANIFESTS.failedAt(key, 7)).toBe(failedAt);
  });
});
