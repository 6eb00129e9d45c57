import type {
  DestinationBindOptions,
  DestinationConfig,
  HttpCompression,
  IDestination,
} from 'aws-cdk-lib/aws-kinesisfirehose';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Duration, type Size } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { requirePattern, requireThat } from '../../../private/validation';
import { type EndpointKind, endpointDelivery, requireEndpointOptions } from '../endpoint/endpoint-delivery';
import { requireHttpsUrl } from '../endpoint/https-url';
import { type CommonAttributes, renderedAttributes, requireCommonAttributes } from './common-attributes';
import type { HttpEndpointOptions } from './http-endpoint-options';

const LONGEST_URL = 1000;
const LARGEST_MIB = 64;

/** What an endpoint gets when nothing is said, and how much it accepts. */
export interface HttpEndpointFacts {
  /** The class of the destination, for error messages. */
  readonly owner: string;
  readonly name?: string;
  readonly bufferingSize: Size;
  readonly maxMebibytes?: number;
  readonly contentEncoding: HttpCompression;
}

/** Where an endpoint is, what opens it, and what it has to be told. */
export interface HttpEndpointAddress {
  readonly url: string;
  readonly name?: string;
  readonly secret?: ISecret;
  /** Those which are not given are left out. */
  readonly attributes?: Record<string, string | undefined>;
}

/** A destination which speaks the protocol of Firehose for HTTP endpoints. */
export abstract class HttpEndpoint implements IDestination {
  private readonly kind: EndpointKind;

  private readonly commonAttributes: CommonAttributes;

  protected constructor(
    private readonly facts: HttpEndpointFacts,
    private readonly address: HttpEndpointAddress,
    private readonly options: HttpEndpointOptions,
  ) {
    const { owner } = facts;
    this.kind = kindOf(facts);
    this.commonAttributes = allAttributes(owner, address.attributes ?? {}, options.commonAttributes ?? {});
    requireHttpsUrl(owner, 'url', address.url, LONGEST_URL);
    requirePattern(owner, 'name', address.name, /^(?!\s*$).{1,256}$/s, '1 to 256 characters, other than spaces alone');
    requireCommonAttributes(owner, this.commonAttributes);
    requireEndpointOptions(this.kind, options);
  }

  /** Attaches the destination to a delivery stream. */
  public bind(scope: Construct, _options: DestinationBindOptions): DestinationConfig {
    const { url, secret, name = this.facts.name } = this.address;
    const { role, properties, grants } = endpointDelivery(scope, this.kind, this.options, secret);
    return {
      httpEndpointDestinationConfiguration: {
        roleArn: role.roleArn,
        endpointConfiguration: { url, name },
        requestConfiguration: {
          contentEncoding: this.options.contentEncoding ?? this.facts.contentEncoding,
          commonAttributes: renderedAttributes(this.commonAttributes),
        },
        ...properties,
      },
      dependables: grants,
    };
  }
}

function kindOf({ owner, bufferingSize, maxMebibytes = LARGEST_MIB }: HttpEndpointFacts): EndpointKind {
  return {
    owner,
    buffering: { interval: Duration.seconds(60), size: bufferingSize, maxMebibytes },
    retryDuration: Duration.seconds(300),
    backupWords: { failed: 'FailedDataOnly', all: 'AllData' },
  };
}

/** One that the destination sets is set by its own property only. */
function allAttributes(
  owner: string,
  own: Record<string, string | undefined>,
  given: CommonAttributes,
): CommonAttributes {
  const twice = Object.keys(given).find((name) => Object.hasOwn(own, name));
  requireThat(twice === undefined, owner, 'commonAttributes', `without ${twice}, which has a property`, `${twice}`);
  const set = Object.entries(own).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return { ...Object.fromEntries(set), ...given };
}
