import { CfnMapping, Lazy, Stack, Token } from 'aws-cdk-lib/core';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import type { Construct } from 'constructs';
import { requireThat } from '../../private/validation';

/** The id under which `DeliveryStream` of aws-cdk looks for the mapping before it makes one of its own. */
const MAPPING_ID = '@aws-cdk/aws-kinesisfirehose.CidrBlocks';
const ATTRIBUTE = 'FirehoseCidrBlock';

/** Published by AWS, and not yet known to aws-cdk. */
const MISSING_IN_CDK = { 'mx-central-1': { [ATTRIBUTE]: '78.12.207.32/27' } };

/**
 * The addresses of Firehose by Region.
 *
 * The mapping of aws-cdk throws in a Region it does not know, and stands unused in every other template.
 * This one is looked up only when a template refers to an address.
 */
class FirehoseAddresses extends CfnMapping {
  public override findInMap(region: string, attribute: string): string {
    return Lazy.string({ produce: () => super.findInMap(region, attribute) });
  }
}

/** Puts our mapping where a `DeliveryStream` of the stack finds it. */
export function provideFirehoseAddresses(stack: Stack): CfnMapping {
  const existing = stack.node.tryFindChild(MAPPING_ID) as CfnMapping | undefined;
  return existing ?? new FirehoseAddresses(stack, MAPPING_ID, { mapping: cidrBlocks(), lazy: true });
}

/** The range from which Firehose reaches into the stack's Region. */
export function firehoseCidrBlock(scope: Construct): string {
  const stack = Stack.of(scope);
  const known = Token.isUnresolved(stack.region) || stack.region in cidrBlocks();
  requireThat(known, scope, 'access', 'given with the cidrBlock of Firehose in this Region', stack.region);
  return provideFirehoseAddresses(stack).findInMap(stack.region, ATTRIBUTE);
}

function cidrBlocks(): Record<string, Record<string, string>> {
  const known = RegionInfo.regions.flatMap(({ name, firehoseCidrBlock }) =>
    firehoseCidrBlock === undefined ? [] : [[name, { [ATTRIBUTE]: firehoseCidrBlock }] as const],
  );
  return { ...MISSING_IN_CDK, ...Object.fromEntries(known) };
}
