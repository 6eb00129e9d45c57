import { judged } from '../../expectation';
import { expressionOf, known } from '../../expressions/value';
import { COPY_OPTIONS, copyKeywords } from '../../reading/copy-options';
import { DELIVERY_STREAM, REDSHIFT_DESTINATION } from '../../reading/delivery-streams';
import type { Rule } from '../../rule';

const FORMAT = `${REDSHIFT_DESTINATION}.S3Configuration.CompressionFormat`;

export const redshiftCopyCompression: Rule = {
  id: 'redshift-copy-compression',
  title: 'A COPY command expects another compression than that of the objects it loads',
  why: 'Every COPY fails, and the rows stay in the intermediate bucket.',
  severity: 'high',
  fix: 'Give CopyOptions the word GZIP if, and only if, CompressionFormat is GZIP; Redshift reads neither ZIP nor Snappy.',
  controls: {},
  concern: 'data-loss',
  types: [DELIVERY_STREAM],
  check: (stream) => {
    if (!stream.has(REDSHIFT_DESTINATION)) return [];
    const options = stream.values(COPY_OPTIONS).map((value) => (value.kind === 'absent' ? known('') : value));
    const open = options.find(({ kind }) => kind !== 'known');
    if (open !== undefined) return [{ property: COPY_OPTIONS, value: expressionOf(open), unresolved: true }];
    const isRead = (format: unknown) => options.some((text) => readBy(String(expressionOf(text))) === format);
    return stream.values(FORMAT).flatMap((format) => judged(FORMAT, format, isRead, { absent: 'UNCOMPRESSED' }));
  },
};

function readBy(options: string): string {
  return /\bGZIP\b/i.test(copyKeywords(options)) ? 'GZIP' : 'UNCOMPRESSED';
}
