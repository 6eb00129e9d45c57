import { DESTINATION_KINDS } from './destination/destination-kinds';
import { below } from './destination/property-paths';

/** Properties of a delivery stream that take effect here. */
export const HONOURED: readonly string[] = [
  'DeliveryStreamName',
  'DeliveryStreamType',
  'DirectPutSourceConfiguration.ThroughputHintInMBs',
  'KinesisStreamSourceConfiguration.KinesisStreamARN',
  ...DESTINATION_KINDS.flatMap(({ property, honours }) => below(property, honours)),
];

/** What no record shows: encryption at rest, tags, and roles, which only limit what is done. */
export const RECORDED: readonly string[] = [
  'DeliveryStreamEncryptionConfigurationInput',
  'KinesisStreamSourceConfiguration.RoleARN',
  'Tags',
  ...DESTINATION_KINDS.flatMap(({ property, records }) => below(property, records)),
];
