import type { FailingTemplate } from '../fixture';
import { arnOf, bucket, ELSEWHERE, mapping, queue, stream, template } from '../resources';

const property = 'DestinationConfig.OnFailure.Destination';
const queueArn = 'arn:aws:sqs:eu-west-1:111122223333:failures';

function failingTo(Destination: unknown) {
  return mapping({ DestinationConfig: { OnFailure: { Destination } } });
}

export const passing = [
  template({
    Stream: stream(),
    Failures: bucket(),
    Bucket: failingTo(arnOf('Failures')),
    Named: failingTo('arn:aws:s3:::failures'),
    Imported: failingTo({ 'Fn::Sub': ['arn:${AWS::Partition}:s3:::${Name}', { Name: ELSEWHERE }] }),
    None: mapping(),
  }),
];

export const failing: FailingTemplate[] = [
  {
    template: template({
      Stream: stream(),
      Failures: queue(),
      Topic: { Type: 'AWS::SNS::Topic' },
      ToQueue: failingTo(arnOf('Failures')),
      ToTopic: failingTo({ Ref: 'Topic' }),
      ToNamed: failingTo(queueArn),
      Open: failingTo(ELSEWHERE),
    }),
    problems: {
      ToQueue: [{ property, value: arnOf('Failures') }],
      ToTopic: [{ property, value: { Ref: 'Topic' } }],
      ToNamed: [{ property, value: queueArn }],
      Open: [{ property, value: ELSEWHERE, unresolved: true }],
    },
  },
];
