import type { Rule } from '../../rule';
import { alarmActions } from './alarm-actions';
import { alarmActionsEnabled } from './alarm-actions-enabled';
import { alarmDimensions } from './alarm-dimensions';
import { alarmMetricNotEmitted } from './alarm-metric-not-emitted';
import { alarmMissingData } from './alarm-missing-data';
import { alarmPastRetention } from './alarm-past-retention';
import { channelAlarm } from './channel-alarm';
import { channelLogging } from './channel-logging';
import { consumerTags } from './consumer-tags';
import { deliveryErrorsAmongData } from './delivery-errors-among-data';
import { deliveryFreshnessAlarm } from './delivery-freshness-alarm';
import { deliveryLogging } from './delivery-logging';
import { deliveryProcessorTimeout } from './delivery-processor-timeout';
import { failureDestinationAlarm } from './failure-destination-alarm';
import { flinkLogging } from './flink-logging';
import { flinkSettingsIgnored } from './flink-settings-ignored';
import { logGroupRetention } from './log-group-retention';
import { mappingConcurrency } from './mapping-concurrency';
import { mappingLagAlarm } from './mapping-lag-alarm';
import { redshiftLoadAlarm } from './redshift-load-alarm';
import { streamTags } from './stream-tags';
import { streamThrottleAlarm } from './stream-throttle-alarm';
import { templateMacro } from './template-macro';

/** What makes a pipeline fail unseen. */
export const OPERABILITY_RULES: readonly Rule[] = [
  alarmActions,
  alarmActionsEnabled,
  alarmDimensions,
  alarmMetricNotEmitted,
  alarmMissingData,
  alarmPastRetention,
  channelAlarm,
  channelLogging,
  consumerTags,
  deliveryErrorsAmongData,
  deliveryFreshnessAlarm,
  deliveryLogging,
  deliveryProcessorTimeout,
  failureDestinationAlarm,
  flinkLogging,
  flinkSettingsIgnored,
  logGroupRetention,
  mappingConcurrency,
  mappingLagAlarm,
  redshiftLoadAlarm,
  streamTags,
  streamThrottleAlarm,
  templateMacro,
];
