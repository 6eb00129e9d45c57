import type { Rule } from '../../rule';
import { alarmActions } from './alarm-actions';
import { alarmActionsEnabled } from './alarm-actions-enabled';
import { alarmDimensions } from './alarm-dimensions';
import { alarmMetricNotEmitted } from './alarm-metric-not-emitted';
import { alarmMissingData } from './alarm-missing-data';
import { alarmPastRetention } from './alarm-past-retention';
import { channelAlarm } from './channel-alarm';
import { channelLogging } from './channel-logging';
import { connectorLogging } from './connector-logging';
import { consumerTags } from './consumer-tags';
import { deliveryErrorsAmongData } from './delivery-errors-among-data';
import { deliveryFreshnessAlarm } from './delivery-freshness-alarm';
import { deliveryLogging } from './delivery-logging';
import { deliveryProcessorTimeout } from './delivery-processor-timeout';
import { deliverySourceType } from './delivery-source-type';
import { domainDataNodes } from './domain-data-nodes';
import { domainErrorLogging } from './domain-error-logging';
import { failureDestinationAlarm } from './failure-destination-alarm';
import { flinkLogging } from './flink-logging';
import { flinkSettingsIgnored } from './flink-settings-ignored';
import { functionSingleSubnet } from './function-single-subnet';
import { kafkaIamAuthentication } from './kafka-iam-authentication';
import { logGroupRetention } from './log-group-retention';
import { mappingConcurrency } from './mapping-concurrency';
import { mappingLagAlarm } from './mapping-lag-alarm';
import { redshiftLoadAlarm } from './redshift-load-alarm';
import { streamTags } from './stream-tags';
import { streamThrottleAlarm } from './stream-throttle-alarm';
import { templateMacro } from './template-macro';
import { writerWithoutKey } from './writer-without-key';

export const OPERABILITY_RULES: readonly Rule[] = [
  alarmActions,
  alarmActionsEnabled,
  alarmDimensions,
  alarmMetricNotEmitted,
  alarmMissingData,
  alarmPastRetention,
  channelAlarm,
  channelLogging,
  connectorLogging,
  consumerTags,
  deliveryErrorsAmongData,
  deliveryFreshnessAlarm,
  deliveryLogging,
  deliveryProcessorTimeout,
  deliverySourceType,
  domainDataNodes,
  domainErrorLogging,
  failureDestinationAlarm,
  flinkLogging,
  flinkSettingsIgnored,
  functionSingleSubnet,
  kafkaIamAuthentication,
  logGroupRetention,
  mappingConcurrency,
  mappingLagAlarm,
  redshiftLoadAlarm,
  streamTags,
  streamThrottleAlarm,
  templateMacro,
  writerWithoutKey,
];
