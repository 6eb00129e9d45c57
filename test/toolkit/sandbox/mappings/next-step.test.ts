import type { Attempt } from '../../../../toolkit/sandbox/mappings/attempt';
import { DEFAULT_BACKOFF } from '../../../../toolkit/sandbox/mappings/backoff';
import { newBatch } from '../../../../toolkit/sandbox/mappings/batch';
import { nextStep, type RetryRules } from '../../../../toolkit/sandbox/mappings/next-step';
import { batchRecords } from './records';

const NOW = 1000;
const failed = (from = 0): Attempt => ({ type: 'failed', from, failures: 1 });

function rules(more: Partial<RetryRules> = {}): RetryRules {
  return {
    bisectBatch: false,
    maximumRetryAttempts: 2,
    maximumRecordAgeMs: Number.POSITIVE_INFINITY,
    backoff: DEFAULT_BACKOFF,
    firstHalf: 'OLDER',
    ...more,
  };
}

/** Sequence numbers of each batch. */
const numbers = (batches: readonly { records: readonly { sequenceNumber: string }[] }[]) =>
  batches.map(({ records }) => records.map(({ sequenceNumber }) => sequenceNumber).join(''));

describe('nextStep', () => {
  const batch = newBatch(batchRecords(5));

  test('is done with a processed batch', () => {
    expect(nextStep(batch, { type: 'processed' }, rules(), NOW)).toEqual({
      processed: batch.records,
      batches: [],
      exhausted: false,
    });
  });

  test('tries a failed batch again as it is, later', () => {
    const { processed, batches, exhausted } = nextStep(batch, failed(), rules(), NOW);
    expect([processed, exhausted]).toEqual([[], false]);
    expect(batches).toEqual([{ ...batch, attempts: 1, notBefore: NOW + 250 }]);
  });

  test('gives up when the retries are spent', () => {
    const step = nextStep({ ...batch, attempts: 2 }, failed(), rules(), NOW);
    expect(step).toEqual({ processed: [], batches: [], exhausted: true });
  });

  test('does not count what was refused, but waits longer each time', () => {
    const first = nextStep({ ...batch, attempts: 2 }, { type: 'refused' }, rules(), NOW).batches[0];
    expect(first).toMatchObject({ attempts: 2, refusals: 1, notBefore: NOW + 1000 });
    const second = nextStep({ ...batch, refusals: 1 }, { type: 'refused' }, rules(), NOW).batches[0];
    expect(second).toMatchObject({ attempts: 0, refusals: 2, notBefore: NOW + 500 });
  });

  test('goes on after the processed head with a new batch, at once', () => {
    const { processed, batches } = nextStep({ ...batch, attempts: 2 }, failed(2), rules(), NOW);
    expect(numbers([{ records: processed }, ...batches])).toEqual(['01', '234']);
    expect(batches[0]).toMatchObject({ attempts: 0, notBefore: 0 });
    expect(batches[0]?.requestId).not.toBe(batch.requestId);
  });

  test('halves a batch that failed from its first record where that is asked for', () => {
    const { batches } = nextStep({ ...batch, attempts: 2 }, failed(), rules({ bisectBatch: true }), NOW);
    expect(numbers(batches)).toEqual(['01', '234']);
    expect(batches.map(({ attempts }) => attempts)).toEqual([0, 0]);
  });

  test('does not halve a single record', () => {
    const single = newBatch(batchRecords(1));
    expect(numbers(nextStep(single, failed(), rules({ bisectBatch: true }), NOW).batches)).toEqual(['0']);
  });

  test('tries again the moment that the first record is too old', () => {
    const { batches } = nextStep({ ...batch, attempts: 1 }, failed(), rules({ maximumRecordAgeMs: 1200 }), NOW);
    expect(batches[0]?.notBefore).toBe(1201);
  });

  test('never gives up the end of a window', () => {
    const end = { ...newBatch([], 'in-time'), attempts: 9 };
    expect(nextStep(end, failed(), rules(), NOW)).toMatchObject({ exhausted: false, batches: [{ attempts: 10 }] });
  });
});
