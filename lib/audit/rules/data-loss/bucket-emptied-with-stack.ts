import { DELIVERY_STREAM } from '../../reading/delivery-streams';
import { STREAM_READERS } from '../../reading/stream-readers';
import type { Rule } from '../../rule';

const WRITERS = [DELIVERY_STREAM, 'AWS::Kinesis::Channel', ...STREAM_READERS];

export const bucketEmptiedWithStack: Rule = {
  id: 'bucket-emptied-with-stack',
  title: 'A bucket that a pipeline writes to is emptied when its stack is deleted',
  why: 'A custom resource deletes every version of every object: what was delivered, what failed, and what was backed up.',
  severity: 'high',
  fix: 'Remove autoDeleteObjects, and set DeletionPolicy and UpdateReplacePolicy of the bucket to RetainExceptOnCreate or Retain.',
  controls: { wellArchitected: ['REL09-BP01'] },
  concern: 'data-loss',
  types: ['AWS::S3::Bucket'],
  check: (bucket, template) => {
    const [emptying] = template.referring(bucket, 'Custom::S3AutoDeleteObjects');
    const isWritten = template.referring(bucket, ...WRITERS).length > 0;
    return emptying !== undefined && isWritten ? [{ message: `emptied by ${emptying.logicalId}` }] : [];
  },
};
