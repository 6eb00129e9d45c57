import { deliveryDestination, writesObjects } from '../flow/delivery-destination';
import { isOn, listAt, numberAt, numberOf, textOf, valueAt, withValue } from '../model/model-resource';
import { DELIVERY } from '../model/topology';
import { compresses, converts } from '../services/delivery-stream';
import { copiesInto, WORKGROUP } from '../services/redshift';
import { changed, type Move } from './move';

const LARGEST_SIZE = 128;
const LONGEST_INTERVAL = 900;
const DEFAULT_SIZE = 5;
const REDSHIFT = 'RedshiftDestinationConfiguration';

export const LARGE_BUFFERS: Move = {
  id: 'large-buffers',
  title: 'buffer 128 MiB before an object is written',
  condition: 'rows arrive later where the interval does not come first',
  apply: (flows) =>
    changed(flows, [DELIVERY], (delivery) => {
      const { name, objects } = deliveryDestination(delivery);
      if (!writesObjects(deliveryDestination(delivery))) return delivery;
      if ((numberOf(objects('BufferingHints.SizeInMBs')) ?? DEFAULT_SIZE) >= LARGEST_SIZE) return delivery;
      return withValue(delivery, `${objectsPath(name)}.BufferingHints.SizeInMBs`, LARGEST_SIZE);
    }),
};

export const COMPRESS_OBJECTS: Move = {
  id: 'compress-objects',
  title: 'gzip the objects',
  apply: (flows) =>
    changed(flows, [DELIVERY], (delivery) => {
      const destination = deliveryDestination(delivery);
      const { name } = destination;
      if (!writesObjects(destination) || name === 'IcebergDestinationConfiguration') return delivery;
      if (converts(destination) || compresses(destination)) return delivery;
      return withValue(delivery, `${objectsPath(name)}.CompressionFormat`, 'GZIP');
    }),
};

export const BUCKET_KEY: Move = {
  id: 'bucket-key',
  title: 'turn on the bucket keys of the buckets that are delivered to',
  apply: (flows) =>
    changed(flows, ['AWS::S3::Bucket'], (bucket) => {
      const path = 'BucketEncryption.ServerSideEncryptionConfiguration';
      const [rule] = listAt(bucket, path);
      const algorithm = textOf(valueAt(rule, 'ServerSideEncryptionByDefault.SSEAlgorithm'));
      if (!algorithm.startsWith('aws:kms') || isOn(valueAt(rule, 'BucketKeyEnabled'))) return bucket;
      return withValue(bucket, path, [{ ...(rule as object), BucketKeyEnabled: true }]);
    }),
};

export const RARER_COPY: Move = {
  id: 'rarer-copy',
  title: `load the warehouse every ${LONGEST_INTERVAL} seconds`,
  condition: 'rows are in the warehouse up to 15 minutes later',
  apply: (flows) => {
    const copies = flows.model.ofType(WORKGROUP).flatMap((workgroup) => copiesInto(workgroup, flows));
    const path = `${REDSHIFT}.S3Configuration.BufferingHints.IntervalInSeconds`;
    return changed(flows, [DELIVERY], (delivery) => {
      if (!copies.includes(delivery) || numberAt(delivery, path) === LONGEST_INTERVAL) return delivery;
      return withValue(delivery, path, LONGEST_INTERVAL);
    });
  },
};

function objectsPath(name: string | undefined): string {
  const inBucket = name === 'ExtendedS3DestinationConfiguration' || name === 'S3DestinationConfiguration';
  return inBucket ? name : `${name}.S3Configuration`;
}
