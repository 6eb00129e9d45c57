/**
 * Gives undefined between the values again and again, unless values are waiting: a source that is still being written says
 * so that what was read of it need not wait for more.
 */
export async function* withPauses<T>(values: AsyncIterable<T>, everyMs: number): AsyncGenerator<T | undefined> {
  const iterator = values[Symbol.asyncIterator]();
  let next = ahead(iterator);
  let pause = new Pause(everyMs);
  try {
    for (;;) {
      const first = await Promise.race([next, pause.passed]);
      if (first === undefined) {
        pause = new Pause(everyMs);
        yield undefined;
      } else {
        if (first.done) return;
        next = ahead(iterator);
        yield first.value;
      }
    }
  } finally {
    pause.cancel();
    // Not awaited: a source that is silent would hold up whoever has enough of it.
    void iterator.return?.();
  }
}

/** Reads while the last value is still in use; a failure shows when this one is asked for. */
function ahead<T>(iterator: AsyncIterator<T>): Promise<IteratorResult<T>> {
  const next = iterator.next();
  next.catch(() => {});
  return next;
}

class Pause {
  readonly passed: Promise<undefined>;
  private timer: NodeJS.Timeout | undefined;

  constructor(ms: number) {
    this.passed = new Promise((resolve) => {
      this.timer = setTimeout(() => resolve(undefined), ms);
    });
  }

  cancel(): void {
    clearTimeout(this.timer);
  }
}
