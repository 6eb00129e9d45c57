import { appendFileSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DirectPutJournal, type JournalEntry } from '../../../../../toolkit/sandbox/firehose/source/direct-put-journal';

const MEBIBYTE = 1024 * 1024;
const sequence = (n: number) => String(n).padStart(56, '0');
const entry = (n: number, data: string | Buffer = `record ${n}`): JournalEntry => ({
  sequenceNumber: sequence(n),
  arrival: n,
  data: Buffer.from(data),
});

function journals() {
  const folder = path.join(mkdtempSync(path.join(tmpdir(), 'journal-')), 'logs.puts');
  return { folder, open: () => new DirectPutJournal(folder), files: () => readdirSync(folder).sort() };
}

describe('DirectPutJournal', () => {
  test('keeps what is not delivered for the next run, in order', () => {
    const { open } = journals();
    const first = open();
    first.append([entry(9), entry(10, Buffer.from([0, 255, 10]))]);
    first.append([]);
    const second = open();
    expect(second.read()).toEqual([entry(9), entry(10, Buffer.from([0, 255, 10]))]);
    second.append([entry(11, '')]);
    expect(
      open()
        .read()
        .map(({ arrival }) => arrival),
    ).toEqual([9, 10, 11]);
  });

  test('forgets what is delivered while more comes, so that it does not grow', () => {
    const { open, files } = journals();
    const journal = open();
    for (let n = 1; n <= 60; n++) {
      journal.append([entry(n, Buffer.alloc(MEBIBYTE))]);
      if (n > 1) journal.trim(sequence(n - 1));
      expect(files().length).toBeLessThanOrEqual(2);
    }
    expect(open().read().at(-1)?.arrival).toBe(60);
    journal.trim(sequence(60));
    expect(files()).toEqual([]);
  });

  test('keeps a file as long as one of its records is not delivered', () => {
    const { open } = journals();
    const journal = open();
    journal.append([entry(1), entry(2)]);
    journal.trim(sequence(1));
    expect(open().read()).toHaveLength(2);
  });

  test('leaves out a line that was cut off, and goes on behind it', () => {
    const { open, folder, files } = journals();
    open().append([entry(1)]);
    const half = `${sequence(2)} 2 cmVj`;
    appendFileSync(path.join(folder, sequence(1)), half);
    appendFileSync(path.join(folder, sequence(2)), half);
    const next = open();
    expect(next.read()).toEqual([entry(1)]);
    expect(files()).toEqual([sequence(1)]);
    next.append([entry(2)]);
    expect(open().read()).toEqual([entry(1), entry(2)]);
  });
});
