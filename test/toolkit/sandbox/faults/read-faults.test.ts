import { readFaults } from '../../../../toolkit/sandbox/faults/read-faults';
import { UnreadableInput } from '../../../../toolkit/sandbox/kernel/unreadable-input';

const FAILS = { type: 'function-fails', function: 'Handler' };

describe('readFaults', () => {
  test('reads faults as the library takes them', () => {
    const faults = [
      { ...FAILS, afterMs: 0, forMs: 1, times: 2, share: 0.5, seed: 0 },
      { type: 'copy-fails', times: 1 },
      { type: 'process-killed', afterMs: 5_000 },
    ];
    expect(readFaults('faults.json', faults)).toEqual(faults);
  });

  test.each([
    ['PT10M', 600_000],
    ['P1DT2H3M4S', 93_784_000],
    ['PT0S', 0],
    ['P2D', 172_800_000],
  ])('reads the duration %s', (after, afterMs) => {
    expect(readFaults('faults.json', [{ ...FAILS, after, for: 'PT1S' }])).toEqual([
      { ...FAILS, afterMs, forMs: 1_000 },
    ]);
  });

  test.each<[string, unknown, string]>([
    ['no list', {}, 'must be a list of faults, got {}'],
    ['no object', [3], 'entry 1 must be an object, got 3'],
    [
      'no type',
      [FAILS, {}],
      expect.stringMatching(/^f\.json: entry 2: type must be one of function-fails, .*, got undefined$/),
    ],
    [
      'another type',
      [{ type: 'flood' }],
      expect.stringMatching(/^f\.json: entry 1: type must be one of .*, got "flood"$/),
    ],
    ['no name', [{ type: 'function-fails' }], 'entry 1: function must be the name of a resource, got undefined'],
    ['an empty name', [{ ...FAILS, function: '' }], 'entry 1: function must be the name of a resource, got ""'],
    ['a moment before', [{ ...FAILS, afterMs: -1 }], 'entry 1: afterMs must be a whole number from 0, got -1'],
    ['no time', [{ ...FAILS, forMs: 0 }], 'entry 1: forMs must be a whole number from 1, got 0'],
    ['a part of a time', [{ ...FAILS, times: 1.5 }], 'entry 1: times must be a whole number from 1, got 1.5'],
    ['a share of nothing', [{ ...FAILS, share: 0 }], 'entry 1: share must be a number above 0 and up to 1, got 0'],
    ['more than all', [{ ...FAILS, share: 1.1 }], 'entry 1: share must be a number above 0 and up to 1, got 1.1'],
    ['a seed that is text', [{ ...FAILS, seed: 'a' }], 'entry 1: seed must be a whole number from 0, got "a"'],
    [
      'a property it does not know',
      [{ ...FAILS, time: 3 }],
      'entry 1 (function-fails): properties must be of type, afterMs, function, forMs, times, share, seed, got time',
    ],
    [
      'a property of another kind',
      [{ type: 'process-killed', forMs: 3 }],
      'entry 1 (process-killed): properties must be of type, afterMs, got forMs',
    ],
    ['no duration', [{ ...FAILS, after: '10' }], 'entry 1: after must be an ISO 8601 duration such as PT10M, got "10"'],
    ['half a duration', [{ ...FAILS, for: 'PT' }], 'entry 1: for must be an ISO 8601 duration such as PT10M, got "PT"'],
    ['a time twice', [{ ...FAILS, for: 'PT1S', forMs: 1 }], 'entry 1: for and forMs are both set, keep one'],
    [
      'an answer it does not know',
      [{ type: 'item-failures-malformed', function: 'F', answer: 'none' }],
      'entry 1: answer must be one of empty-identifier, null-identifier, unknown-identifier, wrong-key, no-list, got "none"',
    ],
  ])('refuses %s', (_, document, message) => {
    const whole = typeof message === 'string' ? `f.json: ${message}` : message;
    expect(failure(() => readFaults('f.json', document))).toEqual(whole);
  });
});

function failure(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof UnreadableInput) return error.message;
    throw error;
  }
  return 'it was read';
}
