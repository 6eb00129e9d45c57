import { setImmediate } from 'node:timers/promises';
import { afterWorkingTime } from '../../../../toolkit/sandbox/kernel/working-time';

/** As a suspended process does. */
function standStill(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

describe('working time', () => {
  test('does not pass while the process stands still', async () => {
    const called = jest.fn();
    const passed = new Promise<void>((resolve) => afterWorkingTime(100, resolve)).then(called);
    standStill(300);
    await setImmediate();
    expect(called).not.toHaveBeenCalled();
    await passed;
    expect(called).toHaveBeenCalledTimes(1);
  });

  test('calls back once, and not at all once it is cancelled', () => {
    jest.useFakeTimers();
    const called = jest.fn();
    afterWorkingTime(100, called);
    afterWorkingTime(100, called).cancel();
    jest.advanceTimersByTime(1_000);
    jest.useRealTimers();
    expect(called).toHaveBeenCalledTimes(1);
  });
});
