import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Size } from 'aws-cdk-lib/core';
import { requireThat } from '../../../private/validation';
import type { EndpointKind } from '../endpoint/endpoint-delivery';
import type { CommonAttributes } from '../http-endpoint/common-attributes';
import type { HttpEndpointDestinationProps } from '../http-endpoint/http-endpoint-destination-props';
import { HTTP_ENDPOINT, requireHttpEndpoint } from '../http-endpoint/http-endpoint-limits';
import type { HttpEndpointOptions } from '../http-endpoint/http-endpoint-options';
import type { PartnerFacts } from './partner-facts';

type Attributes = Record<string, string | undefined>;

/** Where a partner listens, and what it has to be told. */
export interface PartnerAddress {
  readonly url: string;
  readonly secret?: ISecret;
  /** Those which are not given are left out. */
  readonly attributes?: Attributes;
}

/** The endpoint of a partner, called as the partner asks for where nothing else is said. */
export function partnerEndpoint(
  facts: PartnerFacts,
  address: PartnerAddress,
  options: HttpEndpointOptions,
): HttpEndpointDestinationProps {
  const endpoint = {
    ...options,
    url: address.url,
    name: facts.name,
    secret: address.secret,
    bufferingSize: options.bufferingSize ?? Size.mebibytes(facts.mebibytes),
    contentEncoding: options.contentEncoding ?? facts.contentEncoding,
    commonAttributes: allAttributes(facts, address.attributes ?? {}, options.commonAttributes ?? {}),
  };
  requireHttpEndpoint(kindOf(facts), endpoint);
  return endpoint;
}

function kindOf({ owner, maxMebibytes }: PartnerFacts): EndpointKind {
  return { ...HTTP_ENDPOINT, owner, buffering: { ...HTTP_ENDPOINT.buffering, maxMebibytes } };
}

/** What has a property of its own is set by that property only. */
function allAttributes({ owner }: PartnerFacts, own: Attributes, given: CommonAttributes): CommonAttributes {
  const twice = Object.keys(given).find((name) => Object.hasOwn(own, name));
  requireThat(twice === undefined, owner, 'commonAttributes', `without ${twice}, which has a property`, `${twice}`);
  const set = Object.entries(own).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return { ...Object.fromEntries(set), ...given };
}
