import type { CfnDeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import { requireThat } from '../../../private/validation';
import type { Column } from '../../table/column';
import type { OutputSettings } from './output-settings';

const OWNER = 'FormatConversion';

/** Throws unless what refers to a column refers to one of the schema; a misspelt name would be ignored at best. */
export function requireKnownColumns(
  columns: Column[],
  input: CfnDeliveryStream.InputFormatConfigurationProperty,
  { settings }: OutputSettings,
): void {
  const names = columns.map(({ name }) => name);
  const require = (prop: string, referred: string[]) => {
    const unknown = referred.find((name) => !names.includes(name));
    requireThat(unknown === undefined, OWNER, prop, 'by columns of the schema', JSON.stringify(unknown));
  };
  require('columnToJsonKeyMappings', mappedColumns(input));
  require('bloomFilterColumns', (settings.bloomFilterColumns ?? []) as string[]);
}

function mappedColumns({ deserializer }: CfnDeliveryStream.InputFormatConfigurationProperty): string[] {
  const { openXJsonSerDe } = (deserializer ?? {}) as CfnDeliveryStream.DeserializerProperty;
  const { columnToJsonKeyMappings } = (openXJsonSerDe ?? {}) as CfnDeliveryStream.OpenXJsonSerDeProperty;
  return Object.keys(columnToJsonKeyMappings ?? {});
}
