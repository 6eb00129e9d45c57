import type { Handler } from './load-handler';

/** Parameters of a handler that answers through a callback. */
const CALLBACK_ARITY = 3;

export function takesCallback(handler: Handler): boolean {
  return handler.length >= CALLBACK_ARITY;
}

/**
 * Runs a handler of any style.
 * @returns JSON text of what it answered, `null` for nothing
 */
export async function runHandler(handler: Handler, event: unknown, context: unknown): Promise<string> {
  const answer = await new Promise((resolve, reject) => {
    const callback = (error: unknown, value?: unknown) => (error ? reject(error) : resolve(value));
    const returned = handler(event, context, callback);
    if (isPromise(returned) || !takesCallback(handler)) resolve(returned);
  });
  return JSON.stringify(answer) ?? 'null';
}

function isPromise(value: unknown): boolean {
  return typeof (value as Promise<unknown> | undefined)?.then === 'function';
}
