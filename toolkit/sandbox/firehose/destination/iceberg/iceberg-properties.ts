import type { OpenTable } from '../../../kernel/open-tables';
import type { DeliveryStreamContext } from '../../delivery-stream-context';
import type { DestinationProperties, HintProperties } from '../delivery-properties';
import type { RetryProperties } from '../endpoint/retry-duration';

/** A table of a destination, and by what its rows are told. */
export interface TableProperties {
  readonly DestinationDatabaseName?: string;
  readonly DestinationTableName?: string;
  readonly UniqueKeys?: readonly string[];
}

export interface IcebergProperties extends DestinationProperties {
  readonly BufferingHints?: HintProperties;
  readonly CatalogConfiguration?: { readonly CatalogArn?: string; readonly CatalogARN?: string };
  readonly DestinationTableConfigurationList?: readonly TableProperties[];
  readonly RetryOptions?: RetryProperties;
}

/** The ARN of the catalog; of the account's own where the template names none. */
export function catalogArn({ CatalogConfiguration }: IcebergProperties, { sandbox }: DeliveryStreamContext): string {
  const { partition, region, account } = sandbox;
  const own = `arn:${partition}:glue:${region}:${account}:catalog`;
  return CatalogConfiguration?.CatalogARN ?? CatalogConfiguration?.CatalogArn ?? own;
}

/** @throws AwsError `EntityNotFoundException` */
export function tableOf(
  context: DeliveryStreamContext,
  properties: IcebergProperties,
  { DestinationDatabaseName = '', DestinationTableName = '' }: TableProperties,
): OpenTable {
  const arn = catalogArn(properties, context);
  return context.services.openTables.openTable(arn, DestinationDatabaseName, DestinationTableName);
}
