import type { FailingTemplate } from '../fixture';
import { arnOf, ELSEWHERE, either, mapping, NO_VALUE, pipe, stream, template } from '../resources';

const property = 'DestinationConfig.OnFailure.Destination';

export const presenceDecides = true;

export const passing = [
  template({
    Stream: stream(),
    Mapping: mapping({ DestinationConfig: { OnFailure: { Destination: arnOf('Failures') } } }),
    Imported: mapping({ DestinationConfig: { OnFailure: { Destination: ELSEWHERE } } }),
    Named: mapping({ DestinationConfig: { OnFailure: { Destination: 'arn:aws:s3:::failures' } } }),
    Pipe: pipe({ DeadLetterConfig: { Arn: arnOf('Failures') } }),
  }),
];

export const failing: FailingTemplate[] = [
  {
    template: template({
      Stream: stream(),
      Mapping: mapping(),
      Removed: mapping({ DestinationConfig: { OnFailure: { Destination: '' } } }),
      Sometimes: mapping({ DestinationConfig: { OnFailure: { Destination: either(arnOf('Failures'), NO_VALUE) } } }),
      Pipe: pipe(),
    }),
    problems: {
      Mapping: [{ property }],
      Removed: [{ property }],
      Sometimes: [{ property }],
      Pipe: [{ property: 'SourceParameters.KinesisStreamParameters.DeadLetterConfig.Arn' }],
    },
  },
];
