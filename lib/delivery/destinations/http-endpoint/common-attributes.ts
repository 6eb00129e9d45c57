import type { CfnDeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import { Token } from 'aws-cdk-lib/core';
import { type Owner, requirePattern, requireThat } from '../../../private/validation';

const MOST = 50;
const LONGEST_VALUE = 1024;

/** What Firehose tells an endpoint with every request. */
export type CommonAttributes = Record<string, string>;

/** Throws unless Firehose can send the attributes. */
export function requireCommonAttributes(owner: Owner, attributes: CommonAttributes): void {
  const entries = Object.entries(attributes);
  requireThat(entries.length <= MOST, owner, 'commonAttributes', `at most ${MOST}`, `${entries.length}`);
  for (const [name, value] of entries) {
    const allowed = 'named by 1 to 256 characters, other than spaces alone';
    requirePattern(owner, 'commonAttributes', name, /^(?!\s*$).{1,256}$/s, allowed);
    const holds = Token.isUnresolved(value) || value.length <= LONGEST_VALUE;
    requireThat(holds, owner, `commonAttributes.${name}`, `at most ${LONGEST_VALUE} characters`, `${value.length}`);
  }
}

/** Renders the attributes, if there are any. */
export function renderedAttributes(
  attributes: CommonAttributes,
): CfnDeliveryStream.HttpEndpointCommonAttributeProperty[] | undefined {
  const entries = Object.entries(attributes);
  if (entries.length === 0) return undefined;
  return entries.map(([attributeName, attributeValue]) => ({ attributeName, attributeValue }));
}
