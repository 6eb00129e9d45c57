import type { AuditedResource } from '../../audited-resource';
import { requires } from '../../expectation';
import { isFalse } from '../../reading/booleans';
import { DELIVERY_STREAM, REDSHIFT_DESTINATION, S3_DESTINATIONS } from '../../reading/delivery-streams';
import type { Rule } from '../../rule';

const UNCOMPRESSED = 'UNCOMPRESSED';

export const deliveryUncompressed: Rule = {
  id: 'delivery-uncompressed',
  title: 'A delivery stream writes uncompressed objects',
  why: 'Logs take five to ten times the storage, and queries that are billed by what they scan cost as many times more.',
  severity: 'low',
  fix: 'Set CompressionFormat to GZIP, or have Firehose convert the rows to Parquet; for Redshift, add GZIP to the COPY options as well.',
  controls: { wellArchitected: ['COST04-BP05', 'COST08-BP02'] },
  concern: 'cost',
  types: [DELIVERY_STREAM],
  check: (stream, template) =>
    locationsOf(stream).flatMap((location) =>
      requires(`${location}.CompressionFormat`, (format) => format !== UNCOMPRESSED, { absent: UNCOMPRESSED })(
        stream,
        template,
      ),
    ),
};

/** Where data goes as it is; converted rows are compressed by their format. */
function locationsOf(stream: AuditedResource): string[] {
  const destinations = S3_DESTINATIONS.filter((destination) => !converts(stream, destination));
  return [...destinations, `${REDSHIFT_DESTINATION}.S3Configuration`].filter((location) => stream.has(location));
}

function converts(stream: AuditedResource, destination: string): boolean {
  const conversion = `${destination}.DataFormatConversionConfiguration`;
  if (!stream.has(conversion)) return false;
  return !stream.values(`${conversion}.Enabled`).every((value) => value.kind === 'known' && isFalse(value.value));
}
