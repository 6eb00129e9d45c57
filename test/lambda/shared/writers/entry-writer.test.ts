import fc from 'fast-check';
import type { BatchOperation } from '../../../../lambda/shared/writers/batch-operation';
import { EntryWriter, type WriterOptions } from '../../../../lambda/shared/writers/entry-writer';

/** `a1` has the partition key `a`; what comes after the number is padding. */
type Entry = string;

const REFUSED = { errorCode: 'Refused', errorMessage: 'by the test' };

/** A service that refuses an entry as often as it is told to. */
class Service implements BatchOperation<Entry> {
  readonly calls: Entry[][] = [];
  readonly taken: Entry[] = [];
  limits = { entries: 4, bytes: 100, bytesPerEntry: 50 };

  constructor(private readonly refusals: Record<Entry, number> = {}) {}

  bytesOf(entry: Entry): number {
    return entry.length;
  }

  partitionKeyOf(entry: Entry): string {
    return entry[0] as string;
  }

  async call(entries: readonly Entry[]) {
    this.calls.push([...entries]);
    return entries.map((entry) => this.take(entry));
  }

  private take(entry: Entry) {
    const left = this.refusals[entry] ?? 0;
    this.refusals[entry] = left - 1;
    if (left > 0) return REFUSED;
    this.taken.push(entry);
    return undefined;
  }
}

function write(service: BatchOperation<Entry>, entries: Entry[], options: WriterOptions = {}) {
  return new EntryWriter(service, { pause: async () => {}, ...options }).write(entries);
}

function failure(name: string, $fault?: string): Error {
  return Object.assign(new Error(`${name} happened`), { name, $fault });
}

describe('EntryWriter', () => {
  test('makes no call for no entries', async () => {
    const service = new Service();
    expect(await write(service, [])).toEqual([]);
    expect(service.calls).toEqual([]);
  });

  test('fills calls up to the number of entries', async () => {
    const service = new Service();
    expect(await write(service, ['a', 'b', 'c', 'd', 'e'])).toEqual([]);
    expect(service.calls).toEqual([['a', 'b', 'c', 'd'], ['e']]);
  });

  test('fills calls up to their size, to the last byte', async () => {
    const service = new Service();
    const half = 'x'.repeat(49);
    await write(service, [`a${half}`, `b${half}`, 'c']);
    expect(service.calls.map((call) => call.length)).toEqual([2, 1]);
  });

  test('tries only the refused entries again', async () => {
    const service = new Service({ b: 2 });
    expect(await write(service, ['a', 'b', 'c'])).toEqual([]);
    expect(service.calls).toEqual([['a', 'b', 'c'], ['b'], ['b']]);
  });

  test('lets no entry overtake a refused one of its partition key', async () => {
    const service = new Service({ a1: 2 });
    expect(await write(service, ['a1', 'a2', 'b1', 'a3', 'b2'])).toEqual([]);
    expect(service.taken).toEqual(['b1', 'b2', 'a1', 'a2', 'a3']);
    expect(service.calls[0]).toEqual(['a1', 'b1']);
  });

  test('puts entries together whose order does not matter', async () => {
    const service = new Service({ a1: 1 });
    const operation = { limits: service.limits, bytesOf: service.bytesOf, call: service.call.bind(service) };
    expect(await write(operation, ['a1', 'a2', 'a3'])).toEqual([]);
    expect(service.calls).toEqual([['a1', 'a2', 'a3'], ['a1']]);
  });

  test('gives up an entry after so many attempts, and with it those of its key behind it', async () => {
    const service = new Service({ a1: 3 });
    expect(await write(service, ['b1', 'a1', 'a2', 'b2'], { attempts: 3 })).toEqual([
      { index: 1, ...REFUSED },
      { index: 2, errorCode: 'HeldBack', errorMessage: 'an entry before it of the same partition key was refused' },
    ]);
    expect(service.taken).toEqual(['b1', 'b2']);
    expect(service.calls.flat().filter((entry) => entry === 'a1')).toHaveLength(3);
  });

  test('refuses an entry that no call takes, and writes the others', async () => {
    const service = new Service();
    expect(await write(service, ['a', `b${'x'.repeat(50)}`, 'c'])).toEqual([
      { index: 1, errorCode: 'TooLarge', errorMessage: 'the entry is larger than a call takes', isFinal: true },
    ]);
    expect(service.taken).toEqual(['a', 'c']);
  });

  test('tries a call again that failed on the way or was throttled', async () => {
    const service = new Service();
    const failures = [failure('TimeoutError'), failure('ThrottlingException', 'client'), failure('Internal', 'server')];
    const flaky = Object.assign(Object.create(service) as Service, {
      call: async (entries: readonly Entry[]) => {
        const next = failures.shift();
        if (next) throw next;
        return service.call(entries);
      },
    });
    expect(await write(flaky, ['a', 'b'])).toEqual([]);
    expect(service.taken).toEqual(['a', 'b']);
  });

  test('does not try again what is forbidden', async () => {
    const call = jest.fn(async () => {
      throw failure('AccessDeniedException', 'client');
    });
    const service = Object.assign(new Service(), { call });
    expect(await write(service, ['a', 'b'])).toEqual([
      { index: 0, errorCode: 'AccessDeniedException', errorMessage: 'AccessDeniedException happened', isFinal: true },
      { index: 1, errorCode: 'AccessDeniedException', errorMessage: 'AccessDeniedException happened', isFinal: true },
    ]);
    expect(call).toHaveBeenCalledTimes(1);
  });

  test('refuses what was thrown that is no error', async () => {
    const service = Object.assign(new Service(), {
      call: async () => {
        throw undefined;
      },
    });
    expect(await write(service, ['a'], { attempts: 1 })).toEqual([
      { index: 0, errorCode: 'Error', errorMessage: 'undefined', isFinal: false },
    ]);
  });

  test('finds the entry that makes a call invalid, and writes the others', async () => {
    const service = new Service();
    const strict = Object.assign(Object.create(service) as Service, {
      call: async (entries: readonly Entry[]) => {
        if (entries.includes('bad')) throw failure('ValidationException', 'client');
        return service.call(entries);
      },
    });
    expect(await write(strict, ['a', 'c', 'bad', 'd'])).toEqual([
      { index: 2, errorCode: 'ValidationException', errorMessage: 'ValidationException happened', isFinal: true },
    ]);
    expect(service.taken).toEqual(['a', 'c', 'd']);
  });

  test('waits longer from refusal to refusal, up to five seconds, and not after success', async () => {
    const pauses: number[] = [];
    const pause = async (ms: number) => pauses.push(ms);
    await write(new Service({ a: 9 }), ['a', 'b'], { attempts: 10, pause, random: () => 1 });
    expect(pauses).toEqual([100, 200, 400, 800, 1_600, 3_200, 5_000, 5_000, 5_000]);
    await write(new Service({ a: 1 }), ['a'], { pause, random: () => 0.5 });
    expect(pauses.at(-1)).toBe(50);
  });

  test('ends while time is left to report, and says what was not tried', async () => {
    let now = 0;
    const pause = async (ms: number) => {
      now += ms;
    };
    const service = new Service({ a1: 99 });
    const context = { getRemainingTimeInMillis: () => 2_000 - now };
    const writer = new EntryWriter(service, { pause, random: () => 1 });
    const timeOver = { errorCode: 'TimeOver', errorMessage: 'the time of the invocation is over' };
    expect(await writer.write(['b', 'a1', 'a2'], context)).toEqual([
      { index: 1, ...timeOver },
      { index: 2, ...timeOver },
    ]);
    expect(now).toBe(100 + 200 + 400);
    expect(await writer.write(['c'], { getRemainingTimeInMillis: () => 999 })).toEqual([{ index: 0, ...timeOver }]);
  });

  test('takes each entry once or reports it, and keeps the order of each key, whatever is refused', async () => {
    const refusals = fc.dictionary(fc.constantFrom('a0', 'b1', 'a2', 'c3', 'a5', 'b7', 'c11'), fc.nat({ max: 5 }));
    const keys = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(keys, refusals, async (letters, refused) => {
        const entries = letters.map((key, i) => `${key}${i}`);
        const service = new Service(refused);
        const lost = (await write(service, entries, { attempts: 3 })).map(({ index }) => entries[index]);
        expect([...service.taken, ...lost].sort()).toEqual([...entries].sort());
        for (const key of 'abcdef') {
          const ofKey = (all: readonly (Entry | undefined)[]) => all.filter((entry) => entry?.startsWith(key));
          expect([...ofKey(service.taken), ...ofKey(lost)]).toEqual(ofKey(entries));
        }
      }),
      { seed: 4, numRuns: 500 },
    );
  });
});
