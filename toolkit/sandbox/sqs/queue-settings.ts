import { booleanProperty, integerProperty } from '../kernel/template-values';

const DAY = 86_400;

/** Attributes that are numbers, times of them in seconds. */
const NUMBERS = {
  DelaySeconds: { min: 0, max: 900, default: 0 },
  MaximumMessageSize: { min: 1_024, max: 2 ** 20, default: 2 ** 20 },
  MessageRetentionPeriod: { min: 60, max: 14 * DAY, default: 4 * DAY },
  ReceiveMessageWaitTimeSeconds: { min: 0, max: 20, default: 0 },
  VisibilityTimeout: { min: 0, max: DAY / 2, default: 30 },
} as const;

const MAX_RECEIVE_COUNT = { min: 1, max: 1_000 };

export interface RedrivePolicy {
  readonly deadLetterTargetArn: string;
  readonly maxReceiveCount: number;
}

export type QueueSettings = Readonly<Record<keyof typeof NUMBERS, number>> & {
  readonly RedrivePolicy?: RedrivePolicy;
  readonly ContentBasedDeduplication: boolean;
};

export const SETTINGS = [...Object.keys(NUMBERS), 'RedrivePolicy', 'ContentBasedDeduplication'];

type Values = Readonly<Record<string, unknown>>;

/**
 * @param values properties of a template, or attributes of a request, which are all texts
 * @param current what holds where a value is left out. Default - what a new queue has
 * @throws Error that names the value and what is allowed
 */
export function queueSettings(values: Values, current?: QueueSettings): QueueSettings {
  const numbers = Object.entries(NUMBERS).map(([name, range]) => [
    name,
    integerProperty(values, name, range) ?? current?.[name as keyof typeof NUMBERS] ?? range.default,
  ]);
  return {
    ...(Object.fromEntries(numbers) as Record<keyof typeof NUMBERS, number>),
    RedrivePolicy: 'RedrivePolicy' in values ? redrivePolicy(values.RedrivePolicy) : current?.RedrivePolicy,
    ContentBasedDeduplication:
      booleanProperty(values, 'ContentBasedDeduplication') ?? current?.ContentBasedDeduplication ?? false,
  };
}

/** An empty text takes the policy away. */
function redrivePolicy(value: unknown): RedrivePolicy | undefined {
  if (value === undefined || value === '') return undefined;
  const { deadLetterTargetArn, maxReceiveCount = 10 } = parsed(value) as Partial<RedrivePolicy>;
  if (typeof deadLetterTargetArn !== 'string' || !deadLetterTargetArn.includes(':sqs:')) {
    throw new Error(
      `RedrivePolicy: deadLetterTargetArn must be the ARN of a queue, got ${JSON.stringify(deadLetterTargetArn)}`,
    );
  }
  const count = integerProperty({ maxReceiveCount }, 'maxReceiveCount', MAX_RECEIVE_COUNT) as number;
  return { deadLetterTargetArn, maxReceiveCount: count };
}

function parsed(value: unknown): object {
  try {
    const document: unknown = typeof value === 'string' ? JSON.parse(value) : value;
    if (typeof document === 'object' && document !== null) return document;
  } catch {
    // Falls through: the message below says what a policy must be.
  }
  throw new Error(`RedrivePolicy must be a JSON object, got ${JSON.stringify(value)}`);
}
