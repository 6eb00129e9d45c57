import type { Fixture } from '../fixture';

const delivery = (destination: string, configuration: Record<string, unknown>) => ({
  Resources: {
    Delivery: {
      Type: 'AWS::KinesisFirehose::DeliveryStream',
      Properties: { [destination]: configuration },
    },
  },
});
const S3 = 'ExtendedS3DestinationConfiguration';
const REDSHIFT = 'RedshiftDestinationConfiguration';

export const passing: Fixture['passing'] = [
  delivery(S3, { CompressionFormat: 'GZIP' }),
  delivery(S3, { CompressionFormat: 'UNCOMPRESSED', DataFormatConversionConfiguration: { Enabled: true } }),
  delivery(REDSHIFT, { S3Configuration: { CompressionFormat: 'GZIP' } }),
  delivery('SplunkDestinationConfiguration', { S3Configuration: {} }),
];

export const failing: Fixture['failing'] = [
  { template: delivery(S3, {}), problems: { Delivery: [{ property: `${S3}.CompressionFormat` }] } },
  {
    template: delivery(S3, {
      CompressionFormat: 'UNCOMPRESSED',
      DataFormatConversionConfiguration: { Enabled: 'false' },
    }),
    problems: { Delivery: [{ property: `${S3}.CompressionFormat`, value: 'UNCOMPRESSED' }] },
  },
  {
    template: delivery(REDSHIFT, { S3Configuration: {} }),
    problems: { Delivery: [{ property: `${REDSHIFT}.S3Configuration.CompressionFormat` }] },
  },
  {
    template: delivery(S3, { CompressionFormat: { 'Fn::ImportValue': 'Format' } }),
    problems: {
      Delivery: [{ property: `${S3}.CompressionFormat`, value: { 'Fn::ImportValue': 'Format' }, unresolved: true }],
    },
  },
];
