import type {
  CfnDeliveryStreamProps,
  DestinationBindOptions,
  DestinationConfig,
  IDestination,
} from 'aws-cdk-lib/aws-kinesisfirehose';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Duration, Size } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { requireDuration } from '../../../private/validation';
import { type EndpointKind, endpointDelivery, requireEndpointOptions } from '../endpoint/endpoint-delivery';
import type { EndpointDestinationOptions } from '../endpoint/endpoint-destination-options';
import { requireHttpsUrl } from '../endpoint/https-url';

const SPLUNK: EndpointKind = {
  owner: 'SplunkDestination',
  buffering: {
    interval: Duration.seconds(60),
    size: Size.mebibytes(5),
    maxInterval: Duration.seconds(60),
    maxMebibytes: 5,
  },
  retryDuration: Duration.seconds(300),
  backupWords: { failed: 'FailedEventsOnly', all: 'AllEvents' },
  processing: { functionBufferSize: Size.kibibytes(256) },
};

const LONGEST_URL = 2048;
const SHORTEST_TIMEOUT = Duration.seconds(180);
const LONGEST_TIMEOUT = Duration.seconds(600);

/** What Splunk takes a record for. */
export enum HecEndpointType {
  /** Raw data, which Splunk breaks into events. */
  RAW = 'Raw',

  /** Events in the form of the HTTP Event Collector. */
  EVENT = 'Event',
}

/** Properties of a Splunk destination, which takes at most 5 MiB at once. */
export interface SplunkDestinationProps extends EndpointDestinationOptions {
  /** The https URL of the HTTP Event Collector (HEC), such as `https://http-inputs-firehose-shop.splunkcloud.com:443`. */
  readonly hecEndpoint: string;

  /** The secret whose `hec_token` opens the HTTP Event Collector. */
  readonly secret: ISecret;

  /**
   * What Splunk takes a record for.
   *
   * @default HecEndpointType.RAW
   */
  readonly hecEndpointType?: HecEndpointType;

  /**
   * How long Firehose waits for Splunk to acknowledge what it got: 180 to 600 seconds.
   *
   * @default Duration.seconds(180)
   */
  readonly acknowledgmentTimeout?: Duration;
}

/**
 * Delivers events to the HTTP Event Collector of Splunk, and waits until Splunk has indexed them.
 *
 * Firehose reaches Splunk over the internet only, through a load balancer with sticky sessions. A Splunk inside of a
 * VPC needs a public address, and has to admit the addresses which AWS publishes for Firehose and Splunk by Region.
 *
 * @see https://docs.aws.amazon.com/firehose/latest/dev/controlling-access.html#using-iam-splunk-vpc
 *
 * @example
 * declare const secret: secretsmanager.ISecret;
 * const destination = new SplunkDestination({
 *   hecEndpoint: 'https://http-inputs-firehose-shop.splunkcloud.com:443',
 *   secret,
 * });
 */
export class SplunkDestination implements IDestination {
  /**
   * @param props where Splunk is, and how records get into it
   */
  constructor(private readonly props: SplunkDestinationProps) {
    const { owner } = SPLUNK;
    requireHttpsUrl(owner, 'hecEndpoint', props.hecEndpoint, LONGEST_URL);
    requireDuration(owner, 'acknowledgmentTimeout', props.acknowledgmentTimeout, SHORTEST_TIMEOUT, LONGEST_TIMEOUT);
    requireEndpointOptions(SPLUNK, props);
  }

  public bind(scope: Construct, _options: DestinationBindOptions): DestinationConfig {
    const { hecEndpoint, hecEndpointType = HecEndpointType.RAW, secret } = this.props;
    const { properties, grants } = endpointDelivery(scope, SPLUNK, this.props, secret);
    const config: DestinationConfig & Pick<CfnDeliveryStreamProps, 'splunkDestinationConfiguration'> = {
      splunkDestinationConfiguration: {
        hecEndpoint,
        hecEndpointType,
        hecAcknowledgmentTimeoutInSeconds: (this.props.acknowledgmentTimeout ?? SHORTEST_TIMEOUT).toSeconds(),
        ...properties,
      },
      dependables: grants,
    };
    return config;
  }
}
