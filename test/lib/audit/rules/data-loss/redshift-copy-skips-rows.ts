import type { FailingTemplate } from '../fixture';
import { ELSEWHERE, template, toRedshift, toS3 } from '../resources';

const property = 'RedshiftDestinationConfiguration.CopyCommand.CopyOptions';

function copying(CopyOptions: unknown) {
  return toRedshift({ CopyCommand: { DataTableName: 'clicks', CopyOptions } });
}

export const passing = [
  template({
    None: copying(undefined),
    Strict: copying("JSON 'auto' GZIP MAXERROR 0"),
    Text: copying("NULL AS 'NOLOAD'"),
    Bucket: toS3(),
  }),
];

export const failing: FailingTemplate[] = [
  {
    template: template({
      Tolerant: copying("JSON 'auto' maxerror 10"),
      Once: copying('MAXERROR 1'),
      AsWell: copying('MAXERROR AS 100000'),
      Ignoring: copying('CSV IGNOREALLERRORS'),
      Rehearsing: copying('CSV NOLOAD'),
      Open: copying(ELSEWHERE),
    }),
    problems: {
      Tolerant: [{ property, value: "JSON 'auto' maxerror 10" }],
      Once: [{ property, value: 'MAXERROR 1' }],
      AsWell: [{ property, value: 'MAXERROR AS 100000' }],
      Ignoring: [{ property, value: 'CSV IGNOREALLERRORS' }],
      Rehearsing: [{ property, value: 'CSV NOLOAD' }],
      Open: [{ property, value: ELSEWHERE, unresolved: true }],
    },
  },
];
