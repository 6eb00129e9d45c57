import type { IStream } from 'aws-cdk-lib/aws-kinesis';
import { type CfnResource, Stack } from 'aws-cdk-lib/core';
import type { Construct, IConstruct } from 'constructs';
import { requireThat } from '../private/validation';

/** Consumers a stream can have, unless it is one of On-demand Advantage. */
const DEFAULT_MAX_CONSUMERS = 20;

/** Consumers that Kinesis registers at a time; it refuses the next one. */
const MAX_CREATING = 5;

interface ConsumerBudget {
  max: number;
  used: number;
}

const BUDGETS = new WeakMap<IConstruct, Map<string, ConsumerBudget>>();
const REGISTERED = new WeakMap<Stack, CfnResource[]>();

/** Says how many consumers the stream can have, where somebody said so. */
export function setMaxConsumers(stream: IStream, maxConsumers: number | undefined): void {
  if (maxConsumers !== undefined) budgetOf(stream).max = maxConsumers;
}

/** Counts a consumer, and throws if the stream has no room for it. */
export function countConsumer(consumer: Construct, stream: IStream): void {
  const budget = budgetOf(stream);
  budget.used += 1;
  const { max, used } = budget;
  requireThat(used <= max, consumer, `number of consumers of ${stream.node.path}`, `${max} at most`, `${used}`);
}

/** Lets each consumer of a stack wait for the fifth before it, so that no more than five are ever being registered. */
export function registerInTurn(consumer: CfnResource): void {
  const stack = Stack.of(consumer);
  const earlier = REGISTERED.get(stack) ?? [];
  const awaited = earlier.at(-MAX_CREATING);
  if (awaited !== undefined) consumer.addDependency(awaited);
  REGISTERED.set(stack, [...earlier, consumer]);
}

/** One for each stream of an app; an existing stream is known by its ARN, however often it was imported. */
function budgetOf(stream: IStream): ConsumerBudget {
  const budgets = BUDGETS.get(stream.node.root) ?? new Map<string, ConsumerBudget>();
  BUDGETS.set(stream.node.root, budgets);
  const budget = budgets.get(stream.streamArn) ?? { max: DEFAULT_MAX_CONSUMERS, used: 0 };
  budgets.set(stream.streamArn, budget);
  return budget;
}
