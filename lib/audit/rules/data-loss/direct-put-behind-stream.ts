import { alarmsOn } from '../../reading/alarms';
import { DELIVERY_STREAM, isDirectPut } from '../../reading/delivery-streams';
import { DELIVERY_AGE } from '../../reading/metric-families';
import { perTemplate } from '../../reading/per-template';
import { EVENT_SOURCE_MAPPING, readsStream } from '../../reading/stream-readers';
import type { Rule } from '../../rule';

export const directPutBehindStream: Rule = {
  id: 'direct-put-behind-stream',
  title:
    'A function hands the records of a data stream to a delivery stream that keeps them for 24 hours, and no alarm watches it',
  why: 'With direct PUT, what is not delivered within a day is lost, however long the data stream retains its records.',
  severity: 'high',
  fix: 'Let Firehose read the data stream and transform the records, or watch DataFreshness and stop the function in time.',
  controls: {},
  concern: 'data-loss',
  types: [DELIVERY_STREAM],
  check: (delivery, template) => {
    const functions = functionsBehindStreams(template);
    const writers = template.referring(delivery, 'AWS::Lambda::Function').filter((each) => functions.has(each));
    const isWatched = alarmsOn(delivery, DELIVERY_AGE, template).length > 0;
    if (writers.length === 0 || isWatched || !isDirectPut(delivery)) return [];
    return [{ message: `written to by ${writers.map(({ logicalId }) => logicalId).join(' and ')}` }];
  },
};

const functionsBehindStreams = perTemplate((template) => {
  const readers = template.ofType(EVENT_SOURCE_MAPPING).filter((mapping) => readsStream(mapping, template));
  return new Set(readers.map((mapping) => template.referred(mapping, 'FunctionName')));
});
