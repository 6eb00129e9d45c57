import type { CfnDeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import { Size, Token } from 'aws-cdk-lib/core';
import { requireThat } from '../../../private/validation';
import type { CatalogFormat } from '../../table/catalog-table';

const OWNER = 'FormatConversion';

const COMPRESSIONS: Readonly<Record<CatalogFormat, string[]>> = {
  parquet: ['UNCOMPRESSED', 'SNAPPY', 'GZIP'],
  orc: ['NONE', 'SNAPPY', 'ZLIB'],
};
const LEAST: Readonly<Record<string, number>> = {
  blockSizeBytes: Size.mebibytes(64).toBytes(),
  maxPaddingBytes: 0,
  pageSizeBytes: Size.kibibytes(64).toBytes(),
  rowIndexStride: 1000,
  stripeSizeBytes: Size.mebibytes(8).toBytes(),
};
const FRACTIONS = ['bloomFilterFalsePositiveProbability', 'dictionaryKeyThreshold', 'paddingTolerance'];

type Settings = Readonly<Record<string, unknown>>;

/** The settings of an output format, by the format that they are for. */
export interface OutputSettings {
  readonly format: CatalogFormat;
  readonly settings: Settings;
}

/** What an output format renders, whose class in aws-cdk leaves half of the limits to the deployment. */
export function outputSettings(configuration: CfnDeliveryStream.OutputFormatConfigurationProperty): OutputSettings {
  const serializer = (configuration.serializer ?? {}) as CfnDeliveryStream.SerializerProperty;
  const { parquetSerDe, orcSerDe } = serializer;
  if (orcSerDe !== undefined) return { format: 'orc', settings: orcSerDe as Settings };
  return { format: 'parquet', settings: (parquetSerDe ?? {}) as Settings };
}

/** Throws unless Firehose takes the settings. */
export function requireOutputSettings({ format, settings }: OutputSettings): void {
  const known = Object.entries(settings).filter(([, value]) => value !== undefined && !Token.isUnresolved(value));
  for (const [name, value] of known) {
    const require = (holds: boolean, allowed: string) => requireThat(holds, OWNER, name, allowed, `${value}`);
    const least = LEAST[name];
    if (least !== undefined) require(isWhole(value) && value >= least, `a whole number of ${least} or more`);
    if (FRACTIONS.includes(name)) require(isFraction(value), 'a number from 0 to 1');
    if (name === 'compression') {
      require(COMPRESSIONS[format].includes(value as string), `one of ${COMPRESSIONS[format].join(', ')}`);
    }
  }
}

function isWhole(value: unknown): value is number {
  return Number.isInteger(value);
}

function isFraction(value: unknown): boolean {
  return typeof value === 'number' && value >= 0 && value <= 1;
}
