import { CfnMapping, Stack, Token } from 'aws-cdk-lib/core';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import type { Construct } from 'constructs';
import { requireThat } from '../../private/validation';

/** The id of aws-cdk, whose `DeliveryStream` takes a mapping that is there. */
const MAPPING_ID = '@aws-cdk/aws-kinesisfirehose.CidrBlocks';
const ATTRIBUTE = 'FirehoseCidrBlock';

/** Published by AWS, and not yet known to aws-cdk. */
const MISSING_IN_CDK = { 'mx-central-1': { [ATTRIBUTE]: '78.12.207.32/27' } };

/** The range from which Firehose reaches into the stack's Region, for access that can also be given one. */
export function firehoseCidrBlock(scope: Construct): string {
  return cidrBlockOf(scope, 'access', 'given with the cidrBlock of Firehose in this Region');
}

/** The range from which Firehose reaches into the stack's Region. Throws what the owner's prop must be where nobody knows it. */
export function cidrBlockOf(owner: Construct, prop: string, allowed: string): string {
  const stack = Stack.of(owner);
  const known = Token.isUnresolved(stack.region) || stack.region in cidrBlocks();
  requireThat(known, owner, prop, allowed, stack.region);
  const existing = stack.node.tryFindChild(MAPPING_ID) as CfnMapping | undefined;
  const mapping = existing ?? new CfnMapping(stack, MAPPING_ID, { mapping: cidrBlocks(), lazy: true });
  return mapping.findInMap(stack.region, ATTRIBUTE);
}

function cidrBlocks(): Record<string, Record<string, string>> {
  const known = RegionInfo.regions.flatMap(({ name, firehoseCidrBlock }) =>
    firehoseCidrBlock === undefined ? [] : [[name, { [ATTRIBUTE]: firehoseCidrBlock }] as const],
  );
  return { ...MISSING_IN_CDK, ...Object.fromEntries(known) };
}
