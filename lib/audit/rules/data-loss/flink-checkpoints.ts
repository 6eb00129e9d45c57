import { requires } from '../../expectation';
import { isFalse } from '../../reading/booleans';
import { textsAt } from '../../reading/texts';
import type { Rule } from '../../rule';

const CHECKPOINTS = 'ApplicationConfiguration.FlinkApplicationConfiguration.CheckpointConfiguration';

const requiresCheckpoints = requires(`${CHECKPOINTS}.CheckpointingEnabled`, (enabled) => !isFalse(enabled), {
  absent: true,
});

export const flinkCheckpoints: Rule = {
  id: 'flink-checkpoints',
  title: 'A Flink application takes no checkpoints',
  why: 'When a task fails, the application begins without its state: windows, counts and positions in the stream.',
  severity: 'high',
  fix: 'Set CheckpointingEnabled to true, or ConfigurationType to DEFAULT.',
  controls: {},
  concern: 'data-loss',
  types: ['AWS::KinesisAnalyticsV2::Application'],
  check: (application, template) => {
    const isDefault = textsAt(application, `${CHECKPOINTS}.ConfigurationType`).includes('DEFAULT');
    return isDefault ? [] : requiresCheckpoints(application, template);
  },
};
