import {
  afterTry,
  fits,
  forNextRun,
  isDone,
  merged,
  rangesOf,
  recordsIn,
  recordsLeft,
  untried,
  upTo,
} from '../../../../lambda/shared/redrive/progress';

describe('progress', () => {
  test('begins with the whole batch', () => {
    expect(untried(10)).toEqual({ pending: [[0, 10]], failed: [] });
  });

  test('cuts what is tried next', () => {
    const progress = {
      pending: [
        [0, 10],
        [20, 30],
      ] as const,
      failed: [],
    };
    expect(upTo(4, progress).pending).toEqual([
      [0, 4],
      [4, 10],
      [20, 30],
    ]);
    expect(upTo(10, progress)).toBe(progress);
    expect(upTo(4, { pending: [], failed: [] }).pending).toEqual([]);
  });

  test('puts what is left of a try before the rest', () => {
    const outcome = { pending: [[2, 4]] as const, failed: [[1, 2]] as const, state: { count: 1 }, reason: 'TypeError' };
    expect(
      afterTry(outcome, {
        pending: [
          [0, 4],
          [4, 8],
        ],
        failed: [[9, 10]],
      }),
    ).toEqual({
      pending: [
        [2, 4],
        [4, 8],
      ],
      failed: [
        [9, 10],
        [1, 2],
      ],
      state: { count: 1 },
      reason: 'TypeError',
    });
  });

  test('remembers the last reason', () => {
    expect(afterTry({ pending: [], failed: [] }, { pending: [[0, 1]], failed: [], reason: 'TypeError' }).reason).toBe(
      'TypeError',
    );
  });

  test('gives the next run what failed, in order', () => {
    expect(
      forNextRun({
        pending: [[4, 8]],
        failed: [
          [9, 10],
          [1, 2],
        ],
        state: { count: 1 },
        reason: 'TypeError',
      }),
    ).toEqual({
      pending: [
        [1, 2],
        [4, 8],
        [9, 10],
      ],
      failed: [],
      state: { count: 1 },
    });
  });

  test('is done when nothing is left, not even of a window', () => {
    expect(isDone({ pending: [], failed: [] })).toBe(true);
    expect(isDone({ pending: [[0, 1]], failed: [] })).toBe(false);
    expect(isDone({ pending: [], failed: [[0, 1]] })).toBe(false);
    expect(isDone({ pending: [], failed: [], state: {} })).toBe(false);
  });

  test('counts records', () => {
    expect(
      recordsIn([
        [0, 3],
        [5, 6],
      ]),
    ).toBe(4);
    expect(recordsLeft({ pending: [[0, 3]], failed: [[5, 6]] })).toBe(4);
  });

  test('knows whether it is of a batch', () => {
    expect(fits({ pending: [[0, 3]], failed: [[3, 4]] }, 4)).toBe(true);
    expect(fits({ pending: [[0, 3]], failed: [[3, 5]] }, 4)).toBe(false);
    expect(fits({ pending: [[0, 5]], failed: [] }, 4)).toBe(false);
  });

  test('makes the fewest ranges', () => {
    expect(rangesOf([1, 2, 3, 7, 9, 10])).toEqual([
      [1, 4],
      [7, 8],
      [9, 11],
    ]);
    expect(
      merged([
        [0, 2],
        [2, 3],
        [4, 5],
      ]),
    ).toEqual([
      [0, 3],
      [4, 5],
    ]);
  });
});
