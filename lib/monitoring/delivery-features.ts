import { CfnDeliveryStream, type IDeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import { Stack } from 'aws-cdk-lib/core';

/** What a delivery stream does, and so has metrics of; of an imported one, nothing tells. */
export interface DeliveryFeatures {
  /** Producers put to it. */
  readonly isPutTo: boolean;
  /** A key that a customer manages encrypts what is put. */
  readonly hasOwnKey: boolean;
  readonly isPartitioned: boolean;
  /** Every record is backed up, not only those that failed. */
  readonly backsUpAll: boolean;
}

const UNKNOWN: DeliveryFeatures = { isPutTo: false, hasOwnKey: false, isPartitioned: false, backsUpAll: false };

/** `Enabled`, `AllData`, `AllDocuments`, `AllEvents`: each kind of destination has a word of its own. */
const ALL = /^(Enabled|All)/;

/** The parts of a destination's configuration that turn features on. */
interface Destination {
  readonly s3BackupMode?: string;
  readonly dynamicPartitioningConfiguration?: { readonly enabled?: boolean };
}

export function featuresOf({ node }: IDeliveryStream): DeliveryFeatures {
  const resource = node.defaultChild;
  if (!(resource instanceof CfnDeliveryStream)) return UNKNOWN;
  const { deliveryStreamType = 'DirectPut', deliveryStreamEncryptionConfigurationInput } = resource;
  const key: { readonly keyType?: string } =
    Stack.of(resource).resolve(deliveryStreamEncryptionConfigurationInput) ?? {};
  const { s3BackupMode = '', dynamicPartitioningConfiguration } = destinationOf(resource);
  return {
    isPutTo: deliveryStreamType === 'DirectPut',
    hasOwnKey: key.keyType === 'CUSTOMER_MANAGED_CMK',
    isPartitioned: dynamicPartitioningConfiguration?.enabled === true,
    backsUpAll: ALL.test(s3BackupMode),
  };
}

function destinationOf(resource: CfnDeliveryStream): Destination {
  const configurations = [
    resource.extendedS3DestinationConfiguration,
    resource.redshiftDestinationConfiguration,
    resource.httpEndpointDestinationConfiguration,
    resource.amazonopensearchserviceDestinationConfiguration,
    resource.amazonOpenSearchServerlessDestinationConfiguration,
    resource.splunkDestinationConfiguration,
    resource.snowflakeDestinationConfiguration,
    resource.icebergDestinationConfiguration,
  ];
  return Stack.of(resource).resolve(configurations.find((configuration) => configuration !== undefined)) ?? {};
}
