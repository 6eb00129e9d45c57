import { Stack, Token } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { requireThat } from '../private/validation';

const FIPS_REGION = /^(us|ca)-/;

/** Throws if FIPS endpoints are asked of a Region outside of the United States and Canada. */
export function requireFipsRegion(scope: Construct, fips: boolean): void {
  const { region } = Stack.of(scope);
  if (!fips || Token.isUnresolved(region)) return;
  requireThat(FIPS_REGION.test(region), scope, 'fips', 'left out outside of the United States and Canada', region);
}
