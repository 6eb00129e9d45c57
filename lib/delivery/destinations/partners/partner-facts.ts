import { HttpCompression } from 'aws-cdk-lib/aws-kinesisfirehose';

/** What Firehose calls a partner, and what the partner takes. */
export interface PartnerFacts {
  /** The class of the destination, for error messages. */
  readonly owner: string;
  readonly name: string;
  /** What is collected when nothing is said. */
  readonly mebibytes: number;
  readonly maxMebibytes: number;
  readonly contentEncoding: HttpCompression;
}

/** The names and sizes are those which AWS documents for each partner. */
export const PARTNERS = {
  coralogix: partner('CoralogixDestination', 'Coralogix', 6),
  datadog: partner('DatadogDestination', 'Datadog', 4, 4),
  dynatrace: partner('DynatraceDestination', 'Dynatrace', 5),
  elastic: partner('ElasticDestination', 'Elastic', 1, 1),
  honeycomb: partner('HoneycombDestination', 'Honeycomb', 15),
  logicMonitor: partner('LogicMonitorDestination', 'LogicMonitor', 5),
  logzio: { ...partner('LogzioDestination', 'Logz.io', 5), contentEncoding: HttpCompression.NONE },
  mongoDb: partner('MongoDbDestination', 'MongoDB Cloud', 5, 16),
  newRelic: partner('NewRelicDestination', 'New Relic', 5),
  splunkObservabilityCloud: partner('SplunkObservabilityCloudDestination', 'Splunk Observability Cloud', 1),
  sumoLogic: partner('SumoLogicDestination', 'Sumo Logic', 1),
};

function partner(owner: string, name: string, mebibytes: number, maxMebibytes = 64): PartnerFacts {
  return { owner, name, mebibytes, maxMebibytes, contentEncoding: HttpCompression.GZIP };
}
