import type { FailingTemplate } from '../fixture';
import { ELSEWHERE, lambdaProcessing, template, toS3 } from '../resources';

const property = 'ExtendedS3DestinationConfiguration.ProcessingConfiguration.Processors.0.Parameters.1.ParameterValue';

function retrying(NumberOfRetries: unknown) {
  return toS3({ ProcessingConfiguration: lambdaProcessing({ NumberOfRetries }) });
}

export const passing = [
  template({
    Default: toS3({ ProcessingConfiguration: lambdaProcessing() }),
    Once: retrying('1'),
    Off: toS3({ ProcessingConfiguration: { ...lambdaProcessing({ NumberOfRetries: 0 }), Enabled: false } }),
  }),
];

export const failing: FailingTemplate[] = [
  {
    template: template({ Never: retrying('0'), Open: retrying(ELSEWHERE) }),
    problems: {
      Never: [{ property, value: '0' }],
      Open: [{ property, value: ELSEWHERE, unresolved: true }],
    },
  },
];
