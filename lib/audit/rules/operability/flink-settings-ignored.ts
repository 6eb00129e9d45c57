import type { AuditedResource } from '../../audited-resource';
import { judged } from '../../expectation';
import type { Rule } from '../../rule';

const FLINK = 'ApplicationConfiguration.FlinkApplicationConfiguration';
const BLOCKS: Readonly<Record<string, readonly string[]>> = {
  CheckpointConfiguration: ['CheckpointInterval', 'CheckpointingEnabled', 'MinPauseBetweenCheckpoints'],
  MonitoringConfiguration: ['LogLevel', 'MetricsLevel'],
  ParallelismConfiguration: ['AutoScalingEnabled', 'Parallelism', 'ParallelismPerKPU'],
};

export const flinkSettingsIgnored: Rule = {
  id: 'flink-settings-ignored',
  title: 'A Flink application is given settings that it ignores',
  why: 'With ConfigurationType DEFAULT the service takes its own values for checkpoints, monitoring and parallelism.',
  severity: 'medium',
  fix: 'Set ConfigurationType of the block to CUSTOM, or remove its other settings.',
  controls: {},
  concern: 'operability',
  types: ['AWS::KinesisAnalyticsV2::Application'],
  check: (application) =>
    Object.entries(BLOCKS)
      .filter(([block, settings]) => settings.some((setting) => application.has(`${FLINK}.${block}.${setting}`)))
      .flatMap(([block]) => ignored(application, `${FLINK}.${block}.ConfigurationType`)),
};

function ignored(application: AuditedResource, property: string) {
  return application.values(property).flatMap((type) => judged(property, type, (value) => value !== 'DEFAULT', {}));
}
