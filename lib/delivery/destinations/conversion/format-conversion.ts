import type { IRole } from 'aws-cdk-lib/aws-iam';
import {
  type CfnDeliveryStream,
  type IInputFormat,
  type IOutputFormat,
  OpenXJsonInputFormat,
  ParquetCompression,
  ParquetOutputFormat,
} from 'aws-cdk-lib/aws-kinesisfirehose';
import type { Construct, IDependable } from 'constructs';
import { requireKnownColumns } from './column-references';
import type { ConversionSchema } from './conversion-schema';
import { type LakeFormationAccess, lakeFormationPermissions } from './lake-formation-access';
import { outputSettings, requireOutputSettings } from './output-settings';
import { grantColumns } from './schema-permissions';

/** What the service does by default, said aloud. */
const JSON_INPUT = new OpenXJsonInputFormat({ lowercaseColumnNames: true });
const PARQUET_OUTPUT = new ParquetOutputFormat({ compression: ParquetCompression.SNAPPY });

/**
 * Conversion of JSON records into columns of Apache Parquet or Apache ORC.
 *
 * What cannot be converted lies as it came below the error prefix.
 *
 * @see https://docs.aws.amazon.com/firehose/latest/dev/record-format-conversion.html
 */
export interface FormatConversion {
  /** The columns. */
  readonly schema: ConversionSchema;

  /**
   * How JSON is read.
   *
   * @default - by the OpenX deserializer, with keys in lower case
   */
  readonly inputFormat?: IInputFormat;

  /**
   * What is written.
   *
   * @default - Apache Parquet, compressed with Snappy
   */
  readonly outputFormat?: IOutputFormat;

  /**
   * Permissions of AWS Lake Formation for the role.
   *
   * @default - none, as IAM alone governs the table
   */
  readonly lakeFormation?: LakeFormationAccess;
}

/** Throws unless Firehose takes the conversion. */
export function requireFormatConversion(conversion: FormatConversion | undefined): void {
  if (conversion === undefined) return;
  const { input, output } = formatsOf(conversion);
  const settings = outputSettings(output);
  requireOutputSettings(settings);
  const { ownTable } = conversion.schema._origin;
  if (ownTable !== undefined) requireKnownColumns(ownTable.columns, input, settings);
}

/** Who converts, and where the objects lie. */
export interface ConversionPlace {
  readonly role: IRole;
  readonly location: string;
}

/** A conversion as a destination has it. */
export interface ConversionConfig {
  readonly configuration?: CfnDeliveryStream.DataFormatConversionConfigurationProperty;
  readonly dependables: IDependable[];
}

/** Renders a conversion, and lets the role read the columns. */
export function conversionConfig(
  scope: Construct,
  { role, location }: ConversionPlace,
  conversion: FormatConversion | undefined,
): ConversionConfig {
  if (conversion === undefined) return { dependables: [] };
  const { input, output } = formatsOf(conversion);
  const { lakeFormation, schema } = conversion;
  const table = schema._bind(scope, { location, format: outputSettings(output).format });
  const permissions = lakeFormation === undefined ? [] : [lakeFormationPermissions(scope, role, table, lakeFormation)];
  return {
    configuration: {
      enabled: true,
      inputFormatConfiguration: input,
      outputFormatConfiguration: output,
      schemaConfiguration: { roleArn: role.roleArn, ...table },
    },
    dependables: [grantColumns(role, table, schema._origin.registrySchema), ...permissions],
  };
}

function formatsOf({ inputFormat = JSON_INPUT, outputFormat = PARQUET_OUTPUT }: FormatConversion) {
  return { input: inputFormat.createInputFormatConfig(), output: outputFormat.createOutputFormatConfig() };
}
