import { InvocationLog } from '../../../toolkit/sandbox/invocation-log';
import type { Invocation } from '../../../toolkit/sandbox/kernel/event-log';
import { testContext } from './context';

const MEBIBYTE = 1024 * 1024;

function log() {
  const { events } = testContext();
  const invocations = new InvocationLog(events);
  const add = (invocation: Partial<Invocation>) =>
    events.emit({
      type: 'invocation',
      invocation: {
        functionName: 'fn',
        requestId: 'id',
        time: 0,
        event: '{}',
        response: 'null',
        failed: false,
        ...invocation,
      },
    });
  return { invocations, events, add };
}

describe('InvocationLog', () => {
  test('keeps the invocations of each function, oldest first', () => {
    const { invocations, add } = log();
    add({ requestId: 'a', time: 1, event: '{"Records":[1]}', response: '{"batchItemFailures":[]}' });
    add({ functionName: 'other', requestId: 'b' });
    add({ requestId: 'c', time: 2, response: '{"errorMessage":"no"}', failed: true });

    expect(invocations.of('fn')).toEqual([
      { requestId: 'a', time: 1, event: { Records: [1] }, response: { batchItemFailures: [] }, failed: false },
      { requestId: 'c', time: 2, event: {}, response: { errorMessage: 'no' }, failed: true },
    ]);
    expect(invocations.of('nobody')).toEqual([]);
  });

  test('lets the oldest go when they take too much memory', () => {
    const { invocations, add } = log();
    const event = JSON.stringify('x'.repeat(30 * MEBIBYTE));
    for (const requestId of ['a', 'b', 'c']) add({ requestId, event });
    expect(invocations.of('fn').map(({ requestId }) => requestId)).toEqual(['b', 'c']);
  });

  test('lets the oldest of many small ones go', () => {
    const { invocations, add } = log();
    for (let i = 0; i < 140_000; i++) add({ functionName: i === 0 ? 'first' : 'fn' });
    expect(invocations.of('first')).toEqual([]);
  });

  test('keeps the last, however large', () => {
    const { invocations, add } = log();
    add({ requestId: 'a' });
    add({ requestId: 'b', event: JSON.stringify('x'.repeat(65 * MEBIBYTE)) });
    expect(invocations.of('fn').map(({ requestId }) => requestId)).toEqual(['b']);
  });

  test('listens to invocations only', () => {
    const { invocations, events } = log();
    events.emit({ type: 'warning', message: 'fn' });
    expect(invocations.of('fn')).toEqual([]);
  });
});
