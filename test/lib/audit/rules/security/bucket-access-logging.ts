import type { Fixture } from '../fixture';

const logged = {
  Type: 'AWS::S3::Bucket',
  Properties: { LoggingConfiguration: { DestinationBucketName: { Ref: 'Logs' }, LogFilePrefix: 'lake/' } },
};
const plain = { Type: 'AWS::S3::Bucket', Properties: {} };
const writer = { Type: 'AWS::S3::Bucket', Properties: { BucketName: { Ref: 'Logs' } } };

export const passing: Fixture['passing'] = [{ Resources: { Lake: logged, Logs: plain } }];

export const failing: Fixture['failing'] = [
  { template: { Resources: { Lake: plain } }, problems: { Lake: [{ property: 'LoggingConfiguration' }] } },
  {
    template: { Resources: { Lake: logged, Logs: plain, Other: writer } },
    problems: { Other: [{ property: 'LoggingConfiguration' }] },
  },
  {
    template: { Resources: { Other: writer, Logs: plain } },
    problems: { Other: [{ property: 'LoggingConfiguration' }], Logs: [{ property: 'LoggingConfiguration' }] },
  },
];

export const presenceDecides = true;
