/** Something that happened in the sandbox. Times are those of the sandbox's clock, in milliseconds since the epoch. */
export type SandboxEvent =
  | {
      readonly type: 'records-put';
      readonly stream: string;
      readonly records: number;
      readonly bytes: number;
      readonly throttled: number;
    }
  | { readonly type: 'invocation'; readonly invocation: Invocation }
  | {
      readonly type: 'batch-settled';
      readonly functionName: string;
      readonly shardId: string;
      readonly records: number;
      readonly outcome: 'processed' | 'retried' | 'failure-destination' | 'discarded';
    }
  | {
      readonly type: 'object-delivered';
      readonly deliveryStream: string;
      readonly bucket: string;
      readonly key: string;
      /** Source records in the object. */
      readonly records: number;
      readonly bytes: number;
      /** Set for objects under the error prefix. */
      readonly errorType?: string;
    }
  | {
      readonly type: 'request-delivered';
      readonly deliveryStream: string;
      /** As the template names it. */
      readonly endpoint: string;
      /** Source records in the request. */
      readonly records: number;
      readonly bytes: number;
    }
  | {
      readonly type: 'copy';
      readonly deliveryStream: string;
      readonly table: string;
      readonly rows: number;
      readonly error?: string;
    }
  | {
      readonly type: 'alarm';
      readonly alarm: string;
      readonly from: string;
      readonly to: string;
      readonly reason: string;
    }
  | { readonly type: 'notification'; readonly topicArn: string; readonly subject?: string; readonly message: string }
  | {
      readonly type: 'fault';
      readonly fault: string;
      readonly state: 'begun' | 'ended';
      /** How often it has struck. */
      readonly strikes: number;
    }
  | {
      readonly type: 'access-denied';
      /** ARN of a role, or domain of a service. */
      readonly principal: string;
      readonly action: string;
      readonly resource: string;
      /** What would have to change for it to be allowed. */
      readonly remedy: string;
    }
  | { readonly type: 'warning'; readonly message: string };

/** One run of a function. */
export interface Invocation {
  readonly functionName: string;
  readonly requestId: string;
  /** When it started, by the sandbox's clock. */
  readonly time: number;
  /** JSON text. */
  readonly event: string;
  /** JSON text that the function returned, or the error object's when it failed. */
  readonly response: string;
  readonly failed: boolean;
}

export type TimedEvent = SandboxEvent & { readonly time: number };

/** A list of listeners; it keeps nothing itself. */
export interface EventLog {
  emit(event: SandboxEvent): void;
  /** Returns how to stop listening. */
  listen(listener: (event: TimedEvent) => void): () => void;
}
