/** No lake of this library holds anything older, and each partition of the range may cost a listing. */
const FIRST_DATE = '2026-01-01';

/**
 * One partition an hour of arrival, in UTC. The prefix Firehose writes to and the projection Amazon Athena reads by
 * must agree; without a location template, Athena looks for `<column>=<value>/` below the table.
 */
export const LAKE_PARTITIONS = {
  keys: [
    { name: 'date', type: 'string', comment: 'Day of arrival, in UTC' },
    { name: 'hour', type: 'string', comment: 'Hour of arrival, in UTC' },
  ],
  prefix: 'date=!{timestamp:yyyy-MM-dd}/hour=!{timestamp:HH}/',
  projection: {
    'projection.enabled': 'true',
    'projection.date.type': 'date',
    'projection.date.format': 'yyyy-MM-dd',
    'projection.date.range': `${FIRST_DATE},NOW`,
    'projection.hour.type': 'integer',
    'projection.hour.range': '0,23',
    'projection.hour.digits': '2',
  },
};
