import { usesSecret } from '../endpoint/credential';
import type { EndpointProperties } from '../endpoint/endpoint-kind';
import { requireLength, requireOneOf } from '../endpoint/property-checks';
import type { HintLimits } from '../hints';
import { requireRole } from '../require-role';

export interface SnowflakeProperties extends EndpointProperties {
  readonly AccountUrl?: string;
  readonly Database?: string;
  readonly Schema?: string;
  readonly Table?: string;
  readonly User?: string;
  readonly PrivateKey?: string;
  readonly KeyPassphrase?: string;
  readonly DataLoadingOption?: string;
  readonly ContentColumnName?: string;
  readonly MetaDataColumnName?: string;
  readonly RoleARN?: string;
}

export const SNOWFLAKE_HINTS: HintLimits = {
  minMegabytes: 1,
  defaultMegabytes: 128,
  minSeconds: 0,
  defaultSeconds: 0,
};

const ACCOUNT = /^(https:\/\/)?[^/]+\.snowflakecomputing\.com\/?$/;
const MAX_NAME_LENGTH = 255;
const LOADING_OPTIONS = ['JSON_MAPPING', 'VARIANT_CONTENT_MAPPING', 'VARIANT_CONTENT_AND_METADATA_MAPPING'];

/** @throws Error that names the property, what it must be and what it is */
export function requireSnowflake(properties: SnowflakeProperties): void {
  const { AccountUrl = '', Database = '', Schema = '', Table = '', S3BackupMode = 'FailedDataOnly' } = properties;
  if (!ACCOUNT.test(AccountUrl)) {
    throw new Error(`AccountUrl must be a URL on snowflakecomputing.com, got ${AccountUrl}`);
  }
  for (const [name, value] of Object.entries({ Database, Schema, Table })) {
    requireLength(name, value, 1, MAX_NAME_LENGTH);
  }
  requireRole(properties.RoleARN);
  requireOneOf('S3BackupMode', S3BackupMode, ['FailedDataOnly', 'AllData']);
  requireColumns(properties);
  if (usesSecret(properties.SecretsManagerConfiguration)) return;
  requireLength('User', properties.User ?? '', 1, MAX_NAME_LENGTH);
  requireLength('PrivateKey', properties.PrivateKey ?? '', 256, 4_096);
}

function requireColumns(properties: SnowflakeProperties): void {
  const { DataLoadingOption = 'JSON_MAPPING', ContentColumnName = '', MetaDataColumnName = '' } = properties;
  requireOneOf('DataLoadingOption', DataLoadingOption, LOADING_OPTIONS);
  if (DataLoadingOption === 'JSON_MAPPING') return;
  requireLength('ContentColumnName', ContentColumnName, 1, MAX_NAME_LENGTH);
  if (DataLoadingOption === 'VARIANT_CONTENT_MAPPING') return;
  requireLength('MetaDataColumnName', MetaDataColumnName, 1, MAX_NAME_LENGTH);
}
