import type { FailingTemplate } from '../fixture';
import { arnOf, ELSEWHERE, mapping, pipe, stream, template } from '../resources';

const property = 'DestinationConfig.OnFailure.Destination';

export const presenceDecides = true;

export const passing = [
  template({
    Stream: stream(),
    Mapping: mapping({ DestinationConfig: { OnFailure: { Destination: arnOf('Failures') } } }),
    Imported: mapping({ DestinationConfig: { OnFailure: { Destination: ELSEWHERE } } }),
    Pipe: pipe({ DeadLetterConfig: { Arn: arnOf('Failures') } }),
  }),
];

export const failing: FailingTemplate[] = [
  {
    template: template({
      Stream: stream(),
      Mapping: mapping(),
      Removed: mapping({ DestinationConfig: { OnFailure: { Destination: '' } } }),
      Pipe: pipe(),
    }),
    problems: {
      Mapping: [{ property }],
      Removed: [{ property }],
      Pipe: [{ property: 'SourceParameters.KinesisStreamParameters.DeadLetterConfig.Arn' }],
    },
  },
];
