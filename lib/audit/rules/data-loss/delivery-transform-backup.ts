import { requires } from '../../expectation';
import { DELIVERY_STREAM, destinationOf, isDirectPut, processorPaths } from '../../reading/delivery-streams';
import type { Rule } from '../../rule';

const EVERYTHING = ['AllData', 'AllDocuments', 'AllEvents', 'Enabled'];

export const deliveryTransformBackup: Rule = {
  id: 'delivery-transform-backup',
  title: 'A delivery stream transforms records that nobody else keeps, without a backup of what came in',
  why: 'What the function drops or spoils by mistake cannot be processed again: with direct PUT there is no stream to read it from once more.',
  severity: 'medium',
  fix: 'Back up all source records, or let Firehose read them from a data stream.',
  controls: { wellArchitected: ['REL09-BP01'] },
  concern: 'data-loss',
  types: [DELIVERY_STREAM],
  check: (stream, template) => {
    if (!isDirectPut(stream) || processorPaths(stream, 'Lambda').length === 0) return [];
    const mode = `${destinationOf(stream)}.S3BackupMode`;
    return requires(mode, (value) => EVERYTHING.includes(String(value)))(stream, template);
  },
};
