import type { AuditedResource } from '../../audited-resource';
import { requiresPresence } from '../../expectation';
import { isFalse, isTrue } from '../../reading/booleans';
import { DELIVERY_STREAM } from '../../reading/delivery-streams';
import type { Rule } from '../../rule';

const DESTINATION = 'ExtendedS3DestinationConfiguration';

const requiresPrefix = requiresPresence(`${DESTINATION}.ErrorOutputPrefix`);

export const deliveryErrorPrefix: Rule = {
  id: 'delivery-error-prefix',
  title: 'Records that a delivery stream cannot process or convert have no error output prefix of their own',
  why: 'Firehose writes them among the data, where queries read them as rows and nobody looks for them.',
  severity: 'medium',
  fix: 'Set ErrorOutputPrefix, with !{firehose:error-output-type} in it, outside of the prefix of the data.',
  controls: {},
  concern: 'data-loss',
  types: [DELIVERY_STREAM],
  check: (stream, template) => (canFail(stream) ? requiresPrefix(stream, template) : []),
};

function canFail(stream: AuditedResource): boolean {
  const conversion = `${DESTINATION}.DataFormatConversionConfiguration`;
  const converts = stream.has(conversion) && !isOff(stream, `${conversion}.Enabled`);
  const processes = isOn(stream, `${DESTINATION}.ProcessingConfiguration.Enabled`);
  return converts || processes || isOn(stream, `${DESTINATION}.DynamicPartitioningConfiguration.Enabled`);
}

function isOn(stream: AuditedResource, path: string): boolean {
  return stream.values(path).some((value) => value.kind === 'known' && isTrue(value.value));
}

function isOff(stream: AuditedResource, path: string): boolean {
  return stream.values(path).every((value) => value.kind === 'known' && isFalse(value.value));
}
