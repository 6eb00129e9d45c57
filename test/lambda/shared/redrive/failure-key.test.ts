import { deliveryTime, failureTime, journalKey, redrivenKey } from '../../../../lambda/shared/redrive/failure-key';

const KEY =
  'aws/lambda/11111111-1111-1111-1111-111111111111/shardId-000000000003/2026/09/19/2026-09-19T09.11.52-22222222-2222-2222-2222-222222222222';

describe('failureTime', () => {
  test('reads when a batch was given up', () => {
    expect(failureTime(KEY)).toBe(Date.UTC(2026, 8, 19, 9, 11, 52));
  });

  test.each([
    '',
    'aws/lambda/readme.txt',
    `redrive/done/${KEY}`,
    KEY.replace('shardId-', 'shard-'),
    KEY.replace('T09.11', 'T99.11'),
    `${KEY}/more`,
    `${KEY}\n`,
  ])('takes %j for no batch', (key) => {
    expect(failureTime(key)).toBeUndefined();
  });
});

describe('deliveryTime', () => {
  const name = 'orders-3-2026-09-19-09-11-52-22222222-2222-2222-2222-222222222222';

  test.each([name, `errors/processing-failed/2026/09/19/09/${name}`, `${name}.gz`, `a-1-${name}`])(
    'reads %s',
    (key) => {
      expect(deliveryTime(key)).toBe(Date.UTC(2026, 8, 19, 9, 11, 52));
    },
  );

  test.each(['', 'errors/notes.txt', name.replace('-09-19-', '-19-09-'), `${name}/x`])('knows none of %j', (key) => {
    expect(deliveryTime(key)).toBeUndefined();
  });
});

test('what a redrive writes lies apart from what Lambda writes', () => {
  expect(journalKey(KEY)).toBe(`redrive/journal/${KEY}`);
  expect(redrivenKey(KEY)).toBe(`redrive/done/${KEY}`);
});
