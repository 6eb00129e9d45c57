import type { FaultKind, LastingFault } from '../fault-kind';
import { LASTING, NAME, optional, text } from '../property-rules';

/** Nobody may put objects into a bucket: `AccessDenied`. An occasion is an object. */
export interface BucketDenied extends LastingFault {
  readonly type: 'bucket-denied';
  /** Logical id, construct path, name or ARN. */
  readonly bucket: string;
  /**
   * Only for keys that begin so.
   * @default - for all keys
   */
  readonly prefix?: string;
}

export const bucketDenied: FaultKind<BucketDenied> = {
  type: 'bucket-denied',
  properties: { bucket: NAME, prefix: optional(text('the beginning of a key')), ...LASTING },
  prepare: ({ bucket, prefix = '' }, { rooms, inventory }) => {
    const denials = rooms.buckets.writeDenials(inventory.physicalName(bucket, 'AWS::S3::Bucket'));
    return (trigger) => denials.add(trigger, { prefix });
  },
};
