import { CfnStream } from 'aws-cdk-lib/aws-kinesis';
import { Annotations, CfnResource, type IAspect, Stack, Token } from 'aws-cdk-lib/core';
import type { Construct, IConstruct } from 'constructs';
import { ShardAutoscaler } from './autoscaling/shard-autoscaler';

/** Where an account has 20,000 shards unless the quota was raised; elsewhere it is 1,000 or 6,000. */
const LARGE_REGIONS = ['us-east-1', 'us-west-2', 'eu-west-1'];
const ON_DEMAND_STREAMS = 50;
const RESOURCES_OF_STACK = 500;

/** The part of the resources from which on there is little room for another stream and its readers. */
const NEARLY_FULL = 0.8;

/**
 * Warns of a group that exceeds, with all that the app has in the same account and region, what an account has by
 * default; and of a stack that it nearly fills.
 */
export class StreamQuotas implements IAspect {
  constructor(private readonly group: Construct & { readonly streams: unknown[] }) {}

  public visit(node: IConstruct): void {
    if (node !== this.group) return;
    const streams = this.streamsOfSamePlace();
    const mostShards = this.mostShards();
    this.checkShards(streams.reduce((sum, stream) => sum + (mostShards.get(stream) ?? shardsOf(stream)), 0));
    this.checkOnDemandStreams(streams.filter(isOnDemand).length);
    this.checkResources(resourcesOf(Stack.of(this.group)));
  }

  private checkShards(shards: number): void {
    const { region } = Stack.of(this.group);
    const isLarge = LARGE_REGIONS.includes(region);
    if (shards <= (isLarge ? 20_000 : 1_000)) return;
    const where = Token.isUnresolved(region) ? 'most regions' : region;
    const quota = isLarge ? '20,000' : '1,000 or 6,000';
    this.warn(
      'shardQuota',
      `${count(shards)} shards may be provisioned, an account has ${quota} in ${where} by default`,
    );
  }

  private checkOnDemandStreams(streams: number): void {
    if (streams <= ON_DEMAND_STREAMS) return;
    const quota = `an account has ${ON_DEMAND_STREAMS} in a region by default`;
    this.warn('onDemandStreamQuota', `${count(streams)} streams are on demand, ${quota}`);
  }

  private checkResources(resources: number): void {
    if (resources <= NEARLY_FULL * RESOURCES_OF_STACK) return;
    const { length } = this.group.streams;
    const fitting = Math.floor((RESOURCES_OF_STACK * length) / resources);
    const advice = `about ${fitting} streams fit with all that belongs to them, make more in stacks of their own`;
    this.warn('stackResources', `the stack has ${resources} of ${RESOURCES_OF_STACK} resources: ${advice}`);
  }

  /** What the streams that scale themselves may need, by their resources. */
  private mostShards(): Map<IConstruct | undefined, number> {
    const autoscalers = this.group.node.root.node.findAll().filter((node) => node instanceof ShardAutoscaler);
    return new Map(autoscalers.map(({ stream, maxShards }) => [stream.node.defaultChild, maxShards]));
  }

  private streamsOfSamePlace(): CfnStream[] {
    const { account, region } = Stack.of(this.group);
    const streams = this.group.node.root.node.findAll().filter(CfnStream.isCfnStream);
    return streams.filter(({ stack }) => stack.account === account && stack.region === region);
  }

  private warn(id: string, message: string): void {
    Annotations.of(this.group).addWarningV2(`cdk-kinesis-pipelines:${id}`, message);
  }
}

function isOnDemand(stream: CfnStream): boolean {
  return Stack.of(stream).resolve(stream.streamModeDetails)?.streamMode === 'ON_DEMAND';
}

/** Shards known only at deployment are one at least. */
function shardsOf(stream: CfnStream): number {
  if (isOnDemand(stream)) return 0;
  const { shardCount } = stream;
  return shardCount === undefined || Token.isUnresolved(shardCount) ? 1 : shardCount;
}

function resourcesOf(stack: Stack): number {
  return stack.node.findAll().filter((node) => CfnResource.isCfnResource(node) && node.stack === stack).length;
}

function count(number: number): string {
  return number.toLocaleString('en-US');
}
