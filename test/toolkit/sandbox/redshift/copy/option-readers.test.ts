import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CompressionUpdate, CopyCompression } from '../../../../../lib/delivery/destinations/redshift/copy-compression';
import { CopyFlag } from '../../../../../lib/delivery/destinations/redshift/copy-flag';
import { CopyFormat } from '../../../../../lib/delivery/destinations/redshift/copy-format';
import { HONOURED, REFUSED, WITHOUT_EFFECT } from '../../../../../toolkit/sandbox/redshift/copy/option-readers';
import { parseCopy } from '../../../../../toolkit/sandbox/redshift/copy/parse-copy';

const DOCUMENT = readFileSync(join(__dirname, '../../../../../docs/sandbox.md'), 'utf8');
const FROM = "COPY t FROM 's3://bucket/key' IAM_ROLE DEFAULT";

const told = (fate: string) => {
  const section = DOCUMENT.split(/^## /m).find((part) => part.startsWith('COPY, option by option')) ?? '';
  return [...section.matchAll(/^\| `(\w+)` \| (honoured|no effect here|refused)/gm)]
    .filter(([, , what]) => what === fate)
    .map(([, option]) => option);
};

describe('options of COPY', () => {
  test.each<[string, readonly string[]]>([
    ['honoured', Object.keys(HONOURED)],
    ['no effect here', Object.keys(WITHOUT_EFFECT)],
    ['refused', REFUSED],
  ])('that are %s stand in the document', (fate, options) => {
    expect(told(fate)).toEqual([...options].sort());
  });

  test.each(REFUSED)('%s is refused by name', (option) => {
    expect(() => parseCopy(`${FROM} ${option}`)).toThrow(new Error(`COPY: ${option} does not run in the sandbox`));
  });

  test.each([
    ...Object.values(CopyFlag),
    ...Object.values(CompressionUpdate).map((update) => `COMPUPDATE ${update}`),
    "TIMEFORMAT 'auto' DATEFORMAT 'DD.MM.YYYY' ACCEPTINVCHARS '?' TRUNCATECOLUMNS MAXERROR 5 STATUPDATE ON NULL AS 'NULL'",
    CopyFormat.JSON.parameters,
    CopyFormat.JSON_IGNORE_CASE.parameters,
    CopyFormat.JSON_NO_SHRED.parameters,
    CopyFormat.PARQUET.parameters,
    CopyFormat.jsonPaths('s3://bucket/paths.json').parameters,
    CopyFormat.csv({ delimiter: ';', ignoreHeader: 1 }).parameters,
    CopyFormat.delimited({ delimiter: '\\001' }).parameters,
    CopyFormat.fixedWidth([{ name: 'a', width: 3 }]).parameters,
    CopyCompression.GZIP,
  ])('%s, which the constructs write, is read', (options) => {
    expect(() => parseCopy(`${FROM} ${options}`)).not.toThrow();
  });
});
