import { withPauses } from '../../../../toolkit/cli/produce/with-pauses';

/** Gives values as they are pushed. */
class Feed implements AsyncIterable<string> {
  readonly values: string[] = [];
  isClosed = false;
  private wake = () => {};

  push(...values: string[]): void {
    this.values.push(...values);
    this.wake();
  }

  async *[Symbol.asyncIterator]() {
    try {
      for (;;) {
        const value = this.values.shift();
        if (value === 'end') return;
        if (value === 'fail') throw new Error('broken');
        if (value !== undefined) yield value;
        else
          await new Promise<void>((resolve) => {
            this.wake = resolve;
          });
      }
    } finally {
      this.isClosed = true;
    }
  }
}

beforeEach(() => {
  jest.useFakeTimers();
});

afterEach(() => {
  jest.useRealTimers();
});

describe('withPauses', () => {
  test('gives undefined when nothing has come for the time', async () => {
    const feed = new Feed();
    const values = withPauses(feed, 1_000);
    feed.push('a');
    expect((await values.next()).value).toBe('a');
    const next = values.next();
    await jest.advanceTimersByTimeAsync(999);
    feed.push('b');
    expect((await next).value).toBe('b');
    const last = values.next();
    await jest.advanceTimersByTimeAsync(1);
    expect(await last).toEqual({ value: undefined, done: false });
  });

  test('gives values that are waiting before a pause that is due', async () => {
    const feed = new Feed();
    const values = withPauses(feed, 1_000);
    feed.push('a', 'b', 'end');
    expect((await values.next()).value).toBe('a');
    await jest.advanceTimersByTimeAsync(5_000);
    expect((await values.next()).value).toBe('b');
    expect((await values.next()).done).toBe(true);
  });

  test('fails as its source does, when that value is asked for', async () => {
    const feed = new Feed();
    const values = withPauses(feed, 1_000);
    feed.push('a', 'fail');
    expect((await values.next()).value).toBe('a');
    await jest.advanceTimersByTimeAsync(10);
    await expect(values.next()).rejects.toThrow('broken');
    expect(jest.getTimerCount()).toBe(0);
  });

  test('leaves no timer behind', async () => {
    const feed = new Feed();
    const values = withPauses(feed, 1_000);
    feed.push('a', 'b');
    await values.next();
    await values.return(undefined);
    expect(jest.getTimerCount()).toBe(0);
    expect(feed.isClosed).toBe(true);
  });

  test('does not wait for a source that is silent', async () => {
    const feed = new Feed();
    const values = withPauses(feed, 1_000);
    feed.push('a');
    await values.next();
    expect(await values.return(undefined)).toEqual({ value: undefined, done: true });
  });
});
