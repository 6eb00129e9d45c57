import { requiresPresence } from '../../expectation';
import { isAccessLogBucket } from '../../reading/access-log-bucket';
import type { Rule } from '../../rule';
import { ACCESS_LOGGING } from './requirements';

const requiresLogging = requiresPresence('LoggingConfiguration');

export const bucketAccessLogging: Rule = {
  id: 'bucket-access-logging',
  title: 'Access to a bucket is not logged',
  why: 'After an incident nobody can tell who read or changed which objects.',
  severity: 'medium',
  fix: 'Set LoggingConfiguration with a bucket for the logs. That bucket itself is left out.',
  controls: { ...ACCESS_LOGGING, securityHub: ['S3.9'] },
  concern: 'security',
  types: ['AWS::S3::Bucket'],
  check: (bucket, template) => (isAccessLogBucket(bucket, template) ? [] : requiresLogging(bucket, template)),
};
