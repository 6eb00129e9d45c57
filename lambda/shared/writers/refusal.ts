/** Why an entry was not taken. */
export interface Refusal {
  /** As the service gives it, or one of the codes below. */
  readonly errorCode: string;
  readonly errorMessage: string;
  /** Whether trying again is in vain. */
  readonly isFinal?: boolean;
}

export const TOO_LARGE: Refusal = {
  errorCode: 'TooLarge',
  errorMessage: 'the entry is larger than a call takes',
  isFinal: true,
};
export const HELD_BACK: Refusal = {
  errorCode: 'HeldBack',
  errorMessage: 'an entry before it of the same partition key was refused',
};
export const TIME_OVER: Refusal = {
  errorCode: 'TimeOver',
  errorMessage: 'the time of the invocation is over',
};
export const NO_ANSWER: Refusal = {
  errorCode: 'NoAnswer',
  errorMessage: 'the service answered for fewer entries than it was given',
};

const INVALID = /^(Validation|InvalidArgument|Serialization)Exception$/;
const THROTTLED = /Throttl|ThroughputExceeded|LimitExceeded|TooManyRequests/;

/** Why all entries of a call that failed were not taken. The SDK tells whose fault it is. */
export function refusalOfCall(error: unknown): Refusal {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  const { $fault } = Object(error) as { readonly $fault?: string };
  return { errorCode: name, errorMessage: message, isFinal: $fault === 'client' && !THROTTLED.test(name) };
}

/** Whether a call failed for what an entry holds, so that the others may be taken without it. */
export function isInvalid({ errorCode, isFinal }: Refusal): boolean {
  return isFinal === true && INVALID.test(errorCode);
}
