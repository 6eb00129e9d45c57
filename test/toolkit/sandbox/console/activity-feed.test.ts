import { ActivityFeed } from '../../../../toolkit/sandbox/console/activity-feed';
import { testContext } from '../context';

function feed() {
  const context = testContext();
  const activity = new ActivityFeed(context.events);
  const put = (records: number) =>
    context.events.emit({ type: 'records-put', stream: 'logs', records, bytes: 1, throttled: 0 });
  const deliver = (records: number, key: string, errorType?: string) =>
    context.events.emit({
      type: 'object-delivered',
      deliveryStream: 'd',
      bucket: 'lake',
      key,
      records,
      bytes: 1,
      errorType,
    });
  return { ...context, activity, put, deliver, start: context.clock.now() / 1_000 };
}

describe('ActivityFeed', () => {
  test('counts records by the second, and in total', async () => {
    const { activity, put, deliver, clock, start } = feed();
    put(2);
    put(3);
    await clock.advance(2_500);
    put(1);
    deliver(4, 'a');

    expect(activity.history()).toEqual([
      { time: start, recordsIn: 5, recordsOut: 0 },
      { time: start + 2, recordsIn: 1, recordsOut: 4 },
    ]);
    expect(activity.totals()).toEqual({ recordsIn: 6, recordsOut: 4 });
  });

  test('forgets seconds after ten minutes of them, but no total', async () => {
    const { activity, put, clock, start } = feed();
    for (let second = 0; second < 605; second++) {
      put(1);
      await clock.advance(1_000);
    }
    expect(activity.history()).toHaveLength(600);
    expect(activity.history()[0]?.time).toBe(start + 5);
    expect(activity.totals().recordsIn).toBe(605);
  });

  test('lists deliveries, newest first, and does not take failed records for delivered', () => {
    const { activity, deliver, events } = feed();
    deliver(4, 'rows/a');
    deliver(1, 'errors/b', 'processing-failed');
    events.emit({
      type: 'request-delivered',
      deliveryStream: 'd',
      endpoint: 'https://a.example',
      records: 5,
      bytes: 1,
    });
    events.emit({ type: 'copy', deliveryStream: 'd', table: 'logs', rows: 9 });
    events.emit({ type: 'copy', deliveryStream: 'd', table: 'logs', rows: 0, error: 'no such table' });

    expect(activity.deliveries().map(({ what }) => what)).toEqual([
      'no such table',
      '9 rows into logs',
      '5 records to https://a.example',
      '1 failed records (processing-failed) to lake/errors/b',
      '4 records to lake/rows/a',
    ]);
    expect(activity.totals().recordsOut).toBe(9);
  });

  test('keeps the last fifty deliveries', () => {
    const { activity, deliver } = feed();
    for (let i = 0; i < 55; i++) deliver(1, `key-${i}`);
    expect(activity.deliveries()).toHaveLength(50);
    expect(activity.deliveries().at(-1)?.what).toBe('1 records to lake/key-5');
  });

  test('tells its listeners of what a page shows, and of nothing else', () => {
    const { activity, put, events } = feed();
    let calls = 0;
    const stop = activity.listen(() => calls++);
    put(1);
    events.emit({ type: 'alarm', alarm: 'a', from: 'OK', to: 'ALARM', reason: 'r' });
    events.emit({ type: 'access-denied', principal: 'p', action: 'a', resource: 'r', remedy: 'm' });
    events.emit({ type: 'warning', message: 'w' });
    stop();
    put(1);
    expect(calls).toBe(3);
  });
});
