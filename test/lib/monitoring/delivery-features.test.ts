import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as firehose from 'aws-cdk-lib/aws-kinesisfirehose';
import { Stack } from 'aws-cdk-lib/core';
import { featuresOf } from '../../../lib/monitoring/delivery-features';
import { deliveryStreamTo, deliveryStreamWithAll, toS3 } from './delivery-streams';

const NOTHING = { isPutTo: false, hasOwnKey: false, isPartitioned: false, backsUpAll: false };

describe('featuresOf', () => {
  test('knows a delivery stream with everything', () => {
    expect(featuresOf(deliveryStreamWithAll(new Stack()))).toEqual({
      isPutTo: true,
      hasOwnKey: true,
      isPartitioned: true,
      backsUpAll: true,
    });
  });

  test('knows one with nothing', () => {
    const stack = new Stack();
    const source = new firehose.KinesisStreamSource(new kinesis.Stream(stack, 'Source'));
    const destination = { bind: () => toS3({ s3BackupMode: 'Disabled' }) };
    expect(featuresOf(new firehose.DeliveryStream(stack, 'Reading', { source, destination }))).toEqual(NOTHING);
  });

  test('takes an imported one for one with nothing', () => {
    const arn = 'arn:aws:firehose:eu-central-1:111111111111:deliverystream/lake';
    expect(featuresOf(firehose.DeliveryStream.fromDeliveryStreamArn(new Stack(), 'Lake', arn))).toEqual(NOTHING);
  });

  test('tells the key of AWS from one of a customer', () => {
    const deliveryStream = deliveryStreamTo(new Stack(), toS3(), firehose.StreamEncryption.awsOwnedKey());
    expect(featuresOf(deliveryStream)).toEqual({ ...NOTHING, isPutTo: true });
  });

  test.each([
    ['httpEndpointDestinationConfiguration', 'AllData'],
    ['amazonopensearchserviceDestinationConfiguration', 'AllDocuments'],
    ['amazonOpenSearchServerlessDestinationConfiguration', 'AllDocuments'],
    ['splunkDestinationConfiguration', 'AllEvents'],
    ['snowflakeDestinationConfiguration', 'AllData'],
    ['redshiftDestinationConfiguration', 'Enabled'],
    ['icebergDestinationConfiguration', 'AllData'],
  ])('reads the backup mode in %s', (property, s3BackupMode) => {
    const withMode = (mode: string) =>
      featuresOf(deliveryStreamTo(new Stack(), { [property]: { s3BackupMode: mode } } as firehose.DestinationConfig));
    expect(withMode(s3BackupMode).backsUpAll).toBe(true);
    expect(withMode('FailedDataOnly').backsUpAll).toBe(false);
  });
});
