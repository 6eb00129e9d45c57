import type { FailingTemplate } from '../fixture';
import { application, ELSEWHERE, template } from '../resources';

const property = 'ApplicationConfiguration.FlinkApplicationConfiguration.CheckpointConfiguration.CheckpointingEnabled';

function checkpointing(CheckpointConfiguration: object) {
  return application({ ApplicationConfiguration: { FlinkApplicationConfiguration: { CheckpointConfiguration } } });
}

export const passing = [
  template({
    Default: application(),
    On: checkpointing({ ConfigurationType: 'CUSTOM', CheckpointingEnabled: true }),
    Ignored: checkpointing({ ConfigurationType: 'DEFAULT', CheckpointingEnabled: false }),
  }),
];

export const failing: FailingTemplate[] = [
  {
    template: template({
      Off: checkpointing({ ConfigurationType: 'CUSTOM', CheckpointingEnabled: 'false' }),
      Open: checkpointing({ ConfigurationType: 'CUSTOM', CheckpointingEnabled: ELSEWHERE }),
    }),
    problems: {
      Off: [{ property, value: 'false' }],
      Open: [{ property, value: ELSEWHERE, unresolved: true }],
    },
  },
];
