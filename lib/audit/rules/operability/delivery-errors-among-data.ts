import { DELIVERY_STREAM, S3_DESTINATIONS } from '../../reading/delivery-streams';
import { prefixesAt } from '../../reading/texts';
import type { Rule } from '../../rule';

export const deliveryErrorsAmongData: Rule = {
  id: 'delivery-errors-among-data',
  title: 'The error output prefix of a delivery stream lies below the prefix of its data',
  why: 'A table or a crawler over the data reads the errors as rows.',
  severity: 'medium',
  fix: 'Begin ErrorOutputPrefix with a folder of its own, beside that of the data.',
  controls: {},
  concern: 'operability',
  types: [DELIVERY_STREAM],
  check: (delivery) =>
    S3_DESTINATIONS.flatMap((destination) => {
      const property = `${destination}.ErrorOutputPrefix`;
      const folders = prefixesAt(delivery, `${destination}.Prefix`).map(folderOf).filter(isNamed);
      const among = prefixesAt(delivery, property).filter((errors) => folders.some((data) => errors.startsWith(data)));
      return among.map((value) => ({ property, value }));
    }),
};

/** `logs/` of `logs/year=`: where a table over the objects would lie. */
function folderOf(prefix: string): string {
  return prefix.slice(0, prefix.lastIndexOf('/') + 1);
}

function isNamed(folder: string): boolean {
  return folder !== '';
}
