import { usesSecret } from '../endpoint/credential';
import type { EndpointProperties } from '../endpoint/endpoint-kind';
import { requireLength, requireOneOf } from '../endpoint/property-checks';
import type { HintLimits } from '../hints';

export interface HttpEndpointProperties extends EndpointProperties {
  readonly EndpointConfiguration?: { readonly Url?: string; readonly Name?: string; readonly AccessKey?: string };
  readonly RequestConfiguration?: {
    readonly ContentEncoding?: string;
    readonly CommonAttributes?: readonly CommonAttribute[];
  };
}

export interface CommonAttribute {
  readonly AttributeName: string;
  readonly AttributeValue: string;
}

export const HTTP_HINTS: HintLimits = { minMegabytes: 1, maxMegabytes: 64, defaultMegabytes: 5, minSeconds: 0 };

const MAX_URL_LENGTH = 1_000;
const MAX_ACCESS_KEY_LENGTH = 4_096;
const MAX_ATTRIBUTES = 50;
const MAX_ATTRIBUTE_NAME_LENGTH = 256;
const MAX_ATTRIBUTE_VALUE_LENGTH = 1_024;

/** @throws Error that names the property, what it must be and what it is */
export function requireHttpEndpoint(properties: HttpEndpointProperties): void {
  const { EndpointConfiguration, RequestConfiguration = {}, SecretsManagerConfiguration, S3BackupMode } = properties;
  requireUrl(EndpointConfiguration?.Url);
  requireAttributes(RequestConfiguration.CommonAttributes ?? []);
  requireOneOf('RequestConfiguration.ContentEncoding', RequestConfiguration.ContentEncoding ?? 'NONE', [
    'NONE',
    'GZIP',
  ]);
  requireOneOf('S3BackupMode', S3BackupMode ?? 'FailedDataOnly', ['FailedDataOnly', 'AllData']);
  if (usesSecret(SecretsManagerConfiguration)) return;
  requireLength('EndpointConfiguration.AccessKey', EndpointConfiguration?.AccessKey ?? '', 0, MAX_ACCESS_KEY_LENGTH);
}

/** Only https, and only its own port. */
function requireUrl(url = ''): void {
  const isHttps = URL.canParse(url) && new URL(url).protocol === 'https:' && new URL(url).port === '';
  if (!isHttps) throw new Error(`EndpointConfiguration.Url must be an https URL on port 443, got ${url}`);
  requireLength('EndpointConfiguration.Url', url, 1, MAX_URL_LENGTH);
}

function requireAttributes(attributes: readonly CommonAttribute[]): void {
  if (attributes.length > MAX_ATTRIBUTES) {
    throw new Error(
      `RequestConfiguration.CommonAttributes must be at most ${MAX_ATTRIBUTES}, got ${attributes.length}`,
    );
  }
  for (const { AttributeName, AttributeValue } of attributes) {
    requireLength('AttributeName', AttributeName, 1, MAX_ATTRIBUTE_NAME_LENGTH);
    requireLength(`AttributeValue of ${AttributeName}`, AttributeValue, 0, MAX_ATTRIBUTE_VALUE_LENGTH);
  }
}
