import { requires } from '../../expectation';
import { isTrue } from '../../reading/booleans';
import type { Rule } from '../../rule';

const DELIVERY = 'LogDelivery.WorkerLogDelivery';
const CHECKS = ['CloudWatchLogs', 'Firehose', 'S3'].map((place) => requires(`${DELIVERY}.${place}.Enabled`, isTrue));

export const connectorLogging: Rule = {
  id: 'connector-logging',
  title: 'A Kafka connector writes no log',
  why: 'Why a task failed, and which records it could not write, is lost with the worker that said it.',
  severity: 'medium',
  fix: 'Turn on CloudWatchLogs, Firehose or S3 in WorkerLogDelivery.',
  controls: { securityHub: ['MSK.5'], wellArchitected: ['REL06-BP01'] },
  concern: 'operability',
  types: ['AWS::KafkaConnect::Connector'],
  check: (connector, template) => {
    const results = CHECKS.map((check) => check(connector, template));
    if (results.some((problems) => problems.length === 0)) return [];
    const open = results.flat().filter(({ unresolved }) => unresolved);
    return open.length > 0 ? open : [{ property: DELIVERY }];
  },
};
