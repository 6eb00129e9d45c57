import { HttpCompression } from 'aws-cdk-lib/aws-kinesisfirehose';
import { Size } from 'aws-cdk-lib/core';
import type { HttpEndpointFacts } from '../http-endpoint/http-endpoint';

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
  sumoLogic: partner('SumoLogicDestination', 'Sumo Logic', 1),
};

function partner(owner: string, name: string, mebibytes: number, maxMebibytes?: number): HttpEndpointFacts {
  return {
    owner,
    name,
    bufferingSize: Size.mebibytes(mebibytes),
    maxMebibytes,
    contentEncoding: HttpCompression.GZIP,
  };
}
