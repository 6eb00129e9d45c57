import type { AuditedResource } from '../../audited-resource';
import { requires } from '../../expectation';
import { DELIVERY_STREAM, S3_DESTINATIONS } from '../../reading/delivery-streams';
import { isAtLeast, numberOf } from '../../reading/numbers';
import type { Rule } from '../../rule';

const LEAST_MEBIBYTES = 32;
const DEFAULT_MEBIBYTES = 5;
/** Whoever sets less wants rows soon, and has objects as small as that makes them. */
const PATIENT_SECONDS = 300;

export const deliverySmallBuffers: Rule = {
  id: 'delivery-small-buffers',
  title: 'A delivery stream writes small objects though rows may wait',
  why: 'Each object is a PUT request and a request to KMS, and queries open every one of them: 25 times as many as with 128 MiB.',
  severity: 'low',
  fix: 'Set SizeInMBs of BufferingHints to 128: the interval still says when rows arrive at the latest.',
  controls: { wellArchitected: ['COST06-BP01', 'PERF03-BP01'] },
  concern: 'cost',
  types: [DELIVERY_STREAM],
  check: (stream, template) =>
    S3_DESTINATIONS.filter((destination) => stream.has(destination) && isPatient(stream, destination)).flatMap(
      (destination) =>
        requires(`${destination}.BufferingHints.SizeInMBs`, isAtLeast(LEAST_MEBIBYTES), {
          absent: DEFAULT_MEBIBYTES,
        })(stream, template),
    ),
};

function isPatient(stream: AuditedResource, destination: string): boolean {
  const intervals = stream.values(`${destination}.BufferingHints.IntervalInSeconds`);
  return intervals.every(
    (value) => value.kind === 'absent' || (value.kind === 'known' && numberOf(value.value) >= PATIENT_SECONDS),
  );
}
