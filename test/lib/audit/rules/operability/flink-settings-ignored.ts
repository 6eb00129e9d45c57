import type { FailingTemplate } from '../fixture';
import { application, ELSEWHERE, template } from '../resources';

const flink = 'ApplicationConfiguration.FlinkApplicationConfiguration';
const property = `${flink}.ParallelismConfiguration.ConfigurationType`;

const SETTINGS = [
  ['CheckpointConfiguration', 'CheckpointInterval'],
  ['CheckpointConfiguration', 'CheckpointingEnabled'],
  ['CheckpointConfiguration', 'MinPauseBetweenCheckpoints'],
  ['MonitoringConfiguration', 'LogLevel'],
  ['MonitoringConfiguration', 'MetricsLevel'],
  ['ParallelismConfiguration', 'AutoScalingEnabled'],
  ['ParallelismConfiguration', 'Parallelism'],
  ['ParallelismConfiguration', 'ParallelismPerKPU'],
] as const;

function configured(block: string, settings: object) {
  return application({ ApplicationConfiguration: { FlinkApplicationConfiguration: { [block]: settings } } });
}

function parallel(settings: object) {
  return configured('ParallelismConfiguration', settings);
}

export const passing = [
  template({
    Default: parallel({ ConfigurationType: 'DEFAULT' }),
    Custom: parallel({ ConfigurationType: 'CUSTOM', Parallelism: 4 }),
    None: application(),
  }),
];

export const failing: FailingTemplate[] = [
  ...SETTINGS.map(([block, setting]) => ({
    template: template({ Ignored: configured(block, { ConfigurationType: 'DEFAULT', [setting]: '1' }) }),
    problems: { Ignored: [{ property: `${flink}.${block}.ConfigurationType`, value: 'DEFAULT' }] },
  })),
  {
    template: template({
      Unsaid: parallel({ AutoScalingEnabled: true }),
      Open: parallel({ ConfigurationType: ELSEWHERE, Parallelism: 4 }),
    }),
    problems: {
      Unsaid: [{ property }],
      Open: [{ property, value: ELSEWHERE, unresolved: true }],
    },
  },
];
