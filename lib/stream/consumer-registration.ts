import type { IStream } from 'aws-cdk-lib/aws-kinesis';
import { type CfnResource, Stack, Token, TokenComparison } from 'aws-cdk-lib/core';
import type { Construct, IConstruct } from 'constructs';
import { requireThat } from '../private/validation';
import { identityOf } from './stream-identity';

/** Consumers a stream can have, unless it is one of On-demand Advantage. */
const DEFAULT_MAX_CONSUMERS = 20;

/** Consumers that Kinesis registers at a time; it refuses the next one. */
const MAX_CREATING = 5;

interface ConsumerBudget {
  max: number;
  readonly names: string[];
}

const BUDGETS = new WeakMap<IConstruct, Map<string, ConsumerBudget>>();
const REGISTERED = new WeakMap<Stack, CfnResource[]>();

/** Only the owner of a stream can register a consumer, which others then take by `fromConsumer`. */
export function requireOwnEnvironment(consumer: Construct, { env }: IStream): void {
  const { account, region } = Stack.of(consumer);
  requireSame(consumer, account, env.account);
  requireSame(consumer, region, env.region);
}

function requireSame(consumer: Construct, own: string, ofStream: string): void {
  const holds = Token.compareStrings(own, ofStream) !== TokenComparison.DIFFERENT;
  requireThat(holds, consumer, 'stream', `one of ${own}`, `one of ${ofStream}`);
}

/** Says how many consumers the stream can have, where somebody said so. */
export function setMaxConsumers(stream: IStream, maxConsumers: number | undefined): void {
  if (maxConsumers !== undefined) budgetOf(stream).max = maxConsumers;
}

/** Counts a consumer, and throws if the stream has no room for it, or one of its name. */
export function countConsumer(consumer: Construct, stream: IStream, consumerName: string): void {
  const { max, names } = budgetOf(stream);
  const { path } = stream.node;
  requireThat(!names.includes(consumerName), consumer, 'consumerName', `unique among those of ${path}`, consumerName);
  names.push(consumerName);
  requireThat(names.length <= max, consumer, `consumers of ${path}`, `${max} at most`, `${names.length}`);
}

/** Lets each consumer of a stack wait for the fifth before it, so that no more than five are ever being registered. */
export function registerInTurn(consumer: CfnResource): void {
  const stack = Stack.of(consumer);
  const earlier = REGISTERED.get(stack) ?? [];
  const awaited = earlier.at(-MAX_CREATING);
  if (awaited !== undefined) consumer.node.addDependency(awaited);
  REGISTERED.set(stack, [...earlier, consumer]);
}

/** One for each stream of an app, however often it was imported. */
function budgetOf(stream: IStream): ConsumerBudget {
  const budgets = BUDGETS.get(stream.node.root) ?? new Map<string, ConsumerBudget>();
  BUDGETS.set(stream.node.root, budgets);
  const identity = identityOf(stream);
  const budget = budgets.get(identity) ?? { max: DEFAULT_MAX_CONSUMERS, names: [] };
  budgets.set(identity, budget);
  return budget;
}
