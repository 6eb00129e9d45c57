/** What the sandbox has an execution environment do. */
export interface Invoke {
  readonly requestId: string;
  readonly invokedFunctionArn: string;
  /** JSON text: cheaper to pass to a thread than an object. */
  readonly event: string;
  readonly timeoutMs: number;
}

/** What the sandbox sends to an execution environment for it: an event that is the same as the one before is left out. */
export type InvokeMessage = Omit<Invoke, 'event'> & { readonly event?: string };

/** What an execution environment sends to the sandbox. Payloads are JSON text. */
export type Report =
  | { readonly type: 'ready' }
  | { readonly type: 'line'; readonly line: string }
  | { readonly type: 'returned'; readonly payload: string }
  | { readonly type: 'failed'; readonly payload: string }
  /** It failed in a way that ends the environment. */
  | { readonly type: 'crashed'; readonly payload: string };
