import type { DeliveryStreamContext } from '../../delivery-stream-context';
import type { DestinationProperties, HintProperties, SecretProperties } from '../delivery-properties';
import type { DestinationKind, DestinationOptions } from '../destination-kind';
import { ErrorPrefix } from '../error-prefix';
import { bufferingHints, type HintLimits } from '../hints';
import { BUCKET_PATHS, below } from '../property-paths';
import { EndpointClient } from './endpoint-client';
import { EndpointDestination } from './endpoint-destination';
import type { EndpointService } from './endpoint-service';
import { type RetryProperties, retryDuration } from './retry-duration';

/** What destinations that are endpoints have in common. */
export interface EndpointProperties extends DestinationProperties {
  readonly BufferingHints?: HintProperties;
  readonly RetryOptions?: RetryProperties;
  readonly SecretsManagerConfiguration?: SecretProperties;
}

export interface EndpointKindProps<P extends EndpointProperties> {
  /** The property of a delivery stream that configures it. */
  readonly property: string;
  /** Paths below it that take effect, beside those that all endpoints have. */
  readonly honours: readonly string[];
  /** Paths below it that are kept without effect on purpose, beside those that all endpoints have. */
  readonly records?: readonly string[];
  readonly metricPrefix: string;
  readonly hints: HintLimits;
  /** @default 300 */
  readonly retrySeconds?: number;
  readonly lambdaDefaults?: DestinationKind['lambdaDefaults'];
  /** @default - as much as fits into memory */
  readonly maxAnswerBytes?: number;
  /** @throws Error that names the property, what it must be and what it is */
  check(properties: P): void;
  /** What the template delivers to: a URL, a host name or an ARN. */
  address(properties: P): string;
  service(
    context: DeliveryStreamContext,
    client: EndpointClient,
    properties: P,
    options: DestinationOptions,
  ): EndpointService;
}

const HONOURED = [
  'BufferingHints',
  'CloudWatchLoggingOptions',
  'ProcessingConfiguration',
  'RetryOptions',
  'S3BackupMode',
  ...below('S3Configuration', [...BUCKET_PATHS, 'CloudWatchLoggingOptions']),
];

const RECORDED = ['RoleARN', 'S3Configuration.RoleARN'];

/** A kind of destination behind an endpoint: it runs where a local endpoint stands for its address. */
export function endpointKind<P extends EndpointProperties>(props: EndpointKindProps<P>): DestinationKind<P> {
  return {
    property: props.property,
    honours: [...HONOURED, ...props.honours],
    records: [...RECORDED, ...(props.records ?? [])],
    freshnessMetric: `${props.metricPrefix}.DataFreshness`,
    lambdaDefaults: props.lambdaDefaults,
    whyIdle: (properties, { endpoints }) => {
      props.check(properties);
      return endpoints.whyIdle(props.address(properties));
    },
    open: (context, properties, options) => openEndpoint(props, context, properties, options),
  };
}

function openEndpoint<P extends EndpointProperties>(
  props: EndpointKindProps<P>,
  context: DeliveryStreamContext,
  properties: P,
  options: DestinationOptions,
): EndpointDestination {
  const { S3Configuration, BufferingHints, RetryOptions } = properties;
  if (S3Configuration === undefined) throw new Error('S3Configuration must be set, got undefined');
  const location = context.endpoints.find(props.address(properties)) as URL;
  const client = new EndpointClient(location, context.sandbox.clock, props.maxAnswerBytes);
  return new EndpointDestination(context, props.service(context, client, properties, options), {
    hints: bufferingHints(BufferingHints, props.hints),
    retryMs: retryDuration(RetryOptions, props.retrySeconds),
    errors: ErrorPrefix.inBucket(context, S3Configuration, 'DeliveryToS3', options),
  });
}
