import type { FailingTemplate } from '../fixture';
import { ELSEWHERE, mapping, pipe, stream, template } from '../resources';

const property = 'StartingPosition';

export const passing = [
  template({ Stream: stream(), Mapping: mapping(), From: mapping({ [property]: 'AT_TIMESTAMP' }), Pipe: pipe() }),
  template({ Stream: stream(), Refused: mapping({ [property]: undefined }) }),
];

export const failing: FailingTemplate[] = [
  {
    template: template({
      Stream: stream(),
      Mapping: mapping({ [property]: 'LATEST' }),
      Pipe: pipe({ [property]: 'LATEST' }),
      Open: mapping({ [property]: ELSEWHERE }),
    }),
    problems: {
      Mapping: [{ property, value: 'LATEST' }],
      Pipe: [{ property: `SourceParameters.KinesisStreamParameters.${property}`, value: 'LATEST' }],
      Open: [{ property, value: ELSEWHERE, unresolved: true }],
    },
  },
];
