import type { FailingTemplate } from '../fixture';
import { ELSEWHERE, either, template, toRedshift, toS3 } from '../resources';

const property = 'RedshiftDestinationConfiguration.S3Configuration.CompressionFormat';
const options = 'RedshiftDestinationConfiguration.CopyCommand.CopyOptions';

function copying(CompressionFormat: unknown, CopyOptions?: unknown) {
  return toRedshift({ S3Configuration: { CompressionFormat }, CopyCommand: { CopyOptions } });
}

export const passing = [
  template({
    Zipped: copying('GZIP', "json 'auto' gzip"),
    Plain: copying('UNCOMPRESSED', "JSON 'auto'"),
    Default: copying(undefined),
    Paths: copying(undefined, "JSON 's3://paths/gzip.json'"),
    Either: copying(either('GZIP', 'UNCOMPRESSED'), either('GZIP', '')),
    Bucket: toS3({ CompressionFormat: 'GZIP' }),
  }),
];

export const failing: FailingTemplate[] = [
  {
    template: template({
      Unsaid: copying('GZIP', "JSON 'auto'"),
      NoOptions: copying('GZIP'),
      Plain: copying(undefined, 'GZIP'),
      Unreadable: copying('Snappy', ''),
      Open: copying(ELSEWHERE, 'GZIP'),
      OpenOptions: copying('GZIP', ELSEWHERE),
    }),
    problems: {
      Unsaid: [{ property, value: 'GZIP' }],
      NoOptions: [{ property, value: 'GZIP' }],
      Plain: [{ property }],
      Unreadable: [{ property, value: 'Snappy' }],
      Open: [{ property, value: ELSEWHERE, unresolved: true }],
      OpenOptions: [{ property: options, value: ELSEWHERE, unresolved: true }],
    },
  },
];
