import type { FailingTemplate } from '../fixture';
import { application, ELSEWHERE, template } from '../resources';

const property = 'ApplicationConfiguration.FlinkApplicationConfiguration.ParallelismConfiguration.ConfigurationType';

function parallel(ParallelismConfiguration: object) {
  return application({ ApplicationConfiguration: { FlinkApplicationConfiguration: { ParallelismConfiguration } } });
}

export const passing = [
  template({
    Default: parallel({ ConfigurationType: 'DEFAULT' }),
    Custom: parallel({ ConfigurationType: 'CUSTOM', Parallelism: 4 }),
    None: application(),
  }),
];

export const failing: FailingTemplate[] = [
  {
    template: template({
      Ignored: parallel({ ConfigurationType: 'DEFAULT', Parallelism: 4 }),
      Unsaid: parallel({ AutoScalingEnabled: true }),
      Open: parallel({ ConfigurationType: ELSEWHERE, Parallelism: 4 }),
    }),
    problems: {
      Ignored: [{ property, value: 'DEFAULT' }],
      Unsaid: [{ property }],
      Open: [{ property, value: ELSEWHERE, unresolved: true }],
    },
  },
];
