import type { FailingTemplate } from '../fixture';
import { deliveryStream, ELSEWHERE, lambdaProcessing, template, toS3 } from '../resources';

const property = 'ExtendedS3DestinationConfiguration.S3BackupMode';
const ProcessingConfiguration = lambdaProcessing();
const fromStream = { DeliveryStreamType: 'KinesisStreamAsSource' };

export const passing = [
  template({
    Backup: toS3({ ProcessingConfiguration, S3BackupMode: 'Enabled' }),
    Splunk: deliveryStream({ SplunkDestinationConfiguration: { ProcessingConfiguration, S3BackupMode: 'AllEvents' } }),
    Http: deliveryStream({
      HttpEndpointDestinationConfiguration: { ProcessingConfiguration, S3BackupMode: 'AllData' },
    }),
    Search: deliveryStream({
      AmazonopensearchserviceDestinationConfiguration: { ProcessingConfiguration, S3BackupMode: 'AllDocuments' },
    }),
    FromStream: toS3({ ProcessingConfiguration }, fromStream),
    Delimited: toS3({ ProcessingConfiguration: { Enabled: true, Processors: [{ Type: 'AppendDelimiterToRecord' }] } }),
    Plain: toS3(),
  }),
];

export const failing: FailingTemplate[] = [
  {
    template: template({
      Default: toS3({ ProcessingConfiguration }),
      DirectPut: toS3({ ProcessingConfiguration }, { DeliveryStreamType: 'DirectPut' }),
      FailedOnly: deliveryStream({
        HttpEndpointDestinationConfiguration: { ProcessingConfiguration, S3BackupMode: 'FailedDataOnly' },
      }),
      Open: toS3({ ProcessingConfiguration, S3BackupMode: ELSEWHERE }),
    }),
    problems: {
      Default: [{ property }],
      DirectPut: [{ property }],
      FailedOnly: [{ property: 'HttpEndpointDestinationConfiguration.S3BackupMode', value: 'FailedDataOnly' }],
      Open: [{ property, value: ELSEWHERE, unresolved: true }],
    },
  },
];
