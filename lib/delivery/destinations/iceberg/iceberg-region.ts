import { Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { type Owner, requireThat } from '../../../private/validation';

/** China, GovCloud, Taipei, Malaysia, New Zealand and Mexico. */
const NOT_OFFERED = /^(cn-.+|us-gov-.+|ap-east-2|ap-southeast-5|ap-southeast-6|mx-central-1)$/;

/** Throws where Firehose does not deliver to Apache Iceberg, as far as the region is known. */
export function requireIcebergRegion(scope: Construct, owner: Owner): void {
  const { region } = Stack.of(scope);
  requireThat(!NOT_OFFERED.test(region), owner, 'region', 'one with delivery to Apache Iceberg', region);
}
