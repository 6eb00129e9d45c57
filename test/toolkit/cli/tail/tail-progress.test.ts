import { TailProgress } from '../../../../toolkit/cli/tail/tail-progress';

describe('TailProgress', () => {
  test('names the shard that is furthest behind', () => {
    const progress = new TailProgress();
    progress.update('a', 1_000, 90_000);
    progress.update('b', 500, 12_340);
    progress.update('a', 500, 1_500);
    expect(progress.text(25_000, 3)).toBe(
      '12.3 s behind (b), shards: 2, records: 2,000, lines: 25,000, calls made again: 3',
    );
  });

  test('says when nothing is behind', () => {
    const progress = new TailProgress();
    progress.update('a', 1, 0);
    expect(progress.text(1, 0)).toBe('up to date, shards: 1, records: 1, lines: 1');
  });
});
