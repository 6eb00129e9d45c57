import { Annotations } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';

/** Warns of a choice that costs more than it seems to; `id` names it for those who acknowledge it. */
export function warnOfCost(scope: Construct, id: string, message: string): void {
  Annotations.of(scope).addWarningV2(`cdk-kinesis-pipelines:${id}`, `${scope.node.path}: ${message}`);
}

/** A factor as a person reads it: two digits are enough. */
export function timesAsMuch(factor: number): string {
  return `${Number(factor.toPrecision(2))} times`;
}
