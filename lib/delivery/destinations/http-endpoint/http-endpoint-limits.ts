import { Duration, Size, Token } from 'aws-cdk-lib/core';
import { requirePattern, requireThat } from '../../../private/validation';
import { type EndpointKind, requireEndpointOptions } from '../endpoint/endpoint-delivery';
import { requireHttpsUrl } from '../endpoint/https-url';
import { requireCommonAttributes } from './common-attributes';
import type { HttpEndpointDestinationProps } from './http-endpoint-destination-props';

const LONGEST_URL = 1000;

/** Any endpoint which speaks the protocol of Firehose for HTTP endpoints. */
export const HTTP_ENDPOINT: EndpointKind = {
  owner: 'HttpEndpointDestination',
  buffering: { interval: Duration.seconds(60), size: Size.mebibytes(5), maxMebibytes: 64 },
  retryDuration: Duration.seconds(300),
  backupWords: { failed: 'FailedDataOnly', all: 'AllData' },
};

/** Throws unless an endpoint of the kind can be called so. */
export function requireHttpEndpoint(kind: EndpointKind, props: HttpEndpointDestinationProps): void {
  const { owner } = kind;
  requireHttpsUrl(owner, 'url', props.url, LONGEST_URL);
  requirePort(owner, props.url);
  requirePattern(owner, 'name', props.name, /^(?!\s*$).{1,256}$/s, '1 to 256 characters, other than spaces alone');
  requireCommonAttributes(owner, props.commonAttributes ?? {});
  requireEndpointOptions(kind, props);
}

/** Firehose calls HTTP endpoints at no other port. */
function requirePort(owner: string, url: string): void {
  const port = Token.isUnresolved(url) ? '' : new URL(url).port;
  requireThat(port === '', owner, 'url', 'on port 443', port);
}
