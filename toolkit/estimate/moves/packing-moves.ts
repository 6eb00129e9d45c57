import { DELIVERY } from '../model/topology';
import { type Move, withWorkload } from './move';

const LARGEST_RECORD = 1_000 * 1_024;

export const PACK_LINES: Move = {
  id: 'pack-lines',
  title: 'let producers pack lines into records of 25 KB',
  condition: 'readers have to take many lines from a record, as the prebuilt handlers do',
  apply: (flows) =>
    flows.workload.packing === 'none' ? withWorkload(flows, { packing: 'lines', recordBytes: 25_600 }) : undefined,
};

export const GZIP_RECORDS: Move = {
  id: 'gzip-records',
  title: 'let producers gzip the packed lines, as produce --gzip does',
  condition:
    'readers have to inflate records, as the prebuilt handlers do; a processor of your own needs a buffer small enough for what comes out',
  apply: (flows) => {
    const { packing } = flows.workload;
    return packing === 'lines' || packing === 'kpl' ? withWorkload(flows, { packing: 'gzip' }) : undefined;
  },
};

export const PACK_DELIVERIES: Move = {
  id: 'pack-deliveries',
  title: 'pack rows into the records that functions put into delivery streams',
  apply: (flows) => {
    const put = flows.model.ofType(DELIVERY).some((delivery) => flows.topology.mappingsInto(delivery).length > 0);
    if (!put || flows.workload.deliveryRecordBytes === LARGEST_RECORD) return undefined;
    return withWorkload(flows, { deliveryRecordBytes: LARGEST_RECORD });
  },
};
