import { requires } from '../../expectation';
import { COPY_OPTIONS, copyKeywords } from '../../reading/copy-options';
import { DELIVERY_STREAM } from '../../reading/delivery-streams';
import type { Rule } from '../../rule';

const SKIPPING = /\b(MAXERROR(\s+AS)?\s+0*[1-9]\d*|IGNOREALLERRORS|NOLOAD)\b/i;

export const redshiftCopySkipsRows: Rule = {
  id: 'redshift-copy-skips-rows',
  title: 'A COPY command succeeds without loading every row',
  why: 'Firehose takes the batch for delivered: the rows that did not load are in no error output and raise no alarm.',
  severity: 'high',
  fix: 'Remove MAXERROR, IGNOREALLERRORS and NOLOAD from CopyOptions, and make the transform answer rows that fit the table.',
  controls: {},
  concern: 'data-loss',
  types: [DELIVERY_STREAM],
  check: requires(COPY_OPTIONS, (options) => !SKIPPING.test(copyKeywords(String(options))), { absent: '' }),
};
