import { usesSecret } from '../endpoint/credential';
import type { EndpointProperties } from '../endpoint/endpoint-kind';
import { requireLength, requireOneOf } from '../endpoint/property-checks';
import { type HintLimits, requireRange } from '../hints';
import { requireRole } from '../require-role';

export interface SplunkProperties extends EndpointProperties {
  readonly HECEndpoint?: string;
  readonly HECEndpointType?: string;
  readonly HECToken?: string;
  readonly HECAcknowledgmentTimeoutInSeconds?: number | string;
}

export const SPLUNK_HINTS: HintLimits = {
  minMegabytes: 1,
  maxMegabytes: 5,
  defaultMegabytes: 5,
  minSeconds: 0,
  maxSeconds: 60,
  defaultSeconds: 60,
};

const MAX_TEXT_LENGTH = 2_048;
const MIN_ACKNOWLEDGMENT_SECONDS = 180;
const MAX_ACKNOWLEDGMENT_SECONDS = 600;

/** How long Splunk has to acknowledge, in milliseconds. */
export function acknowledgmentTimeout({ HECAcknowledgmentTimeoutInSeconds: seconds }: SplunkProperties): number {
  return Number(seconds ?? MIN_ACKNOWLEDGMENT_SECONDS) * 1000;
}

/** @throws Error that names the property, what it must be and what it is */
export function requireSplunk(properties: SplunkProperties): void {
  const { HECEndpoint = '', HECEndpointType, HECToken = '', S3BackupMode = 'FailedEventsOnly' } = properties;
  if (!URL.canParse(HECEndpoint)) throw new Error(`HECEndpoint must be a URL, got ${HECEndpoint}`);
  requireLength('HECEndpoint', HECEndpoint, 1, MAX_TEXT_LENGTH);
  requireOneOf('HECEndpointType', String(HECEndpointType), ['Raw', 'Event']);
  requireRange(
    'HECAcknowledgmentTimeoutInSeconds',
    acknowledgmentTimeout(properties) / 1000,
    MIN_ACKNOWLEDGMENT_SECONDS,
    MAX_ACKNOWLEDGMENT_SECONDS,
  );
  requireOneOf('S3BackupMode', S3BackupMode, ['FailedEventsOnly', 'AllEvents']);
  if (usesSecret(properties.SecretsManagerConfiguration)) requireRole(properties.SecretsManagerConfiguration?.RoleARN);
  else requireLength('HECToken', HECToken, 1, MAX_TEXT_LENGTH);
}
